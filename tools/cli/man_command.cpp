#include <filesystem>
#include <iostream>
#include <memory>
#include <string>

#include "cli/commands.h"
#include "cli/man_page.h"
#include "cli/output_file.h"

namespace seatledger::cli {
namespace {

constexpr mode_t page_mode = 0644;

int write_pages(const CLI::App& program, const std::string& directory) {
  const auto pages = man_pages(program);
  if (directory.empty()) {
    for (const ManPage& page : pages) std::cout << page.name << ".1\n";
    return yes;
  }
  std::filesystem::create_directories(directory);
  for (const ManPage& page : pages) {
    OutputFile file(std::filesystem::path(directory) / (page.name + ".1"), page_mode);
    file.write(page.text);
    file.keep();
  }
  return yes;
}

}  // namespace

void add_man(CLI::App& app, int& exit_code) {
  auto directory = std::make_shared<std::string>();
  CLI::App* command = app.add_subcommand("man", "Writes the manual pages of all commands");
  command->add_option("--out", *directory,
                      "The directory to write to; without it, the names of the pages are printed");
  command->footer(
      "The pages are made from the texts of --help.\n"
      "Example: seatledger man --out build/release/share/man/man1\n"
      "Exit code 0: written, 2: could not be written");
  command->callback([&app, directory, &exit_code] { exit_code = write_pages(app, *directory); });
}

}  // namespace seatledger::cli
