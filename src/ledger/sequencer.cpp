#include "ledger/sequencer.h"

#include <exception>
#include <utility>

#include "ledger/batch.h"
#include "ledger/log/record.h"

namespace seatledger::ledger {
namespace {

constexpr std::size_t catch_up_records = 4096;

Outcome nothing_stored() {
  return error(ErrorCode::catching_up,
               "the ledger is bringing its log and views together; nothing was stored");
}

Outcome perhaps_stored() {
  return error(ErrorCode::outcome_unknown,
               "the change may or may not be stored; repeat with the same key");
}

}  // namespace

Sequencer::Sequencer(Parts parts) : parts_(std::move(parts)) {}

Sequencer::~Sequencer() = default;

void Sequencer::catch_up() {
  parts_.views.discard();
  const Position head = parts_.log.head();
  if (parts_.views.applied() > head) {
    throw StoreError("the views are ahead of the log: the log has lost events");
  }
  if (head.value > 0) {
    const auto last = parts_.log.read_after(Position{head.value - 1}, 1);
    last_recorded_ = decode_record(last.at(0).bytes, head).recorded;
  }
  while (parts_.views.applied() < head) {
    const auto records = parts_.log.read_after(parts_.views.applied(), catch_up_records);
    if (records.empty()) throw StoreError("the log ends before its head");
    for (const StoredRecord& record : records) {
      parts_.views.apply(decode_record(record.bytes, record.position));
    }
    parts_.views.commit();
  }
  views_behind_ = false;
}

void Sequencer::recover() {
  if (log_doubtful_) parts_.log.recover();
  log_doubtful_ = false;
  if (views_behind_) catch_up();
}

bool Sequencer::settle() {
  if (!must_settle()) return true;
  try {
    recover();
    flight_failed_ = false;
    return true;
  } catch (const std::exception& problem) {
    // Opening a store again asks the file system too: what that throws is no reason to end.
    parts_.report(problem.what());
    return false;
  }
}

std::vector<Outcome> Sequencer::run(std::span<const Request> requests) {
  settle();
  decide(requests);
  const auto batch = seal();
  append(*batch);
  return fold(*batch);
}

void Sequencer::decide(std::span<const Request> requests) {
  if (!open_) {
    const auto before = in_flight_.empty() ? nullptr : in_flight_.back();
    const Position base = before ? before->head() : parts_.log.head();
    open_ = std::make_shared<Batch>(parts_, before, base, last_recorded_);
  }
  for (const Request& request : requests) {
    if (must_settle()) {
      open_->refuse(nothing_stored());
      continue;
    }
    try {
      open_->decide(request);
    } catch (const StoreError& problem) {
      // What was applied of it is in the open views: they are folded again from the log.
      parts_.report(problem.what());
      views_behind_ = true;
      open_->refuse(nothing_stored());
    }
  }
  last_recorded_ = open_->last_recorded();
}

std::shared_ptr<Batch> Sequencer::seal() {
  std::shared_ptr<Batch> batch = std::exchange(open_, nullptr);
  if (must_settle()) batch->give_up(nothing_stored());
  if (!batch->records().empty()) batch->rows = parts_.views.seal();
  in_flight_.push_back(batch);
  return batch;
}

void Sequencer::append(Batch& batch) {
  if (batch.records().empty()) return;
  batch.status = parts_.log.append(batch.base(), batch.records(), batch.people());
}

std::vector<Outcome> Sequencer::fail(Batch& batch, const Outcome& outcome) {
  views_behind_ = true;
  flight_failed_ = true;
  batch.give_up(outcome);
  return std::move(batch.outcomes());
}

std::vector<Outcome> Sequencer::fold(Batch& batch) {
  [[maybe_unused]] const std::shared_ptr<Batch> kept = std::move(in_flight_.front());
  in_flight_.pop_front();
  if (!in_flight_.empty()) {
    in_flight_.front()->rebase();
  } else if (open_) {
    open_->rebase();
  }
  if (batch.is_given_up()) return std::move(batch.outcomes());
  switch (batch.status) {
    case AppendStatus::stored: break;
    case AppendStatus::conflict:
      if (!flight_failed_) parts_.report("the log's head is not where the last append left it");
      return fail(batch, nothing_stored());
    case AppendStatus::unavailable:
      if (!flight_failed_) parts_.report("the log takes no records now");
      log_doubtful_ = true;
      return fail(batch, nothing_stored());
    case AppendStatus::outcome_unknown:
      parts_.report("an append to the log failed; its outcome is unknown");
      log_doubtful_ = true;
      return fail(batch, perhaps_stored());
  }
  // Also what has no events: it may repeat what a batch before it did not store.
  if (flight_failed_) return fail(batch, perhaps_stored());
  if (!batch.rows) return std::move(batch.outcomes());
  try {
    parts_.views.write(*batch.rows);
  } catch (const StoreError& problem) {
    parts_.report(problem.what());
    return fail(batch, perhaps_stored());
  }
  return std::move(batch.outcomes());
}

}  // namespace seatledger::ledger
