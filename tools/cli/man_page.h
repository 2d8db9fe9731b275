// Manual pages from what --help says: one source for both.
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

// One page for the program, and one for each of its commands. A command's footer gives EXAMPLES
// ("Example: ..."), EXIT STATUS ("Exit code ...") and the rest of DESCRIPTION, by line.
std::vector<ManPage> man_pages(const CLI::App& program);

}  // namespace seatledger::cli
