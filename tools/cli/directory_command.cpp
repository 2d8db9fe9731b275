#include <fstream>
#include <iostream>
#include <memory>
#include <stdexcept>
#include <string>

#include "cli/commands.h"
#include "cli/http_client.h"

namespace seatledger::cli {
namespace {

constexpr std::size_t piece_bytes = std::size_t{256} << 10U;
constexpr int good_line = 200;

struct ImportFlags {
  ServerFlags server;
  std::string file;
  bool json = false;
};

// Prints the refused lines with their numbers.
int report(const nlohmann::json& results) {
  std::size_t refused = 0;
  for (const auto& result : results) {
    if (result.at("status") == good_line) continue;
    ++refused;
    std::cout << "line " << result.at("line") << ": "
              << result.value("detail", std::string("refused")) << '\n';
  }
  std::cout << results.size() - refused << " records stored, " << refused << " refused\n";
  return refused == 0 ? yes : no;
}

int import_file(const ImportFlags& flags) {
  if (flags.file == "-" && flags.server.key == "-") {
    throw std::invalid_argument("records and key cannot come both from standard input");
  }
  std::ifstream file;
  const bool from_pipe = flags.file == "-";
  if (!from_pipe) {
    file.open(flags.file, std::ios::binary);
    if (!file) throw std::invalid_argument("cannot read " + flags.file);
  }
  std::istream& in = from_pipe ? std::cin : file;
  HttpClient client(flags.server);
  const auto answer =
      client.post_pieces("/api/directory/import/", "application/x-ndjson", [&](std::string& piece) {
        piece.resize(piece_bytes);
        in.read(piece.data(), piece_bytes);
        piece.resize(static_cast<std::size_t>(in.gcount()));
      });
  // A partly read file must not be reported as imported.
  if (in.bad()) throw NoAnswer("reading " + flags.file + " failed; a part of it was sent");
  if (!answer.is_good()) throw NoAnswer("the server answered " + answer.problem());
  const auto results = answer.json().at("results");
  if (!flags.json) return report(results);
  std::cout << answer.body << '\n';
  for (const auto& result : results) {
    if (result.at("status") != good_line) return no;
  }
  return yes;
}

}  // namespace

void add_directory(CLI::App& app, int& exit_code) {
  auto flags = std::make_shared<ImportFlags>();
  CLI::App* directory =
      app.add_subcommand("directory", "Platforms, users, groups, courses and programs");
  directory->require_subcommand(0, 1);
  CLI::App* command = directory->add_subcommand(
      "import", "Stores records from a file of JSON lines; it is safe to run it again");
  command->add_option("FILE", flags->file, "One record per line; - reads standard input")
      ->required();
  add_server_flags(*command, flags->server);
  command->add_flag("--json", flags->json, "Print the server's answer as JSON");
  command->footer(
      "A line: {\"kind\": \"users\", \"id\": 7, \"record\": {\"username\": \"ada\"}}\n"
      "Example: seatledger directory import people.jsonl --url http://127.0.0.1:8080 --key-file K\n"
      "Exit code 0: all stored, 1: some refused, 2: could not tell");
  command->callback([flags, &exit_code] { exit_code = import_file(*flags); });
}

}  // namespace seatledger::cli
