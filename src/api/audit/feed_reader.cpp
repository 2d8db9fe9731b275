#include "api/audit/feed_reader.h"

#include <algorithm>
#include <functional>
#include <memory>

#include "api/audit/event_answers.h"
#include "api/context.h"
#include "api/csv/csv_table.h"
#include "ledger/log/position_at.h"
#include "runtime/feed/cloud_event.h"
#include "runtime/run_on.h"

namespace seatledger::api {
namespace {

// With fewer events than this to the head, a walk over the log is cheaper than the index, and does
// not wait for it.
constexpr std::uint64_t walked_events_max = 512;
constexpr std::chrono::seconds index_wait_max{10};

void append_event(std::string& out, FeedPrint print, std::string_view source,
                  const ledger::Event& event, const ledger::StoredRecord& record) {
  switch (print) {
    case FeedPrint::cloud_events:
      if (!out.empty()) out += ',';
      runtime::append_cloud_event(out, source, event, record.bytes);
      return;
    case FeedPrint::lines:
      out += record.bytes;
      out += '\n';
      return;
    case FeedPrint::messages:
      out += "id: ";
      out += std::to_string(event.position.value);
      out += "\ndata: ";
      runtime::append_cloud_event(out, source, event, record.bytes);
      out += "\n\n";
      return;
    case FeedPrint::csv: {
      std::string row;
      runtime::append_cloud_event(row, source, event, record.bytes);
      append_csv_rows(out, event_answer(), row);
      return;
    }
  }
}

}  // namespace

// Positions that readers have seen stay visible while failed views are folded again.
Position visible_head(const Context& context) {
  const Position folded = std::max(context.view_set.applied(), context.feed.head.reached());
  return std::min(context.events.head(), folded);
}

runtime::Awaitable<Result<void>> index_reaches(const Context& context, Position head) {
  runtime::Feed& feed = context.feed;
  feed.indexed.reach(feed.index().want(head));
  if (co_await feed.indexed.wait(head, runtime::HeadSignal::Clock::now() + index_wait_max)) {
    co_return Result<void>{};
  }
  if (feed.indexed.is_stopped()) {
    co_return error(ErrorCode::shutting_down, "the server is shutting down");
  }
  co_return error(ErrorCode::catching_up, "the audit index is behind the ledger; try again");
}

FeedReader::FeedReader(const Context& context, const EventQuery& query, FeedPrint print)
    : context_(context),
      query_(query),
      print_(print),
      matcher_(query.filter, context.views),
      to_(query.to) {}

// Recorded times never fall in the log: the query has ended once a later event is recorded or the
// clock is past the time.
void FeedReader::find_end() {
  if (to_ || !query_.to_time) return;
  const bool is_past = context_.clock.now() > *query_.to_time;
  const Position head = context_.events.head();
  const Position end = context_.times.position_at(*query_.to_time);
  if (is_past || end < head) to_ = end;
}

runtime::HeadSignal::Clock::time_point FeedReader::again_at(
    runtime::HeadSignal::Clock::time_point latest) const {
  if (to_ || !query_.to_time) return latest;
  const auto now = runtime::HeadSignal::Clock::now();
  const std::int64_t left = query_.to_time->micros - context_.clock.now().micros;
  // Compared as microseconds, since the time may be centuries away.
  const std::chrono::microseconds until_latest =
      std::chrono::duration_cast<std::chrono::microseconds>(latest - now);
  if (left >= until_latest.count()) return latest;
  return now + std::chrono::microseconds(std::max<std::int64_t>(left, 0)) +
         std::chrono::milliseconds(1);
}

runtime::Awaitable<Result<FeedReader::Piece>> FeedReader::read(Position after, Bounds bounds) {
  const Position head = visible_head(context_);
  find_end();  // after reading the head: events up to it are before the end, or the end is known
  Position up_to = head;
  if (to_) up_to = std::min(up_to, *to_);
  if (after >= up_to) co_return Piece{{}, 0, head, after, to_ && after >= *to_};
  // The views say which platform a license belongs to, so they must have folded the events.
  if (query_.filter.platform_key && context_.view_set.applied() < up_to) {
    co_return error(ErrorCode::catching_up, "the views are folded again; try again");
  }
  const bool by_index =
      query_.filter.best_to_look_for().has_value() && up_to.value - after.value > walked_events_max;
  if (by_index) {
    const auto reached = co_await index_reaches(context_, up_to);
    if (reached.has_error()) co_return reached.error();
  }
  runtime::EventRange range;
  range.after = after;
  range.up_to = up_to;
  // Named: gcc 12 destroys a capturing temporary of a co_await expression twice (bug 107288).
  const std::function<Piece()> work = [&] { return read_now(range, head, bounds, by_index); };
  co_return co_await runtime::run_on<Piece>(context_.slow_work, work);
}

FeedReader::Piece FeedReader::read_now(runtime::EventRange range, Position head, Bounds bounds,
                                       bool by_index) {
  Piece piece;
  piece.head = head;
  const runtime::TakeEvent take = [&](const ledger::Event& event,
                                      const ledger::StoredRecord& record) {
    append_event(piece.text, print_, context_.feed.source, event, record);
    ++piece.events;
    return piece.events < bounds.events_max && piece.text.size() < bounds.bytes_max;
  };
  if (by_index) {
    const auto snapshot = context_.feed.index().snapshot();
    piece.next_after = runtime::find_events(
        context_.events, *snapshot, *query_.filter.best_to_look_for(), matcher_, range, take);
  } else {
    piece.next_after = runtime::walk_events(context_.events, matcher_, range, take);
  }
  piece.is_last = to_ && piece.next_after >= *to_;
  return piece;
}

}  // namespace seatledger::api
