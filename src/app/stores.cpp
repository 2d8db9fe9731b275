#include "app/stores.h"

#include <utility>

#include "app/bootstrap_key.h"
#include "app/options.h"
#include "app/people_at_start.h"
#include "base/logging.h"
#include "base/store_error.h"
#include "ledger/people/people_lookups.h"
#include "ledger/shared/shared_beginning.h"
#include "ledger/store/open_ledger.h"

namespace seatledger {
namespace {

std::unique_ptr<SharedSide> shared_side(const Settings& settings) {
  return is_shared(settings) ? std::make_unique<SharedSide>(settings) : nullptr;
}

// A copy has the look-ups of the shared ledger, and need not sync what it can fetch again.
ledger::LedgerOptions copy_options(ledger::LedgerOptions options, const SharedSide* shared) {
  if (shared == nullptr) return options;
  options.lookup_secret = shared->secret(ledger::people_lookup_secret);
  options.synced = false;
  return options;
}

}  // namespace

Stores::Stores(Settings given, const DescriptorBudget& budget)
    : settings(std::move(given)),
      descriptors(budget),
      shared(shared_side(settings)),
      ledger(
          ledger::open_ledger(copy_options(ledger_options(settings, descriptors), shared.get()))),
      disk(settings.data_dir, watermark_bytes(settings),
           [this](bool refusing, std::uint64_t free_bytes) { disk_changed(refusing, free_bytes); }),
      events(shared ? shared->open(*ledger) : ledger->events()),
      people(ledger->people()),
      notary(events, shared ? shared->tree() : ledger->tree(), notary_settings(settings)),
      generations(settings.data_dir),
      opened(open_views(views_options(settings, descriptors), generations, events, is_damaged())),
      sequencer({events, people, opened.views->state(), *opened.views, clock, writer_entropy,
                 [](std::string_view problem) {
                   log(LogLevel::error, "write path", {{"problem", problem}});
                 }}),
      key_secret(shared ? shared->secret(key_secret_name)
                        : ledger->secrets().secret(key_secret_name)) {
  if (!shared && ledger->events().cursor()) {
    throw StoreError(
        "the data directory is a copy of a shared ledger: start with ledger_engine = "
        "postgresql, or make it a ledger of its own by `seatledger unshare`");
  }
  catch_up();
  check_clock();
  if (!is_damaged()) renew_lookups(*ledger);
}

// Below the watermark neither requests nor the notary nor the webhooks write to the ledger. Also
// called during construction, so it must not use what is declared after `disk`.
void Stores::disk_changed(bool refusing, std::uint64_t free_bytes) {
  ledger->set_refusing_appends(refusing);
  log(refusing ? LogLevel::error : LogLevel::info,
      refusing ? "the disk is nearly full, writes are refused" : "the disk has room again",
      {{"free_bytes", free_bytes}});
}

// Records written while the clock is wrong keep its time for ever.
void Stores::check_clock() {
  const std::int64_t newest = sequencer.newest_recorded().micros;
  const std::int64_t gap_hours = (clock.now().micros - newest) / 3'600'000'000;
  const auto hours_max = static_cast<std::int64_t>(settings.clock_gap_warn_hours);
  if (newest == 0 || hours_max == 0 || gap_hours < hours_max) return;
  log(LogLevel::warning,
      "the clock is much later than the newest record: if it is wrong, set it before anything is "
      "written",
      {{"newest_recorded", to_text(Timestamp{newest})}, {"hours", gap_hours}});
}

// Folds the views up to the head, or as far as a damaged log can be read.
void Stores::catch_up() {
  try {
    sequencer.catch_up();
  } catch (const StoreError& problem) {
    if (!is_damaged()) throw;
    log(LogLevel::error, "views stay behind a damaged log", {{"problem", problem.what()}});
  }
}

}  // namespace seatledger
