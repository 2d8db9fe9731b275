// Generates the manual pages from the texts of --help.
#pragma once

#include <CLI/CLI.hpp>
#include <filesystem>
#include <string>
#include <vector>

namespace seatledger::cli {

struct ManPage {
  std::string name;  // "seatledger-verify"
  std::string text;  // troff, with the macros of man(7)
};

// One page for the program and one for each of its commands. The lines of a command's footer become
// EXAMPLES ("Example: ..."), EXIT STATUS ("Exit code ...") and, the others, part of DESCRIPTION.
std::vector<ManPage> man_pages(const CLI::App& program);

}  // namespace seatledger::cli
