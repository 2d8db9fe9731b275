#include "ledger/write/fold.h"

#include <algorithm>

#include "base/store_error.h"
#include "ledger/log/record.h"

namespace seatledger::ledger {

Position fold(const EventLog& log, Views& views, const FoldOptions& options) {
  const Position until = options.until.value == 0 ? log.head() : options.until;
  if (views.applied() > until) {
    throw StoreError("the views are ahead of the log: the log has lost events");
  }
  while (views.applied() < until) {
    const std::uint64_t left = until.value - views.applied().value;
    const auto records = log.read_after(
        views.applied(),
        std::min<std::uint64_t>(left, std::max<std::size_t>(options.batch_events, 1)));
    if (records.empty()) throw StoreError("the log ends before its head");
    for (const StoredRecord& record : records) {
      views.apply(decode_record(record.bytes, record.position));
    }
    views.commit();
    if (options.progress && !options.progress(views.applied())) break;
  }
  return views.applied();
}

}  // namespace seatledger::ledger
