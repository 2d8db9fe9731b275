#include "ledger/write/sequencer.h"

#include <exception>
#include <string>

#include "ledger/log/record.h"
#include "ledger/write/batch.h"
#include "ledger/write/fold.h"

namespace seatledger::ledger {
namespace {

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
  if (!settle()) return nothing_stored(requests.size());
  const Position head = parts_.log.head();
  std::vector<Outcome> outcomes;
  outcomes.reserve(requests.size());
  Batch batch(parts_, head, last_recorded_);
  try {
    for (const Request& request : requests) outcomes.push_back(batch.decide_one(request));
  } catch (const StoreError& problem) {
    parts_.report(problem.what());
    views_behind_ = true;
    return nothing_stored(requests.size());
  }
  if (batch.records().empty()) return outcomes;
  // From here on the open views contain the batch: after a failure they are folded again from the
  // log.
  views_behind_ = true;
  switch (parts_.log.append(head, batch.records(), batch.people())) {
    case AppendStatus::stored: break;
    case AppendStatus::conflict:
      parts_.report("another appends to the log: its head is not where the last append left it");
      return not_leading(requests.size());
    case AppendStatus::unavailable:
      parts_.report("the log takes no records now");
      log_doubtful_ = true;
      return nothing_stored(requests.size());
    case AppendStatus::outcome_unknown:
      parts_.report("an append to the log failed; its outcome is unknown");
      log_doubtful_ = true;
      return perhaps_stored(requests.size());
  }
  try {
    parts_.views.commit();
  } catch (const StoreError& problem) {
    parts_.report(problem.what());
    return perhaps_stored(requests.size());
  }
  remember_recorded(batch.last_recorded());
  views_behind_ = false;
  return outcomes;
}

}  // namespace seatledger::ledger
