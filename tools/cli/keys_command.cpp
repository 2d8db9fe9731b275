#include <iostream>
#include <memory>
#include <string>

#include "base/standard_output.h"
#include "cli/commands.h"
#include "cli/http_client.h"
#include "cli/number_flag.h"

namespace seatledger::cli {
namespace {

constexpr unsigned status_unauthorized = 401;
constexpr unsigned status_forbidden = 403;
constexpr unsigned status_server = 500;

struct KeyFlags {
  ServerFlags server;
  std::string name, role, platform, expires;
  std::uint64_t id = 0;
  bool json = false;
};

// A refused command exits with "no"; a caller without permission gets "could not tell".
int refused(const ServerAnswer& answer) {
  const bool could_ask = answer.status != status_unauthorized &&
                         answer.status != status_forbidden && answer.status < status_server;
  if (!could_ask) throw NoAnswer("the server answered " + answer.problem());
  std::cerr << "seatledger: " << answer.problem() << '\n';
  return no;
}

std::string text_of(const nlohmann::json& row, const char* name, const char* otherwise) {
  const auto at = row.find(name);
  return at != row.end() && at->is_string() ? at->get<std::string>() : otherwise;
}

void print_key(const nlohmann::json& row) {
  std::cout << row.at("id") << "  " << text_of(row, "role", "?") << "  "
            << text_of(row, "platform_key", "every platform") << "  expires "
            << text_of(row, "expires", "never") << "  " << text_of(row, "name", "") << '\n';
}

int list(const KeyFlags& flags) {
  HttpClient client(flags.server);
  nlohmann::json keys = nlohmann::json::array();
  for (std::size_t page = 1;; ++page) {
    const auto answer = client.get("/api/ledger/keys/?page_size=100&page=" + std::to_string(page));
    if (!answer.is_good()) return refused(answer);
    const auto body = answer.json();
    for (const auto& row : body.at("results")) keys.push_back(row);
    if (body.at("next_page").is_null()) break;
  }
  if (flags.json) {
    std::cout << keys.dump() << '\n';
  } else {
    for (const auto& row : keys) print_key(row);
  }
  return yes;
}

void print_made(const KeyFlags& flags, const ServerAnswer& answer, const nlohmann::json& key) {
  if (flags.json) {
    std::cout << answer.body << '\n';
  } else {
    print_key(key);
    std::cout << "the key (it is not shown again): " << text_of(key, "key", "?") << '\n';
  }
  std::cout << std::flush;
}

// Nobody has seen the key, and nobody could ever use it.
int revoke_unseen(HttpClient& client, const std::string& id, const OutputFailed& failure) {
  std::cout.clear();
  std::cerr << "seatledger: " << failure.what() << ", so the new key " << id
            << " could not be shown; ";
  const auto answer = client.remove("/api/ledger/keys/?id=" + id);
  if (answer.is_good()) {
    std::cerr << "it is revoked\n";
  } else {
    std::cerr << "revoking it failed too (" << answer.problem() << "): seatledger keys revoke "
              << id << '\n';
  }
  return could_not_tell;
}

int create(const KeyFlags& flags) {
  nlohmann::json body{{"name", flags.name}, {"role", flags.role}};
  if (!flags.platform.empty()) body["platform_key"] = flags.platform;
  if (!flags.expires.empty()) body["expires"] = flags.expires;
  HttpClient client(flags.server);
  const auto answer = client.post("/api/ledger/keys/", body.dump());
  if (!answer.is_good()) return refused(answer);
  const auto key = answer.json();
  try {
    print_made(flags, answer, key);
    return yes;
  } catch (const OutputFailed& failure) {
    return revoke_unseen(client, key.at("id").dump(), failure);
  }
}

int revoke(const KeyFlags& flags) {
  HttpClient client(flags.server);
  const auto answer = client.remove("/api/ledger/keys/?id=" + std::to_string(flags.id));
  if (!answer.is_good()) return refused(answer);
  if (flags.json) {
    std::cout << answer.body << '\n';
  } else {
    std::cout << "key " << flags.id << " is revoked\n";
  }
  return yes;
}

}  // namespace

void add_keys(CLI::App& app, int& exit_code) {
  auto flags = std::make_shared<KeyFlags>();
  CLI::App* keys = app.add_subcommand("keys", "API keys of a server");
  keys->require_subcommand(0, 1);
  const auto add = [&](const char* name, const char* sentence, int (*run)(const KeyFlags&)) {
    CLI::App* command = keys->add_subcommand(name, sentence);
    add_server_flags(*command, flags->server);
    command->add_flag("--json", flags->json, "Print the server's answer as JSON");
    command->callback([flags, run, &exit_code] { exit_code = run(*flags); });
    return command;
  };
  add("list", "Lists the keys that are not revoked", list)
      ->footer("Example: seatledger keys list --url http://127.0.0.1:8080 --key-file K");
  CLI::App* making = add("create", "Makes a key and shows it once", create);
  making->add_option("--name", flags->name, "What the key is for")->required();
  making->add_option("--role", flags->role, "admin, platform_admin, read_only or auditor")
      ->required();
  making->add_option("--platform", flags->platform, "The only platform that the key may use");
  making->add_option("--expires", flags->expires,
                     "When the key expires, such as 2027-01-31T00:00:00Z");
  making->footer(
      "Example: seatledger keys create --name shop --role platform_admin "
      "--platform acme");
  CLI::App* revoking = add("revoke", "Revokes a key: it is refused from now on", revoke);
  revoking->add_option("ID", flags->id, "The number of the key, as list shows it")
      ->required()
      ->check(number_from_one("`seatledger keys list` shows the numbers of all keys"));
  revoking->footer("Example: seatledger keys revoke 7");
}

}  // namespace seatledger::cli
