// What the tool says to a call that it does not understand, and the command `help`.
#pragma once

#include <CLI/CLI.hpp>
#include <optional>
#include <string>

namespace seatledger::cli {

// After a parse, failed or not. A sentence about the first word that nothing took, with the nearest
// command or flag; nothing when there is none.
std::optional<std::string> unknown_word(const CLI::App& app);

// The help of the command that was called without the subcommand that it needs, or of the program
// when there was no command at all; nothing when the call was complete.
std::optional<std::string> help_of_incomplete(const CLI::App& app);

// `help [COMMAND ...]`: prints what --help of that command prints.
void add_help(CLI::App& app, int& exit_code);

}  // namespace seatledger::cli
