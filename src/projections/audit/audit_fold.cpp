#include "projections/audit/audit_fold.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>

#include "base/digest.h"
#include "base/store_error.h"
#include "ledger/log/record.h"

namespace seatledger::projections {
namespace {

constexpr std::size_t audit_batch_events = 8192;
// Records in memory at once.
constexpr std::size_t audit_read_events = 512;

}  // namespace

bool is_of_log(const AuditCheckpoint& checkpoint, const ledger::EventLog& log) {
  if (checkpoint.position.value == 0) return true;
  if (checkpoint.position > log.head()) return false;
  const auto records = log.read_after(Position{checkpoint.position.value - 1}, 1);
  return sha256(records.at(0).bytes) == checkpoint.record;
}

void fold_audit(const ledger::EventLog& log, AuditIndex& index, Position until,
                const std::function<bool(Position)>& progress) {
  while (index.reached() < until) {
    Position at = index.reached();
    const Position batch_end{std::min(until.value, at.value + audit_batch_events)};
    std::string last_record;
    while (at < batch_end) {
      auto records =
          log.read_after(at, std::min<std::size_t>(audit_read_events, batch_end.value - at.value));
      if (records.empty()) throw StoreError("the log ends before what the audit index tells");
      for (const ledger::StoredRecord& record : records) {
        index.apply(ledger::decode_record_subjects(record.bytes, record.position));
      }
      at = records.back().position;
      last_record = std::move(records.back().bytes);
    }
    index.write(last_record);
    if (progress && !progress(at)) return;
  }
}

}  // namespace seatledger::projections
