#include "copied_engine.h"

#include <optional>
#include <utility>

#include "base/store_error.h"
#include "ledger/rocks/rocks_event_log.h"
#include "ledger/rocks/rocks_ledger.h"
#include "ledger/rocks/rocks_people.h"
#include "ledger/rocks/rocks_secrets.h"
#include "ledger/shared/copied_log.h"
#include "shared_engines.h"
#include "support/temporary_directory.h"

namespace seatledger::contract {
namespace {

using namespace ledger;

constexpr std::size_t piece_bytes = std::size_t{1} << 20U;

// Loses the answer of an append, and then does not answer until it is asked to recover again.
class FaultyShared final : public SharedLedger {
 public:
  explicit FaultyShared(std::unique_ptr<SharedLedger> ledger) : ledger_(std::move(ledger)) {}

  void fail_append(int nth, bool is_stored) {
    appends_to_fault_ = nth;
    is_stored_ = is_stored;
  }
  void fail_settling(bool failing) { failing_ = failing; }

  Piece follow(const Cursor& from, std::size_t bytes_max) override {
    return ledger_->follow(from, bytes_max);
  }
  Leadership watch() override { return ledger_->watch(); }
  void wait(std::chrono::milliseconds longest) override { ledger_->wait(longest); }
  void wake() override { ledger_->wake(); }
  std::optional<Term> take_lead(const Leadership& seen, const ServerIdentity& me) override {
    return ledger_->take_lead(seen, me);
  }
  bool keep_lead(const Term& term) override { return ledger_->keep_lead(term); }
  void give_up_lead(const Term& term) override { ledger_->give_up_lead(term); }
  SharedAppend append(const Term& term, const ChunkLink& last, const SharedBatch& batch) override {
    if (appends_to_fault_ == 0 || --appends_to_fault_ > 0) {
      return ledger_->append(term, last, batch);
    }
    if (is_stored_) ledger_->append(term, last, batch);
    is_out_of_reach_ = true;
    return SharedAppend::unknown;
  }
  Settled settle(Term& term, const ChunkLink& last, const std::string& id) override {
    if (std::exchange(is_out_of_reach_, false) || failing_) throw StoreError("not reached");
    return ledger_->settle(term, last, id);
  }

 private:
  const std::unique_ptr<SharedLedger> ledger_;
  int appends_to_fault_ = 0;
  bool is_stored_ = false;
  bool is_out_of_reach_ = false;
  bool failing_ = false;
};

// The one server of its ledger: it leads from the start.
class CopiedEngine final : public Engine {
 public:
  explicit CopiedEngine(const std::string& shared_engine)
      : engine_(open_shared_engine(shared_engine)) {
    open();
  }
  EventLog& log() override { return parts_->log; }
  People& people() override { return parts_->people; }
  Secrets& secrets() override { return parts_->secrets; }
  void reopen() override {
    parts_.reset();
    open();
  }
  void fail_append(int nth, AppendFault fault) override {
    switch (fault) {
      case AppendFault::unavailable: parts_->ledger.set_refusing_appends(true); break;
      case AppendFault::unknown_stored: parts_->shared.fail_append(nth, true); break;
      case AppendFault::unknown_not_stored: parts_->shared.fail_append(nth, false); break;
    }
  }
  void allow_appends() override { parts_->ledger.set_refusing_appends(false); }
  void fail_recovers(bool failing) override { parts_->shared.fail_settling(failing); }

 private:
  struct Parts {
    Parts(RocksLedgerOptions options, std::unique_ptr<SharedLedger> connection)
        : ledger(std::move(options)),
          copy(ledger),
          people(ledger),
          secrets(ledger),
          shared(std::move(connection)),
          log({shared, copy, people, [this] { return ledger.refusing_appends(); }, clock, entropy,
               [](std::string_view) {}}) {}
    RocksLedger ledger;
    RocksEventLog copy;
    RocksPeople people;
    RocksSecrets secrets;
    FaultyShared shared;
    SystemClock clock;
    SystemEntropy entropy;
    CopiedLog log;
  };

  void open() {
    RocksLedgerOptions options;
    options.data_dir = directory_.path() / "data";
    parts_.emplace(std::move(options), engine_->connect());
    const std::string id = "00000000-0000-4000-8000-" + std::to_string(++starts_ + 100'000'000'000);
    const auto term =
        parts_->shared.take_lead(parts_->shared.watch(), {id, "one", "http://127.0.0.1"});
    if (!term) throw StoreError("another leads");
    for (bool at_head = false; !at_head;) {
      Piece piece = parts_->shared.follow(parts_->log.cursor(), piece_bytes);
      at_head = piece.at_head;
      parts_->log.follow(std::move(piece));
    }
    parts_->log.lead(*term);
  }

  const std::unique_ptr<SharedEngine> engine_;
  TemporaryDirectory directory_;
  int starts_ = 0;
  std::optional<Parts> parts_;
};

}  // namespace

std::unique_ptr<Engine> open_copied_engine(const std::string& shared_engine) {
  return std::make_unique<CopiedEngine>(shared_engine);
}

}  // namespace seatledger::contract
