// Where a command reads events from: a data directory, even while its server runs, or an export.
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
// --data-dir and --export; one of them is required.
void add_log_flags(CLI::App& command, LogFlags& flags);

struct LogSource {
  std::unique_ptr<ledger::EventLog> log;
  std::string damage;  // a sentence; empty: opening found none
};
// Also prints damage on stderr. Throws StoreError.
LogSource open_log(const LogFlags& flags);

}  // namespace seatledger::cli
