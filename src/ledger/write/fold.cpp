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
  Position read = views.applied();
  std::uint64_t uncommitted = 0;
  while (read < until) {
    const std::uint64_t left = until.value - read.value;
    const auto records = log.read_after(
        read, std::min<std::uint64_t>(left, std::max<std::size_t>(options.batch_events, 1)));
    if (records.empty()) throw StoreError("the log ends before its head");
    for (const StoredRecord& record : records) {
      const Event event = decode_record(record.bytes, record.position);
      views.apply(event);
      read = event.position;
      ++uncommitted;
      const bool ends = event.position == event.commit.last();
      if (read != until && !(ends && uncommitted >= options.batch_events)) continue;
      views.commit();
      uncommitted = 0;
      if (options.progress && !options.progress(views.applied())) return views.applied();
    }
  }
  return views.applied();
}

}  // namespace seatledger::ledger
