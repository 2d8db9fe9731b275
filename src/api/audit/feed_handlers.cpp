#include <algorithm>
#include <memory>
#include <string>
#include <utility>

#include "api/audit/event_query.h"
#include "api/audit/feed_reader.h"
#include "api/audit/feed_stream.h"
#include "api/audit/routes.h"
#include "api/context.h"
#include "api/http/text.h"
#include "api/license_at.h"
#include "api/moment.h"
#include "api/print.h"
#include "api/route.h"
#include "ledger/log/record.h"
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

// A key that is bound to a platform sees only events of its licenses.
Result<void> may_see_event(const Call& call, const ledger::Event& event) {
  if (!call.bound_platform()) return {};
  if (!event.license_id) {
    return error(ErrorCode::platform_forbidden, "the key is bound to a platform's licenses");
  }
  TRY(license_of_caller(call, projections::StateReader(call.context.views), *event.license_id));
  return {};
}

runtime::Awaitable<Result<HttpResponse>> list_events(Call& call) {
  const auto query = feed_query(call);
  if (query.has_error()) co_return query.error();
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
  const Position head = visible_head(call.context);
  const auto position = id_of(call.path_values.front());
  if (!position || *position > head.value) {
    return error(ErrorCode::event_not_found,
                 "event " + printable(call.path_values.front()) + " does not exist");
  }
  const auto records = call.context.events.read_after(Position{*position - 1}, 1);
  const ledger::Event event =
      ledger::decode_record(records.front().bytes, records.front().position);
  TRY(may_see_event(call, event));
  HttpResponse response;
  if (wants_lines(call)) {
    response.content_type = lines_type;
    response.body = records.front().bytes + '\n';
  } else {
    response.content_type = "application/cloudevents+json";
    runtime::append_cloud_event(response.body, call.context.feed.source, event,
                                records.front().bytes);
  }
  response.add_header("Ledger-Position", std::to_string(head.value));
  add_lineage(call.context, response);
  return response;
}

runtime::Awaitable<Result<HttpResponse>> stream_events(Call& call) {
  auto query = feed_query(call);
  if (query.has_error()) co_return query.error();
  // A browser that reconnects repeats the address and sends the last id it received.
  if (const auto last = call.http->find_header("Last-Event-ID"); last && !last->empty()) {
    const auto position = cursor_of(call, "Last-Event-ID", *last, 0);
    if (position.has_error()) co_return position.error();
    query->after = *position;
  }
  runtime::Feed& feed = call.context.feed;
  if (feed.streams >= feed.limits.streams_max) {
    co_return error(ErrorCode::queue_full, "the server has too many event streams");
  }
  HttpResponse response;
  response.content_type = "text/event-stream";
  response.add_header("X-Accel-Buffering", "no");  // proxies must not buffer events
  response.add_header("Ledger-Position", std::to_string(visible_head(call.context).value));
  add_lineage(call.context, response);
  response.stream = std::make_unique<FeedStream>(call.context, call.caller->id, std::move(*query));
  co_return response;
}

}  // namespace

void add_feed_routes(std::vector<Route>& routes) {
  routes.push_back({.method = HttpMethod::get,
                    .path = "/api/ledger/events/",
                    .operation = "list_events",
                    .access = Access::ledger_read,
                    .wait = list_events,
                    .parameters = feed_parameters()});
  routes.push_back({.method = HttpMethod::get,
                    .path = "/api/ledger/events/stream/",
                    .operation = "stream_events",
                    .access = Access::ledger_read,
                    .wait = stream_events,
                    .parameters = feed_parameters()});
  routes.push_back({.method = HttpMethod::get,
                    .path = "/api/ledger/events/{position}/",
                    .operation = "read_event",
                    .access = Access::ledger_read,
                    .read = read_event,
                    .parameters = {"lineage"}});
}

}  // namespace seatledger::api
