#include "app/notary_join.h"

#include <utility>

#include "base/logging.h"
#include "base/store_error.h"
#include "ledger/proof/anchor.h"

namespace seatledger {

ledger::NotarySettings notary_settings(const Settings& settings) {
  ledger::NotarySettings notary;
  notary.interval = std::chrono::milliseconds(settings.checkpoint_interval_ms);
  notary.anchor_file = ledger::anchor_file_of(settings.data_dir, settings.anchor_file);
  notary.report = [](LogLevel level, std::string_view text) {
    log(level, "notary", {{"text", text}});
  };
  return notary;
}

void catch_up(ledger::Sequencer& sequencer, const ledger::Notary& notary) {
  try {
    sequencer.catch_up();
  } catch (const StoreError& problem) {
    if (!notary.damage()) throw;
    log(LogLevel::error, "views stay behind a damaged log", {{"problem", problem.what()}});
  }
}

void begin_notary(ledger::Notary& notary, runtime::WriteQueue& writes,
                  std::function<void()> damaged) {
  const auto keys = notary.keys();
  if (!keys.empty()) {
    log(LogLevel::info, "checkpoints are signed", {{"public_key", keys.back().text()}});
  }
  notary.on_damage([&writes, damaged = std::move(damaged)](const std::string& damage) {
    writes.refuse(runtime::WriteBar::read_only,
                  error(ErrorCode::ledger_read_only, "nothing can be written: " + damage));
    damaged();
  });
}

}  // namespace seatledger
