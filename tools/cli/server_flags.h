// Flags that name a server, or one of several places to read from.
#pragma once

#include <CLI/CLI.hpp>
#include <string>
#include <string_view>

namespace seatledger::cli {

// The server's address and the key: from flags, else from SEATLEDGER_URL and SEATLEDGER_KEY.
struct ServerFlags {
  std::string url;
  std::string key;       // "-": the first line of standard input
  std::string key_file;  // instead of `key`
};
// For commands that call a server: --url, --key and --key-file.
void add_server_flags(CLI::App& command, ServerFlags& flags);
// For commands that read a data directory or call a server: --data-dir, and the same flags. When
// both are given, the command uses the directory.
void add_place_flags(CLI::App& command, std::string& data_dir, ServerFlags& flags);

// Throws std::invalid_argument, which names all ways, when there is neither a directory nor an
// address. `more_ways` continues the sentence, as ", or --export FILE".
void require_place(const std::string& data_dir, const ServerFlags& flags,
                   std::string_view more_ways = {});

// The key as a header carries it, without white space at its ends; reads the file or standard
// input. Throws std::invalid_argument: none is given, or it holds what no key holds.
std::string key_of(const ServerFlags& flags);

}  // namespace seatledger::cli
