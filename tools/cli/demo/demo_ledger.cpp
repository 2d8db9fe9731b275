#include "cli/demo/demo_ledger.h"

#include <algorithm>
#include <stdexcept>
#include <string>
#include <utility>

#include "api/credentials.h"
#include "app/bootstrap_key.h"
#include "app/options.h"
#include "app/settings.h"
#include "base/store_error.h"
#include "ledger/proof/anchor.h"
#include "ledger/proof/notary.h"
#include "ledger/store/open_ledger.h"
#include "runtime/operations/open_views.h"

namespace seatledger::cli::demo {

// Shows the times that it was given, one for each look. A batch looks once for each call that is no
// repeat.
class ScriptedClock final : public Clock {
 public:
  Timestamp now() override { return times_.at(shown_++); }
  void show(std::vector<Timestamp> times) {
    times_ = std::move(times);
    shown_ = 0;
  }

 private:
  std::vector<Timestamp> times_;
  std::size_t shown_ = 0;
};

namespace {

constexpr int purge_tries = 3;

ledger::LedgerOptions options_for(const std::filesystem::path& directory) {
  ledger::LedgerOptions options;
  options.data_dir = directory;
  return options;
}

ledger::NotarySettings signing_in(const std::filesystem::path& directory) {
  ledger::NotarySettings settings;
  settings.anchor_file = ledger::anchor_file_of(directory, {});
  return settings;
}

runtime::ViewsOptions views_for_one() {
  DescriptorBudget files;
  files.files_of_each_database = ledger::LedgerOptions{}.open_files_max;
  return views_options(Settings(), files);
}

std::logic_error mistake(const Call& call, const std::string& what) {
  return std::logic_error("the demo's year has a mistake at " + to_text(call.at) + ": " + what);
}

}  // namespace

struct DemoLedger::Stores {
  Stores(const std::filesystem::path& directory, Entropy& entropy)
      : ledger(ledger::open_ledger(options_for(directory))),
        events(ledger->events()),
        notary(events, ledger->tree(), signing_in(directory)),
        generations(directory),
        opened(runtime::open_views(views_for_one(), generations, events, false)),
        sequencer({events, ledger->people(), opened.views->state(), *opened.views, clock, entropy,
                   [this](std::string_view problem) { trouble = problem; }}),
        key_secret(ledger->secrets().secret(key_secret_name)) {
    if (events.head().value != 0) throw StoreError("there is a ledger already");
    sequencer.catch_up();
  }

  ScriptedClock clock;
  std::string trouble;  // what the sequencer reported last
  const std::unique_ptr<ledger::LedgerStore> ledger;
  ledger::EventLog& events;
  ledger::Notary notary;
  runtime::ViewGenerations generations;
  runtime::OpenViews opened;
  ledger::Sequencer sequencer;
  const Digest key_secret;
};

DemoLedger::DemoLedger(const std::filesystem::path& directory, Entropy& entropy)
    : stores_(std::make_unique<Stores>(directory, entropy)) {}
DemoLedger::~DemoLedger() = default;

const ledger::State& DemoLedger::state() const { return stores_->opened.views->state(); }
Position DemoLedger::head() const { return stores_->events.head(); }
Digest DemoLedger::key_digest(std::string_view key) const {
  return api::key_digest(stores_->key_secret, key);
}

void DemoLedger::run(std::vector<Call> calls) {
  std::stable_sort(calls.begin(), calls.end(),
                   [](const Call& a, const Call& b) { return a.at < b.at; });
  std::vector<Call> batch;
  for (Call& call : calls) {
    // A repeat does not look at the clock, so it is a batch of its own.
    const bool is_alone = call.is_repeat;
    if (is_alone) run_batch(batch);
    batch.push_back(std::move(call));
    if (is_alone) run_batch(batch);
  }
  run_batch(batch);
}

void DemoLedger::run_batch(std::vector<Call>& batch) {
  if (batch.empty()) return;
  std::vector<Timestamp> times;
  std::vector<ledger::Request> requests;
  for (Call& call : batch) {
    times.push_back(call.at);
    requests.push_back(std::move(call.request));
  }
  stores_->clock.show(std::move(times));
  const auto outcomes = stores_->sequencer.run(requests);
  if (!stores_->trouble.empty()) throw StoreError(stores_->trouble);
  for (std::size_t i = 0; i < batch.size(); ++i) {
    const Call& call = batch[i];
    const ledger::Outcome& outcome = outcomes[i];
    if (outcome.has_error()) throw mistake(call, outcome.error().detail);
    if (outcome->replayed != call.is_repeat) throw mistake(call, "a repeat that is none, or none");
    if (!outcome->replayed && !outcome->appended) throw mistake(call, "nothing changes");
    if (call.then) call.then(*outcome);
  }
  batch.clear();
}

void DemoLedger::change_signing_key() {
  const auto all = stores_->notary.inclusion(head());
  if (all.has_error()) throw StoreError(all.error().detail);
  const auto changed = stores_->notary.rotate_key();
  if (changed.has_error()) throw StoreError(changed.error().detail);
}

void DemoLedger::finish() {
  stores_->opened.views->flush();
  stores_->opened.store->current()->compact();
  bool is_purged = false;
  for (int i = 0; i < purge_tries && !is_purged; ++i) {
    is_purged = stores_->ledger->purge(ledger::DeletedRows::people);
  }
  if (!is_purged) throw StoreError("files still hold the people who were erased");
  const auto all = stores_->notary.inclusion(head());
  if (all.has_error()) throw StoreError(all.error().detail);
  stores_->notary.stop();
  if (const auto damage = stores_->notary.damage()) throw StoreError(*damage);
}

}  // namespace seatledger::cli::demo
