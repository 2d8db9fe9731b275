#include "api/feed_reader.h"

#include <algorithm>
#include <functional>
#include <memory>

#include "api/aside.h"
#include "api/audit_side.h"
#include "api/cloud_event.h"
#include "api/event_reads.h"

namespace seatledger::api {
namespace {

// Nearer to the head than this a walk over the log is cheaper than the index, and need not wait.
constexpr std::uint64_t walked_events_max = 512;
constexpr std::chrono::seconds index_wait_max{10};

void append_event(std::string& out, FeedPrint print, const ledger::Event& event,
                  const ledger::StoredRecord& record) {
  switch (print) {
    case FeedPrint::cloud_events:
      if (!out.empty()) out += ',';
      append_cloud_event(out, event, record.bytes);
      return;
    case FeedPrint::lines:
      out += record.bytes;
      out += '\n';
      return;
    case FeedPrint::messages:
      out += "id: ";
      out += std::to_string(event.position.value);
      out += "\ndata: ";
      append_cloud_event(out, event, record.bytes);
      out += "\n\n";
      return;
  }
}

}  // namespace

// What was told once stays visible while views that failed are folded again.
Position visible_head(const Services& services) {
  const Position folded =
      std::max(services.view_set.applied(), services.audit.history->head.reached());
  return std::min(services.events.head(), folded);
}

Awaitable<Result<void>> index_reaches(const Services& services, Position head) {
  HistorySide& side = *services.audit.history;
  side.indexed.reach(side.index.want(head));
  if (co_await side.indexed.wait(head, HeadSignal::Clock::now() + index_wait_max)) {
    co_return Result<void>{};
  }
  if (side.indexed.is_stopped()) {
    co_return error(ErrorCode::shutting_down, "the server is shutting down");
  }
  co_return error(ErrorCode::catching_up, "the audit index is behind the ledger; try again");
}

FeedReader::FeedReader(const Services& services, const EventQuery& query, FeedPrint print)
    : services_(services), query_(query), print_(print), matcher_(query.filter, services.views) {}

Awaitable<Result<FeedReader::Piece>> FeedReader::read(Position after, Bounds bounds) {
  const Position head = visible_head(services_);
  Position up_to = head;
  if (query_.to) up_to = std::min(up_to, *query_.to);
  if (after >= up_to) co_return Piece{{}, 0, head, after};
  // Whose a license is, the views say.
  if (query_.filter.platform_key && services_.view_set.applied() < up_to) {
    co_return error(ErrorCode::catching_up, "the views are folded again; try again");
  }
  const bool by_index =
      query_.filter.best_to_look_for().has_value() && up_to.value - after.value > walked_events_max;
  if (by_index) {
    const auto reached = co_await index_reaches(services_, up_to);
    if (reached.has_error()) co_return reached.error();
  }
  // Named: gcc 12 destroys a capturing temporary of a co_await expression twice (bug 107288).
  const std::function<Piece()> work = [&] { return read_now(after, head, bounds, by_index); };
  co_return co_await aside<Piece>(services_.readers, work);
}

FeedReader::Piece FeedReader::read_now(Position after, Position head, Bounds bounds,
                                       bool by_index) {
  Piece piece;
  piece.head = head;
  EventRange range;
  range.after = after;
  range.up_to = query_.to ? std::min(head, *query_.to) : head;
  const TakeEvent take = [&](const ledger::Event& event, const ledger::StoredRecord& record) {
    append_event(piece.text, print_, event, record);
    ++piece.events;
    return piece.events < bounds.events_max && piece.text.size() < bounds.bytes_max;
  };
  if (by_index) {
    const auto snapshot = services_.audit.history->index.snapshot();
    piece.next_after = find_events(services_.events, *snapshot, *query_.filter.best_to_look_for(),
                                   matcher_, range, take);
  } else {
    piece.next_after = walk_events(services_.events, matcher_, range, take);
  }
  return piece;
}

}  // namespace seatledger::api
