#include <chrono>
#include <filesystem>
#include <iostream>
#include <memory>
#include <string>
#include <thread>

#include "cli/commands.h"
#include "cli/http_client.h"
#include "cli/progress.h"
#include "cli/whole_number.h"

namespace seatledger::cli {
namespace {

constexpr std::chrono::milliseconds between_backup_looks{200};
constexpr unsigned backup_begun = 202;
const std::string backup_path = "/api/ledger/backup/";

struct BackupFlags {
  ServerFlags server;
  std::string name;
  bool list = false;
  bool json = false;
};

nlohmann::json backups_of(HttpClient& client) {
  const auto answer = client.get(backup_path);
  if (!answer.is_good()) throw NoAnswer("the server answered " + answer.problem());
  return answer.json();
}

void print_backup(const nlohmann::json& row) {
  std::cout << row.at("name").get<std::string>() << "  " << row.at("made").get<std::string>()
            << "  " << row.at("position") << " events  " << row.at("bytes") << " bytes\n";
}

int list_backups(const BackupFlags& flags) {
  HttpClient client(flags.server);
  const auto state = backups_of(client);
  if (flags.json) {
    std::cout << state.at("backups").dump() << '\n';
  } else {
    for (const auto& row : state.at("backups")) print_backup(row);
  }
  return yes;
}

nlohmann::json wait_for_end(HttpClient& client, nlohmann::json state) {
  Progress progress("backup", 0, "bytes");
  const std::string name = state.value("name", nlohmann::json()).is_string()
                               ? state.at("name").get<std::string>()
                               : std::string();
  while (state.at("state") == "running" && state.at("name") == name) {
    progress.set_total(whole_number(state, "bytes_total"));
    progress.update(whole_number(state, "bytes_done"));
    std::this_thread::sleep_for(between_backup_looks);
    state = backups_of(client);
  }
  return state;
}

int make_backup(const BackupFlags& flags) {
  HttpClient client(flags.server);
  nlohmann::json body = nlohmann::json::object();
  if (!flags.name.empty()) body["name"] = flags.name;
  const auto begun = client.post(backup_path, body.dump());
  if (begun.status != backup_begun) {
    std::cerr << "seatledger: " << begun.problem() << '\n';
    return begun.status >= 400 && begun.status < 500 && begun.status != 401 && begun.status != 403
               ? no
               : could_not_tell;
  }
  const auto first = begun.json();
  const auto state = wait_for_end(client, first);
  const auto& backups = state.at("backups");
  if (!state.at("failure").is_null() || backups.empty()) {
    std::cerr << "seatledger: the backup failed: " << state.at("failure").dump() << '\n';
    return no;
  }
  // The name that the caller gave, or the one that the server made.
  nlohmann::json made = backups.back();
  for (const auto& row : backups) {
    if (row.at("name") == first.at("name")) made = row;
  }
  if (flags.json) {
    std::cout << made.dump() << '\n';
  } else {
    print_backup(made);
  }
  return yes;
}

}  // namespace

void add_backup(CLI::App& app, int& exit_code) {
  auto flags = std::make_shared<BackupFlags>();
  CLI::App* command = app.add_subcommand(
      "backup", "Asks a running server for a backup, and waits until it is made");
  add_server_flags(*command, flags->server);
  command->add_option("--to", flags->name, "The name of the backup; the time when left out");
  command->add_flag("--list", flags->list, "Lists the backups instead");
  command->add_flag("--json", flags->json, "The backup as the server describes it");
  command->footer(
      "The server writes it to the directory of its setting backup_dir. Files that an earlier "
      "backup already holds are not copied again. The server goes on serving writes.\n"
      "Example: seatledger backup --url http://127.0.0.1:8080 --key-file K --to before-upgrade\n"
      "Example: seatledger backup --list\n"
      "Exit code 0: made, 1: refused or failed, 2: could not tell");
  command->callback([flags, &exit_code] {
    exit_code = flags->list ? list_backups(*flags) : make_backup(*flags);
  });
}

}  // namespace seatledger::cli
