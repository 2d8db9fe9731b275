#include "ledger/log/verify.h"

#include "base/store_error.h"
#include "ledger/log/record.h"

namespace seatledger::ledger {
namespace {

constexpr std::size_t records_at_once = 4096;

// What is wrong between one event and the one before it.
std::optional<std::string> broken_order(const std::optional<Event>& before, const Event& event) {
  const CommitPart& part = event.commit;
  if (part.size == 0 || part.index >= part.size) return "its commit part is out of range";
  if (part.id.value + part.index != event.position.value) return "its commit id does not fit";
  if (part.index == 0) {
    if (!before) return std::nullopt;
    if (before->commit.index + 1 != before->commit.size) return "the commit before it is not whole";
    if (event.recorded <= before->recorded) return "its time is not after the commit before it";
    return std::nullopt;
  }
  if (!before || before->commit.id != part.id || before->commit.size != part.size) {
    return "it is not in the commit of the event before it";
  }
  if (event.recorded != before->recorded) return "its time differs from its commit's";
  return std::nullopt;
}

class Verifier {
 public:
  // False: the log is bad here.
  bool take(const StoredRecord& record, LogVerdict& verdict) {
    const Position expected{verdict.events + 1};
    try {
      Event event = decode_record(record.bytes, expected);
      std::optional<std::string> reason = broken_order(before_, event);
      if (encode_record(event) != record.bytes) reason = "its bytes are not as they are written";
      if (reason) {
        verdict.fault = {expected, *reason};
        return false;
      }
      before_ = std::move(event);
    } catch (const StoreError& problem) {
      verdict.fault = {expected, problem.what()};
      return false;
    }
    ++verdict.events;
    return true;
  }

  bool ends_whole() const { return !before_ || before_->commit.index + 1 == before_->commit.size; }

 private:
  std::optional<Event> before_;
};

}  // namespace

LogVerdict verify_log(const EventLog& log, const std::function<void(Position)>& progress) {
  LogVerdict verdict;
  Verifier verifier;
  const Position head = log.head();
  while (verdict.events < head.value) {
    const Position done{verdict.events};
    std::vector<StoredRecord> records;
    try {
      records = log.read_after(done, records_at_once);
    } catch (const StoreError& problem) {
      verdict.fault = {Position{done.value + 1}, problem.what()};
      return verdict;
    }
    if (records.empty()) {
      verdict.fault = {Position{done.value + 1}, "the log ends before its head"};
      return verdict;
    }
    for (const StoredRecord& record : records) {
      if (!verifier.take(record, verdict)) return verdict;
    }
    if (progress) progress(Position{verdict.events});
  }
  if (!verifier.ends_whole()) verdict.fault = {head, "the last commit is not whole"};
  return verdict;
}

}  // namespace seatledger::ledger
