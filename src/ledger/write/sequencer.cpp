#include "ledger/write/sequencer.h"

#include <exception>
#include <stdexcept>
#include <string>

#include "ledger/log/record.h"
#include "ledger/write/batch.h"
#include "ledger/write/fold.h"

namespace seatledger::ledger {
namespace {

constexpr std::size_t under_way_max = 2;

std::vector<Outcome> all(std::size_t count, ErrorCode code, const std::string& detail) {
  return std::vector<Outcome>(count, Outcome(error(code, detail)));
}

std::vector<Outcome> nothing_stored(std::size_t count) {
  return all(count, ErrorCode::catching_up,
             "the ledger is bringing its log and views together; nothing was stored");
}

std::vector<Outcome> not_leading(std::size_t count) {
  return all(count, ErrorCode::no_leader,
             "another server decides changes of this ledger now; nothing was stored");
}

std::vector<Outcome> perhaps_stored(std::size_t count) {
  return all(count, ErrorCode::outcome_unknown,
             "the change may or may not be stored; repeat with the same key");
}

}  // namespace

Sequencer::Sequencer(Parts parts) : parts_(std::move(parts)) {}

Sequencer::~Sequencer() = default;

void Sequencer::catch_up() {
  parts_.views.discard();
  const Position head = parts_.log.head();
  if (head.value > 0) {
    const auto last = parts_.log.read_after(Position{head.value - 1}, 1);
    remember_recorded(decode_record(last.at(0).bytes, head).recorded);
  }
  fold(parts_.log, parts_.views);
  views_behind_ = false;
}

void Sequencer::remember_recorded(Timestamp last) {
  last_recorded_ = last;
  newest_recorded_micros_ = last.micros;
}

void Sequencer::recover() {
  if (log_doubtful_) parts_.log.recover();
  log_doubtful_ = false;
  if (views_behind_) catch_up();
}

bool Sequencer::settle() {
  if (is_settled()) return true;
  try {
    recover();
    return true;
  } catch (const std::exception& problem) {
    // Reopening a store also calls the file system, whose exceptions must not end the server.
    parts_.report(problem.what());
    return false;
  }
}

std::vector<Outcome> Sequencer::run(std::span<const Request> requests) {
  Batch& batch = begin();
  decide(batch, requests);
  append(batch);
  return finish();
}

bool Sequencer::may_begin() const {
  if (under_way_.empty()) return true;
  const Batch& newest = *under_way_.back();
  return under_way_.size() < under_way_max && is_settled() && !newest.is_lost() &&
         newest.people().empty();
}

Batch& Sequencer::begin() {
  if (!may_begin()) throw std::logic_error("no further batch may be under way");
  if (!under_way_.empty()) {
    parts_.views.seal();
    return *under_way_.emplace_back(std::make_unique<Batch>(parts_, *under_way_.back()));
  }
  const bool is_ready = settle();
  append_failed_ = false;
  Batch& batch =
      *under_way_.emplace_back(std::make_unique<Batch>(parts_, parts_.log.head(), last_recorded_));
  if (!is_ready) batch.lose();
  return batch;
}

void Sequencer::decide(Batch& batch, std::span<const Request> requests) {
  batch.decide_all(requests);
}

bool Sequencer::needs_append(const Batch& batch) {
  return !batch.is_lost() && !batch.records().empty();
}

void Sequencer::append(Batch& batch) {
  if (!needs_append(batch) || append_failed_) return;
  batch.appended = parts_.log.append(batch.base(), batch.records(), batch.people());
  append_failed_ = batch.appended != AppendStatus::stored;
}

std::vector<Outcome> Sequencer::finish() {
  const std::unique_ptr<Batch> batch = std::move(under_way_.front());
  under_way_.pop_front();
  if (!under_way_.empty()) under_way_.front()->forget_before();
  return finish(*batch);
}

std::vector<Outcome> Sequencer::finish(Batch& batch) {
  // Its answers may tell of a batch before it that failed. From here on the views are folded again
  // from the log.
  if (batch.is_lost() || !is_settled()) return after_failure(batch);
  if (!needs_append(batch)) return batch.take_outcomes();
  if (batch.appended != AppendStatus::stored) return after_failure(batch);
  try {
    parts_.views.commit();
  } catch (const StoreError& problem) {
    parts_.report(problem.what());
    return after_failure(batch);
  }
  remember_recorded(batch.last_recorded());
  return batch.take_outcomes();
}

// The open views may contain the batch: they are folded again from the log.
std::vector<Outcome> Sequencer::after_failure(const Batch& batch) {
  views_behind_ = true;
  const std::size_t count = batch.requests();
  if (!batch.appended) return nothing_stored(count);
  switch (*batch.appended) {
    case AppendStatus::stored: return perhaps_stored(count);
    case AppendStatus::conflict:
      parts_.report("another appends to the log: its head is not where the last append left it");
      return not_leading(count);
    case AppendStatus::unavailable:
      parts_.report("the log takes no records now");
      log_doubtful_ = true;
      return nothing_stored(count);
    case AppendStatus::outcome_unknown: break;
  }
  parts_.report("an append to the log failed; its outcome is unknown");
  log_doubtful_ = true;
  return perhaps_stored(count);
}

}  // namespace seatledger::ledger
