// seatledger: the command line for people and scripts. Exit code 0: yes, 1: no, 2: could not tell.
#include <array>
#include <exception>
#include <iostream>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>

#include "base/standard_output.h"
#include "base/version.h"
#include "cli/commands.h"
#include "cli/guidance.h"
#include "cli/unfinished.h"

namespace cli = seatledger::cli;

namespace {

// In the order of --help.
constexpr std::array commands{
    &cli::add_replay,    &cli::add_verify,  &cli::add_prove,   &cli::add_check_proof,
    &cli::add_directory, &cli::add_keys,    &cli::add_rebuild, &cli::add_export,
    &cli::add_import,    &cli::add_backup,  &cli::add_restore, &cli::add_repair,
    &cli::add_share,     &cli::add_unshare, &cli::add_servers, &cli::add_status,
    &cli::add_demo,      &cli::add_man,     &cli::add_help};

int misunderstood(CLI::App& app, const CLI::ParseError& wrong) {
  if (wrong.get_exit_code() == 0) {  // --help, --version
    app.exit(wrong);
    return cli::yes;
  }
  if (const auto sentence = cli::unknown_word(app)) {
    std::cerr << "seatledger: " << *sentence << '\n';
  } else {
    std::cerr << "seatledger: " << wrong.what() << "\nSee `seatledger --help`.\n";
  }
  return cli::could_not_tell;
}

int run(int argc, char** argv) {
  int exit_code = cli::could_not_tell;
  CLI::App app("Reads and checks a Seatledger data directory, or calls a Seatledger server",
               "seatledger");
  app.require_subcommand(0, 1);
  app.set_version_flag("--version", seatledger::version_of("seatledger"));
  for (const auto& add : commands) add(app, exit_code);
  try {
    app.parse(argc, argv);
    if (const auto help = cli::help_of_incomplete(app)) {
      std::cerr << *help;
      return cli::could_not_tell;
    }
    return exit_code;
  } catch (const CLI::ParseError& wrong) {
    return misunderstood(app, wrong);
  } catch (const seatledger::OutputFailed&) {
    throw;
  } catch (const nlohmann::json::exception&) {
    // Files are checked where they are read: it was an answer.
    std::cerr << "seatledger: the server's answer has not the expected form: is --url the address "
                 "of a Seatledger server, and not older than this tool?\n";
    return cli::could_not_tell;
  } catch (const std::exception& problem) {
    std::cerr << "seatledger: " << problem.what() << '\n';
    return cli::could_not_tell;
  }
}

}  // namespace

int main(int argc, char** argv) {
  seatledger::hold_standard_descriptors();
  cli::delete_unfinished_on_signals();
  seatledger::StandardOutput output;
  std::optional<int> exit_code;
  try {
    output.require_open();  // before the command does anything
    exit_code = run(argc, argv);
    output.finish();
    return *exit_code;
  } catch (const seatledger::OutputFailed& failure) {
    return output.end_after(
        failure, "seatledger",
        exit_code ? "; the command itself ended with " + std::to_string(*exit_code) : "");
  }
}
