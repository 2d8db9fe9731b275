#include "cli/log_source.h"

#include <iostream>
#include <stdexcept>

#include "ledger/log/export_log.h"
#include "ledger/store/open_ledger.h"

namespace seatledger::cli {

void add_log_flags(CLI::App& command, LogFlags& flags) {
  auto* place = command.add_option_group("source", "Where to read the events");
  place->add_option("--data-dir", flags.data_dir, "A data directory; its server may run");
  place->add_option("--export", flags.export_file, "Or a file that `seatledger export` wrote");
}

LogSource open_log(const LogFlags& flags) {
  if (flags.data_dir.empty() == flags.export_file.empty()) {
    throw std::invalid_argument("give --data-dir DIR, or --export FILE");
  }
  if (!flags.export_file.empty()) {
    return {std::make_unique<ledger::ExportLog>(flags.export_file), {}};
  }
  auto reader = ledger::read_ledger(flags.data_dir);
  std::string damage = reader->damage().value_or("");
  if (!damage.empty()) {
    std::cerr << "seatledger: " << damage
              << "; the intact events before them: " << reader->head().value << " events\n";
  }
  return {std::move(reader), std::move(damage)};
}

}  // namespace seatledger::cli
