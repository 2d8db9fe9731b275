// Pieces of the feed: events after a position that match a query, printed, in bounded memory.
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

// What readers find now: stored, and folded into the views.
Position visible_head(const Context& context);

// Waits until the audit index has reached `head`. catching_up after ten seconds, shutting_down when
// the server drains. On the io thread.
runtime::Awaitable<Result<void>> index_reaches(const Context& context, Position head);

enum class FeedPrint : std::uint8_t {
  cloud_events,  // with commas between them
  lines,         // the stored bytes, each with a line end
  messages,      // of server-sent events
};

class FeedReader {
 public:
  struct Bounds {
    std::size_t events_max = 100;
    std::size_t bytes_max = 8U << 20U;  // passed by the last event only
  };
  struct Piece {
    std::string text;
    std::size_t events = 0;
    Position head;         // as it was when the piece was read
    Position next_after;   // nothing up to it is left to be read
    bool is_last = false;  // nothing up to the end of the query is, or will be
  };

  // Both must outlive the reader.
  FeedReader(const Context& context, const EventQuery& query, FeedPrint print);

  // What the log holds after `after`: by a walk over it, or, far from its head, by the audit index.
  // Reads aside. catching_up, shutting_down. Throws StoreError. On the io thread, one at a time.
  runtime::Awaitable<Result<Piece>> read(Position after, Bounds bounds);

  // When to read again at the head though nothing was written: at `latest`, or earlier, when the
  // time comes that the query ends at.
  runtime::HeadSignal::Clock::time_point again_at(
      runtime::HeadSignal::Clock::time_point latest) const;

 private:
  // Looks where the query's end is, when it is a time that was still to come.
  void find_end();
  // On the readers' pool.
  Piece read_now(runtime::EventRange range, Position head, Bounds bounds, bool by_index);

  const Context& context_;
  const EventQuery& query_;
  const FeedPrint print_;
  runtime::EventMatcher matcher_;
  std::optional<Position> to_;  // the last position to be read, once it is known
};

}  // namespace seatledger::api
