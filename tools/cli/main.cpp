// seatledger: the command line for people and scripts. Exit code 0: yes, 1: no, 2: could not tell.
#include <exception>
#include <iostream>

#include "cli/commands.h"

int main(int argc, char** argv) {
  int exit_code = seatledger::cli::could_not_tell;
  CLI::App app("Reads and checks a Seatledger data directory, or calls a Seatledger server",
               "seatledger");
  app.require_subcommand(1);
  seatledger::cli::add_replay(app, exit_code);
  seatledger::cli::add_verify(app, exit_code);
  seatledger::cli::add_prove(app, exit_code);
  seatledger::cli::add_check_proof(app, exit_code);
  seatledger::cli::add_directory(app, exit_code);
  seatledger::cli::add_keys(app, exit_code);
  seatledger::cli::add_rebuild(app, exit_code);
  seatledger::cli::add_export(app, exit_code);
  seatledger::cli::add_import(app, exit_code);
  seatledger::cli::add_backup(app, exit_code);
  seatledger::cli::add_restore(app, exit_code);
  seatledger::cli::add_repair(app, exit_code);
  seatledger::cli::add_status(app, exit_code);
  seatledger::cli::add_man(app, exit_code);
  try {
    app.parse(argc, argv);
    return exit_code;
  } catch (const CLI::ParseError& wrong) {
    return app.exit(wrong) == 0 ? seatledger::cli::yes : seatledger::cli::could_not_tell;
  } catch (const std::exception& problem) {
    std::cerr << "seatledger: " << problem.what() << '\n';
    return seatledger::cli::could_not_tell;
  }
}
