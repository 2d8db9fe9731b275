// seatledger: the command line for people and scripts. Exit code 0: yes, 1: no, 2: could not tell.
#include <array>
#include <exception>
#include <iostream>

#include "cli/commands.h"

namespace cli = seatledger::cli;

namespace {

// In the order of --help.
constexpr std::array commands{&cli::add_replay,      &cli::add_verify,    &cli::add_prove,
                              &cli::add_check_proof, &cli::add_directory, &cli::add_keys,
                              &cli::add_rebuild,     &cli::add_export,    &cli::add_import,
                              &cli::add_backup,      &cli::add_restore,   &cli::add_repair,
                              &cli::add_status,      &cli::add_man};

}  // namespace

int main(int argc, char** argv) {
  int exit_code = cli::could_not_tell;
  CLI::App app("Reads and checks a Seatledger data directory, or calls a Seatledger server",
               "seatledger");
  app.require_subcommand(1);
  for (const auto& add : commands) add(app, exit_code);
  try {
    app.parse(argc, argv);
    return exit_code;
  } catch (const CLI::ParseError& wrong) {
    return app.exit(wrong) == 0 ? cli::yes : cli::could_not_tell;
  } catch (const std::exception& problem) {
    std::cerr << "seatledger: " << problem.what() << '\n';
    return cli::could_not_tell;
  }
}
