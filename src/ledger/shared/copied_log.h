// The log of a server that shares its ledger: appends go to the shared ledger, where they become
// facts, and then to the server's own whole copy; reads are of the copy. All functions are for the
// thread that writes, except those that only read.
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.h"
#include "base/uuid.h"
#include "ledger/log/copy_log.h"
#include "ledger/people/people.h"
#include "ledger/shared/shared_ledger.h"

namespace seatledger::ledger {

class CopiedLog final : public EventLog {
 public:
  struct Parts {
    SharedLedger& shared;  // the connection of the thread that writes
    CopyLog& copy;
    const People& people;           // of the copy
    std::function<bool()> refuses;  // the copy takes no writes now: its disk is nearly full
    Clock& clock;                   // of ids alone
    Entropy& entropy;
    std::function<void(std::string_view text)> report;  // to the log; on the thread that writes
  };
  // Throws StoreError: the copy cannot be read, or holds events of another ledger.
  explicit CopiedLog(Parts parts);

  Position head() const override { return parts_.copy.head(); }
  // Appends while this server leads; `conflict`: it does not, or no longer. When an answer is lost,
  // it asks once what became of the append; only if it cannot find out, the outcome is unknown.
  AppendStatus append(Position expected_head, std::span<const std::string> records,
                      std::span<const PersonWrite> people) override;
  std::vector<StoredRecord> read_after(Position position, std::size_t limit) const override {
    return parts_.copy.read_after(position, limit);
  }
  // Settles an append whose outcome is unknown, and brings the copy up to what this server stored.
  void recover() override;

  // Other servers may see events up to here, although this one has not written them to its copy: an
  // append is under way, or its outcome is unknown. Any thread.
  Position may_be_visible() const { return Position{may_be_visible_.load()}; }

  // How far the copy has come.
  const Cursor& cursor() const { return cursor_; }
  // Writes what came after the cursor to the copy. A piece that begins elsewhere is left alone:
  // this server wrote meanwhile. Throws StoreError: the copy cannot be written, call recover().
  void follow(Piece piece);
  // Follows up to the confirmed head. False: the shared ledger does not hold the events that the
  // copy ends with. Throws StoreError.
  bool bring_up();

  // From here on append() is for this term. The copy is at the confirmed head that stands behind
  // the taking of the lead.
  void lead(Term term) { set_term(std::move(term)); }
  void stop_leading() { set_term(std::nullopt); }
  // Nothing when this server does not lead, as far as it knows. The epoch rises when an append was
  // settled.
  const std::optional<Term>& term() const { return term_; }
  // Its epoch; 0 while this server does not lead. Any thread.
  std::uint64_t leading_epoch() const { return leading_epoch_.load(); }

 private:
  struct Pending {
    Term term;
    std::string id;
    std::vector<std::string> records;
    std::vector<PersonWrite> people;
  };

  void set_term(std::optional<Term> term) {
    term_ = std::move(term);
    leading_epoch_ = term_ ? term_->epoch : 0;
  }
  AppendStatus settle();
  AppendStatus keep(const std::string& id, std::span<const std::string> records,
                    std::span<const PersonWrite> people);

  const Parts parts_;
  Cursor cursor_;
  std::optional<Term> term_;
  std::atomic<std::uint64_t> leading_epoch_ = 0;  // of term_, for other threads
  std::atomic<std::uint64_t> may_be_visible_ = 0;
  std::optional<Pending> pending_;  // its outcome is unknown
  bool copy_doubtful_ = false;      // a write of the copy failed
};

}  // namespace seatledger::ledger
