#include <fstream>
#include <iostream>
#include <memory>
#include <string>

#include "cli/commands.h"
#include "cli/http_client.h"

namespace seatledger::cli {
namespace {

constexpr unsigned status_not_found = 404;

struct ProveFlags {
  ServerFlags server;
  std::uint64_t position = 0;
  std::string out;
  bool json = false;
};

int prove(const ProveFlags& flags) {
  HttpClient client(flags.server);
  const auto answer =
      client.get("/api/ledger/events/" + std::to_string(flags.position) + "/proof/");
  if (answer.status == status_not_found) {
    std::cerr << "seatledger: " << answer.problem() << '\n';
    return no;
  }
  if (!answer.is_good()) throw NoAnswer("the server answered " + answer.problem());
  const auto proof = answer.json();
  if (flags.out.empty()) {
    std::cout << answer.body << '\n';
    return std::cout.flush() ? yes : could_not_tell;
  }
  std::ofstream file(flags.out, std::ios::binary | std::ios::trunc);
  file << answer.body << '\n';
  if (!file.flush()) throw std::runtime_error("cannot write " + flags.out);
  if (flags.json) {
    std::cout << nlohmann::json{{"position", flags.position},
                                {"tree_size", proof.at("tree_size")},
                                {"file", flags.out}}
                     .dump()
              << '\n';
  } else {
    std::cout << "event " << flags.position << " of " << proof.at("tree_size")
              << ": its proof is in " << flags.out << '\n';
  }
  return yes;
}

}  // namespace

void add_prove(CLI::App& app, int& exit_code) {
  auto flags = std::make_shared<ProveFlags>();
  CLI::App* command =
      app.add_subcommand("prove", "Fetches the proof that an event is in the signed tree");
  command->add_option("POSITION", flags->position, "The event's position")
      ->required()
      ->check(CLI::PositiveNumber);
  add_server_flags(*command, flags->server);
  command->add_option("--out", flags->out, "The file for the proof; else it is printed");
  command->add_flag("--json", flags->json, "What was stored, as JSON; the proof itself is JSON");
  command->footer("Example: seatledger prove 12 --url http://127.0.0.1:8080 --key K --out p.json");
  command->callback([flags, &exit_code] { exit_code = prove(*flags); });
}

}  // namespace seatledger::cli
