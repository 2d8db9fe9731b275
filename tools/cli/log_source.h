// Where a command reads events from: a data directory, also beside its server, or an export.
#pragma once

#include <CLI/CLI.hpp>
#include <memory>
#include <string>

#include "ledger/log/event_log.h"

namespace seatledger::cli {

struct LogFlags {
  std::string data_dir;
  std::string export_file;
};
// --data-dir and --export, of which one is needed.
void add_log_flags(CLI::App& command, LogFlags& flags);

struct LogSource {
  std::unique_ptr<ledger::EventLog> log;
  std::string damage;  // a sentence; empty: none was found on opening
};
// Says damage on stderr too. Throws StoreError.
LogSource open_log(const LogFlags& flags);

}  // namespace seatledger::cli
