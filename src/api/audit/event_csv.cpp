#include "api/audit/event_csv.h"

#include <algorithm>
#include <functional>
#include <utility>

#include "api/audit/event_answers.h"
#include "api/audit/feed_reader.h"
#include "api/audit/history_reader.h"
#include "api/changes/history_entry.h"
#include "api/csv/csv_table.h"
#include "ledger/log/position_at.h"
#include "runtime/run_on.h"

namespace seatledger::api {
namespace {

constexpr std::size_t events_at_once = 1000;

class HistoryCsv final : public CsvStream {
 public:
  HistoryCsv(const Context& context, const projections::AuditId& id, EventQuery query,
             Position head)
      : CsvStream(context, history_entry_object), id_(id), query_(std::move(query)), head_(head) {
    query_.limit = events_at_once;
  }

  runtime::Awaitable<Result<bool>> read(std::string& lines) override {
    // Named: gcc 12 destroys a capturing temporary of a co_await expression twice (bug 107288).
    const std::function<bool()> work = [this, &lines] { return read_now(lines); };
    co_return co_await runtime::run_on<bool>(context_.slow_work, work);
  }

 private:
  bool read_now(std::string& lines) {
    const HistoryPage page = read_history(context_, id_, query_, head_, csv_piece_bytes);
    append_csv_rows(lines, row_, page.entries);
    query_.after = page.next_after;
    return !page.is_last;
  }

  const projections::AuditId id_;
  EventQuery query_;  // goes on with each piece
  const Position head_;
};

// Ends at `head`, or before it at the query's own end.
EventQuery ending_at(Position head, EventQuery query, const Context& context) {
  Position end = std::min(head, query.to.value_or(head));
  if (query.to_time) end = std::min(end, context.times.position_at(*query.to_time));
  query.to = end;
  return query;
}

class EventsCsv final : public CsvStream {
 public:
  EventsCsv(const Context& context, EventQuery query, Position head)
      : CsvStream(context, event_answer()),
        query_(ending_at(head, std::move(query), context)),
        reader_(context, query_, FeedPrint::csv),
        after_(query_.begin()) {}

  runtime::Awaitable<Result<bool>> read(std::string& lines) override {
    const FeedReader::Bounds bounds{events_at_once, csv_piece_bytes};
    const auto piece = co_await reader_.read(after_, bounds);
    if (piece.has_error()) co_return piece.error();
    lines += piece->text;
    after_ = piece->next_after;
    co_return !piece->is_last;
  }

 private:
  const EventQuery query_;
  FeedReader reader_;
  Position after_;
};

}  // namespace

std::unique_ptr<CsvStream> history_csv(const Context& context, const projections::AuditId& id,
                                       EventQuery query, Position head) {
  return std::make_unique<HistoryCsv>(context, id, std::move(query), head);
}

std::unique_ptr<CsvStream> events_csv(const Context& context, EventQuery query, Position head) {
  return std::make_unique<EventsCsv>(context, std::move(query), head);
}

}  // namespace seatledger::api
