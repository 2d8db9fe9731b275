#include <algorithm>
#include <memory>
#include <string>
#include <utility>

#include "api/audit/event_answers.h"
#include "api/audit/event_csv.h"
#include "api/audit/event_in_path.h"
#include "api/audit/event_query.h"
#include "api/audit/feed_reader.h"
#include "api/audit/feed_stream.h"
#include "api/audit/routes.h"
#include "api/context.h"
#include "api/field_value.h"
#include "api/moment.h"
#include "api/print.h"
#include "api/route.h"
#include "runtime/feed/cloud_event.h"

namespace seatledger::api {
namespace {

constexpr std::string_view lines_type = "application/x-ndjson";

bool wants_lines(const Call& call) {
  return call.http->header(HttpField::accept).find(lines_type) != std::string_view::npos;
}

HttpResponse feed_page(const Context& context, const FeedReader::Piece& piece, bool lines) {
  HttpResponse response;
  if (lines) {
    response.content_type = lines_type;
    response.body = piece.text;
    response.add_header("Ledger-Position", std::to_string(piece.head.value));
    add_lineage(context, response);
  } else {
    response = event_list_response(context, "events", piece.head, piece.next_after, piece.text);
  }
  // Lines have no envelope for it, so it goes into a header.
  response.add_header("Ledger-Next-After", std::to_string(piece.next_after.value));
  return response;
}

runtime::Awaitable<Result<HttpResponse>> list_events_as_csv(const Call& call,
                                                            const EventQuery& query) {
  const Position head = visible_head(call.context);
  HttpResponse response = csv_head("events", head);
  add_lineage(call.context, response);
  response.add_header("Ledger-Next-After", std::to_string(head.value));
  std::unique_ptr<CsvStream> stream = events_csv(call.context, query, head);
  co_return co_await csv_answer(std::move(response), std::move(stream));
}

runtime::Awaitable<Result<HttpResponse>> list_events(Call& call) {
  const auto is_csv = asks_for_csv(call);
  if (is_csv.has_error()) co_return is_csv.error();
  const auto query = feed_query(call);
  if (query.has_error()) co_return query.error();
  if (*is_csv) co_return co_await list_events_as_csv(call, *query);
  runtime::Feed& feed = call.context.feed;
  const bool lines = wants_lines(call);
  FeedReader reader(call.context, *query, lines ? FeedPrint::lines : FeedPrint::cloud_events);
  const auto until = runtime::HeadSignal::Clock::now() + query->wait;
  Position after = query->begin();
  for (;;) {
    const FeedReader::Bounds bounds{query->limit};
    auto piece = co_await reader.read(after, bounds);
    if (piece.has_error()) co_return piece.error();
    after = piece->next_after;
    // Readers stop when next_after reaches the head, also when `to` is before the head.
    if (piece->is_last) piece->next_after = std::max(after, piece->head);
    const bool in_time = runtime::HeadSignal::Clock::now() < until && !feed.head.is_stopped();
    if (piece->events > 0 || piece->is_last || !in_time) {
      co_return feed_page(call.context, *piece, lines);
    }
    if (after < piece->head) continue;
    co_await feed.head.wait(Position{after.value + 1}, reader.again_at(until));
  }
}

Result<HttpResponse> read_event(const Call& call) {
  TRY(check_lineage(call));
  const ledger::StoredRecord& record = call.found.record.value();
  HttpResponse response;
  if (wants_lines(call)) {
    response.content_type = lines_type;
    response.body = record.bytes + '\n';
  } else {
    response.content_type = "application/cloudevents+json";
    runtime::append_cloud_event(response.body, call.context.feed.source, call.found.event.value(),
                                record.bytes);
  }
  response.add_header("Ledger-Position", std::to_string(visible_head(call.context).value));
  add_lineage(call.context, response);
  return response;
}

constexpr InputField last_event_id_field =
    field::typed("Last-Event-ID", FieldType::position,
                 "Goes on after this position; a browser sends it when it connects again.");

Result<std::optional<Position>> last_event_id(const Call& call) {
  const auto text = call.http->find_header(last_event_id_field.name);
  if (!text || text->empty()) return std::optional<Position>{};
  FieldValue value;
  if (auto fault = read_form_value(last_event_id_field, *text, value)) {
    return bad_parameter(last_event_id_field.name, std::move(*fault));
  }
  return std::optional(
      TRY(cursor_of(call, last_event_id_field.name, *std::get<Moment>(value).position, 0)));
}

runtime::Awaitable<Result<HttpResponse>> stream_events(Call& call) {
  auto query = feed_query(call);
  if (query.has_error()) co_return query.error();
  // A browser that reconnects repeats the address and sends the last id it received.
  const auto last = last_event_id(call);
  if (last.has_error()) co_return last.error();
  if (*last) query->after = **last;
  // Counted before the limit is looked at: other threads begin streams too.
  auto stream = std::make_unique<FeedStream>(call.context, call.caller->id, std::move(*query));
  const runtime::Feed& feed = call.context.feed;
  if (feed.streams > feed.limits.streams_max) {
    co_return error(ErrorCode::queue_full, "the server has too many event streams");
  }
  HttpResponse response;
  response.content_type = "text/event-stream";
  response.add_header("X-Accel-Buffering", "no");  // proxies must not buffer events
  response.add_header("Ledger-Position", std::to_string(visible_head(call.context).value));
  add_lineage(call.context, response);
  response.stream = std::move(stream);
  co_return response;
}

// Also as the stored bytes, a line each.
AnswerShape lines_of(AnswerShape shape) { return shape.has_lines = true, shape; }

AnswerShape typed(AnswerShape shape, std::string_view type) { return shape.type = type, shape; }

}  // namespace

void add_feed_routes(std::vector<Route>& routes) {
  routes.push_back(
      {.method = HttpMethod::get,
       .path = "/api/ledger/events/",
       .operation = "list_events",
       .sentence = "Events in the order of the log; waits for the next when asked to.",
       .access = Access::ledger_read,
       .scope = feed_events,
       .parameters = feed_parameters(),
       .answer = lines_of(AnswerShape(event_list_answer()).with(answer_headers::feed)).also_csv(),
       .errors = {ErrorCode::user_not_found},
       .work = Wait(list_events)});
  routes.push_back({.method = HttpMethod::get,
                    .path = "/api/ledger/events/stream/",
                    .operation = "stream_events",
                    .sentence = "Events as they are stored, as server-sent events.",
                    .access = Access::ledger_read,
                    .scope = feed_events,
                    .parameters = feed_parameters(),
                    .headers = {last_event_id_field},
                    .answer = typed({event_answer(), AnswerForm::stream}, "text/event-stream")
                                  .with(answer_headers::lineage),
                    .errors = {ErrorCode::user_not_found},
                    .work = Wait(stream_events)});
  routes.push_back(
      {.method = HttpMethod::get,
       .path = "/api/ledger/events/{position}/",
       .operation = "read_event",
       .sentence = "One event.",
       .access = Access::ledger_read,
       .scope = event_in_path,
       .parameters = {parameter::lineage},
       .answer = lines_of(
           typed(event_answer(), "application/cloudevents+json").with(answer_headers::lineage)),
       .work = Read(read_event)});
}

}  // namespace seatledger::api
