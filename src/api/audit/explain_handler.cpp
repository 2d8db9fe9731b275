#include <algorithm>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "api/audit/covering_groups.h"
#include "api/audit/feed_reader.h"
#include "api/audit/routes.h"
#include "api/audit/seat_reason.h"
#include "api/audit/since.h"
#include "api/context.h"
#include "api/license_at.h"
#include "api/moment.h"
#include "api/page.h"
#include "api/route.h"
#include "base/json_fields.h"
#include "base/store_error.h"
#include "ledger/log/record.h"
#include "projections/queries/reader.h"
#include "projections/queries/seat_query_at.h"
#include "projections/views/license_history_view.h"
#include "runtime/feed/feed.h"
#include "runtime/run_on.h"

namespace seatledger::api {
namespace {

struct CountChange {
  ledger::Event event;
  std::optional<std::int64_t> before;  // nothing: it was created
  std::int64_t after = 0;
};

ledger::Event event_at(const Call& call, Position position) {
  const auto record = call.context.events.read_after(Position{position.value - 1}, 1).at(0);
  return ledger::decode_record(record.bytes, record.position);
}

// The event of a commit that changed the terms of the license.
std::optional<ledger::Event> terms_event(const Call& call, Position last, LicenseId id) {
  const ledger::Event end = event_at(call, last);
  for (std::uint64_t at = end.commit.id.value; at <= last.value; ++at) {
    ledger::Event event = event_at(call, Position{at});
    const bool is_terms = std::holds_alternative<ledger::LicenseCreated>(event.body) ||
                          std::holds_alternative<ledger::LicenseUpdated>(event.body);
    if (is_terms && event.license_id == id) return event;
  }
  return std::nullopt;
}

std::vector<CountChange> count_changes(const Call& call, const projections::Snapshot& views) {
  std::vector<CountChange> changes;
  const LicenseId id = call.found.license->id;
  std::optional<std::int64_t> before;
  projections::LicenseHistoryView::visit(
      views, id, Position{}, [&](Position position, const ledger::License& license) {
        if (position > call.found.at) return false;
        const std::int64_t count = license.terms.count;
        if (before == count) return true;
        auto event = terms_event(call, position, id);
        if (!event) throw StoreError("a count changed without an event about the terms");
        changes.push_back({std::move(*event), before, count});
        before = count;
        return true;
      });
  return changes;
}

constexpr AnswerField change_fields[] = {
    answer::integer("position", "The event."),
    answer::date_time("recorded", "When it was stored."),
    answer::nullable(answer::integer("before", "Null: it was created.")),
    answer::integer("after", "The count after it."),
    answer::text("change_type", "What the change is, in the caller's words."),
    answer::text("transaction_id", "The order behind it."),
    answer::text("actor", "By whom.")};
constexpr AnswerObject change_answer{"count_change", "A change of the count.", change_fields};
constexpr AnswerField count_fields[] = {
    answer::integer("value", "Seats bought."),
    answer::list(answer::object("changes", change_answer, "The oldest first."))};
constexpr AnswerObject count_answer{"count_reason", "Why the count is what it is.", count_fields};
constexpr AnswerField reason_fields[] = {
    answer::integer("assignment_id", "The seat."),
    answer::integer("person_id", "The person, by the ledger's own id."),
    answer::flag("pending", "Held for an e-mail address without an account."),
    answer::flag("direct", "Assigned to the person, not only through groups."),
    answer::list(answer::text("groups", "The groups that cover the person.")),
    answer::object("since", since_answer, "Since when the seat is in use.")};
constexpr AnswerObject reason_answer{"seat_reason", "A seat in use, and since when.",
                                     reason_fields};
constexpr auto reason_page_fields = page_answer_fields(reason_answer);
constexpr AnswerObject reason_page_answer{"seat_reasons", "A page of the seats in use.",
                                          reason_page_fields};
constexpr AnswerField use_fields[] = {
    answer::integer("value", "Seats in use."), answer::integer("active", "Seats of known people."),
    answer::integer("pending", "Seats of e-mail addresses without an account."),
    answer::object("seats", reason_page_answer, "Each of them.")};
constexpr AnswerObject use_answer{"usage_reason", "Why the usage is what it is.", use_fields};
constexpr AnswerField explain_fields[] = {
    answer::integer("position", "The moment."),
    answer::object("count", count_answer, "The seats bought."),
    answer::object("usage_count", use_answer, "The seats in use.")};
constexpr AnswerObject explain_answer{"explanation", "Why the numbers are what they are.",
                                      explain_fields};

void print_count(JsonWriter& out, std::int64_t count, const std::vector<CountChange>& changes) {
  out.begin_object();
  write_field(out, "value", count);
  out.key("changes");
  out.begin_array();
  for (const CountChange& change : changes) {
    out.begin_object();
    write_field(out, "position", change.event.position);
    write_field(out, "recorded", change.event.recorded);
    write_field(out, "before", change.before);
    write_field(out, "after", change.after);
    write_field(out, "change_type", change.event.change_type);
    write_field(out, "transaction_id", change.event.transaction_id);
    write_field(out, "actor", change.event.actor);
    out.end_object();
  }
  out.end_array();
  out.end_object();
}

struct ExplainedSeat {
  ledger::Seat seat;
  SeatReason reason;
  std::vector<std::string> groups;
};

void print_seat_reason(JsonWriter& out, const ExplainedSeat& explained) {
  const ledger::Seat& seat = explained.seat;
  out.begin_object();
  write_field(out, "assignment_id", seat.id);
  write_field(out, "person_id", seat.terms.person_id);
  write_field(out, "pending", seat.terms.pending);
  write_field(out, "direct", seat.terms.assigned);
  print_groups(out, explained.groups);
  out.key("since");
  print_since(out, explained.reason.since.value());
  out.end_object();
}

Result<HttpResponse> explanation(const Call& call) {
  const projections::Snapshot& views = call.found.views->snapshot();
  const auto index = call.context.feed.index().snapshot();
  const ledger::License& license = call.found.license.value();
  projections::SeatQueryAt query;
  query.license = license.id;
  query.at = call.found.at;
  query.active = true;
  query.page = page_of(call);
  const projections::SeatPage found = projections::find_seats_at(views, query);
  TRY(page::check(query.page, found.total));
  std::vector<ExplainedSeat> seats;
  CoveringGroups covering(call, *index, query.at);
  for (const ledger::Seat& seat : found.rows) {
    ExplainedSeat explained{seat, TRY(reason_of(call, *index, seat.id, query.at)), {}};
    if (!explained.reason.since) throw StoreError("a seat is in use without an event that says so");
    explained.groups = TRY(covering.of(license.id, seat.terms.person_id));
    seats.push_back(std::move(explained));
  }
  const auto changes = count_changes(call, views);
  return json_response(call.found.at, [&](JsonWriter& out) {
    out.begin_object();
    write_field(out, "position", call.found.at);
    out.key("count");
    print_count(out, license.terms.count, changes);
    out.key("usage_count");
    out.begin_object();
    write_field(out, "value", license.seats.used());
    write_field(out, "active", license.seats.active);
    write_field(out, "pending", license.seats.pending);
    out.key("seats");
    page::begin(out, call, query.page, found.total);
    for (const ExplainedSeat& seat : seats) print_seat_reason(out, seat);
    out.end_array();
    out.end_object();
    out.end_object();
    out.end_object();
  });
}

runtime::Awaitable<Result<HttpResponse>> explain_license(Call& call) {
  const auto reached = co_await index_reaches(call.context, call.found.at);
  if (reached.has_error()) co_return reached.error();
  const std::function<Result<HttpResponse>()> work = [&call] { return explanation(call); };
  co_return co_await runtime::run_on(call.context.slow_work, work);
}

}  // namespace

void add_explain_route(std::vector<Route>& routes) {
  routes.push_back({.method = HttpMethod::get,
                    .path = "/api/ledger/licenses/{id}/explain/",
                    .operation = "explain_license",
                    .sentence = "Why the counts of a license are what they are, event by event.",
                    .access = Access::ledger_read,
                    .scope = license_in_path_at,
                    .parameters = {parameter::at, parameter::page, parameter::own_page_size},
                    .answer = explain_answer,
                    .errors = {ErrorCode::page_not_found},
                    .work = Wait(explain_license)});
}

}  // namespace seatledger::api
