#include <filesystem>
#include <iostream>
#include <memory>
#include <string>

#include "cli/commands.h"
#include "cli/http_client.h"
#include "ledger/rocks/disk_space.h"
#include "ledger/store/open_ledger.h"
#include "runtime/operations/view_generations.h"

namespace seatledger::cli {
namespace {

using nlohmann::json;

constexpr unsigned no_such_address = 404;

struct StatusFlags {
  std::string data_dir;
  ServerFlags server;
  bool json = false;
};

// Leaves out a part that the server cannot report, as an older server that lacks the route.
void add_part(HttpClient& client, json& status, const char* name, const char* path) {
  const auto answer = client.get(path);
  if (answer.is_good()) status[name] = answer.json();
}

json server_status(const ServerFlags& server) {
  HttpClient client(server);
  const auto answer = client.get("/api/ledger/status/");
  if (answer.status == no_such_address) throw NoAnswer("the server is of another version");
  if (!answer.is_good()) throw NoAnswer("the server answered " + answer.problem());
  json status = answer.json();
  const auto checkpoint = client.get("/api/ledger/checkpoint/");
  if (checkpoint.is_good()) status["checkpoint"] = checkpoint.body;
  add_part(client, status, "backups", "/api/ledger/backup/");
  add_part(client, status, "rebuild", "/api/ledger/rebuild/");
  add_part(client, status, "webhooks", "/api/ledger/webhooks/");
  return status;
}

json directory_status(const std::filesystem::path& data_dir) {
  const auto opened = ledger::read_ledger(data_dir);
  const ledger::LedgerReader& reader = *opened;
  json status{{"data_dir", data_dir.string()},
              {"head", reader.head().value},
              {"server_runs", reader.is_beside_server()},
              {"free_bytes", ledger::free_bytes(data_dir)}};
  status["damage"] = reader.damage() ? json(*reader.damage()) : json();
  const auto note = reader.newest_covered_checkpoint();
  status["checkpoint"] = note ? json(*note) : json();
  if (std::filesystem::exists(data_dir / "views")) {
    status["views"]["generation"] = runtime::ViewGenerations(data_dir).current_number();
  }
  return status;
}

// A note's second line is the number of events that it covers.
std::string signed_text(const json& status) {
  const auto note = status.find("checkpoint");
  if (note == status.end() || !note->is_string()) return "none";
  const std::string text = *note;
  const std::size_t begin = text.find('\n') + 1;
  const std::string size = text.substr(begin, text.find('\n', begin) - begin);
  const std::string head = status.at("head").dump();
  return size == head ? size + " events signed" : "signed up to " + size + ", head " + head;
}

void print_line(const char* name, const std::string& value) {
  std::cout << std::string(name) << std::string(14 - std::string(name).size(), ' ') << value
            << '\n';
}

std::string text_of(const json& object, const char* name) {
  const auto at = object.find(name);
  if (at == object.end() || at->is_null()) return "-";
  return at->is_string() ? at->get<std::string>() : at->dump();
}

// Users who share an address, each address after a semicolon.
std::string users_text(const json& addresses) {
  std::string text;
  for (const json& users : addresses) {
    if (!text.empty()) text += "; ";
    for (std::size_t i = 0; i < users.size(); ++i) text += (i == 0 ? "" : ", ") + users[i].dump();
  }
  return text;
}

void print_status(const json& status) {
  print_line("head", text_of(status, "head") + " events");
  print_line("checkpoint", signed_text(status));
  if (status.contains("damage") && !status["damage"].is_null()) {
    print_line("damage", text_of(status, "damage"));
  }
  if (status.contains("writes")) {
    print_line("writes", status["writes"]["accepted"] == true
                             ? "accepted"
                             : "refused: " + text_of(status["writes"], "detail"));
  }
  if (status.contains("server_runs")) {
    print_line("server", status["server_runs"] == true ? "runs" : "does not run");
  }
  if (status.contains("views")) {
    print_line("views", "generation " + text_of(status["views"], "generation") +
                            (status["views"].contains("position")
                                 ? ", position " + text_of(status["views"], "position")
                                 : ""));
  }
  print_line("disk", text_of(status, "free_bytes") + " bytes free");
  if (status.contains("backups")) {
    const json& backups = status["backups"].at("backups");
    std::string text = std::to_string(backups.size());
    if (!backups.empty()) {
      text += ", the last of " + text_of(backups.back(), "made") + " with " +
              text_of(backups.back(), "position") + " events";
    }
    print_line("backups", text);
  }
  if (status.contains("users_with_same_email") && !status["users_with_same_email"].empty()) {
    print_line("same e-mail", "users " + users_text(status["users_with_same_email"]));
  }
  if (status.contains("rebuild")) print_line("rebuild", text_of(status["rebuild"], "state"));
  if (status.contains("webhooks") && status["webhooks"].contains("count")) {
    print_line("webhooks", text_of(status["webhooks"], "count"));
  }
}

int show_status(const StatusFlags& flags) {
  require_place(flags.data_dir, flags.server);
  const json status =
      flags.data_dir.empty() ? server_status(flags.server) : directory_status(flags.data_dir);
  if (flags.json) {
    std::cout << status.dump() << '\n';
  } else {
    print_status(status);
  }
  const bool is_well = (!status.contains("writes") || status["writes"]["accepted"] == true) &&
                       (!status.contains("damage") || status["damage"].is_null());
  return is_well ? yes : no;
}

}  // namespace

void add_status(CLI::App& app, int& exit_code) {
  auto flags = std::make_shared<StatusFlags>();
  CLI::App* command = app.add_subcommand(
      "status", "Shows the state of a server or a data directory: head, views, disk, backups");
  add_place_flags(*command, flags->data_dir, flags->server);
  command->add_flag("--json", flags->json, "Print everything as JSON");
  command->footer(
      "Example: seatledger status --url http://127.0.0.1:8080 --key-file K\n"
      "Example: seatledger status --data-dir data --json\n"
      "Exit code 0: healthy, 1: writes are refused or the log is damaged, 2: could not tell");
  command->callback([flags, &exit_code] { exit_code = show_status(*flags); });
}

}  // namespace seatledger::cli
