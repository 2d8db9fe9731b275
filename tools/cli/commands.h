// The commands of `seatledger`: each adds its flags, and sets the exit code when it has run.
#pragma once

#include <CLI/CLI.hpp>

namespace seatledger::cli {

// yes: all is well. no: the answer is negative. could_not_tell: the command could not find out.
enum ExitCode : int { yes = 0, no = 1, could_not_tell = 2 };

void add_backup(CLI::App& app, int& exit_code);
void add_check_proof(CLI::App& app, int& exit_code);
void add_demo(CLI::App& app, int& exit_code);
void add_directory(CLI::App& app, int& exit_code);
void add_export(CLI::App& app, int& exit_code);
void add_import(CLI::App& app, int& exit_code);
void add_keys(CLI::App& app, int& exit_code);
void add_man(CLI::App& app, int& exit_code);
void add_prove(CLI::App& app, int& exit_code);
void add_rebuild(CLI::App& app, int& exit_code);
void add_repair(CLI::App& app, int& exit_code);
void add_replay(CLI::App& app, int& exit_code);
void add_restore(CLI::App& app, int& exit_code);
void add_servers(CLI::App& app, int& exit_code);
void add_share(CLI::App& app, int& exit_code);
void add_status(CLI::App& app, int& exit_code);
void add_unshare(CLI::App& app, int& exit_code);
void add_verify(CLI::App& app, int& exit_code);

}  // namespace seatledger::cli
