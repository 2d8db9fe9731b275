// Reads the feed in pieces: printed events after a position that match a query, in bounded memory.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

#include "api/audit/event_query.h"
#include "base/error.h"
#include "runtime/executor.h"
#include "runtime/feed/event_filter.h"
#include "runtime/feed/event_reads.h"
#include "runtime/feed/feed.h"
#include "runtime/head_signal.h"

namespace seatledger::api {

// The last position that readers can see: stored, and folded into the views.
Position visible_head(const Context& context);

// Waits until the audit index has reached `head`. catching_up after ten seconds; shutting_down when
// the server shuts down. On one io thread.
runtime::Awaitable<Result<void>> index_reaches(const Context& context, Position head);

enum class FeedPrint : std::uint8_t {
  cloud_events,  // separated by commas
  lines,         // the stored bytes, a line each
  messages,      // server-sent events
  csv,           // lines whose columns are the fields of event_answer()
};

class FeedReader {
 public:
  struct Bounds {
    std::size_t events_max = 100;
    std::size_t bytes_max = 8U << 20U;  // only the last event may exceed it
  };
  struct Piece {
    std::string text;
    std::size_t events = 0;
    Position head;         // at the time of reading
    Position next_after;   // all events up to it have been read
    bool is_last = false;  // no more events of the query exist or will be written
  };

  // Both must outlive the reader.
  FeedReader(const Context& context, const EventQuery& query, FeedPrint print);

  // The events after `after`: found by a walk over the log, or, far from the head, by the audit
  // index. Reads on the readers' pool. catching_up, shutting_down. Throws StoreError. Call on the
  // io thread, one call at a time.
  runtime::Awaitable<Result<Piece>> read(Position after, Bounds bounds);

  // When to read again at the head if no event is written: at `latest`, or at the time at which the
  // query ends if that is earlier.
  runtime::HeadSignal::Clock::time_point again_at(
      runtime::HeadSignal::Clock::time_point latest) const;

 private:
  // Determines the last position of a query that ends at a time which was in the future.
  void find_end();
  // On the readers' pool.
  Piece read_now(runtime::EventRange range, Position head, Bounds bounds, bool by_index);

  const Context& context_;
  const EventQuery& query_;
  const FeedPrint print_;
  runtime::EventMatcher matcher_;
  std::optional<Position> to_;  // the last position of the query, once known
};

}  // namespace seatledger::api
