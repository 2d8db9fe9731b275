#include <simdjson.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "api/audit/event_answers.h"
#include "api/audit/event_query.h"
#include "api/audit/feed_reader.h"
#include "api/audit/routes.h"
#include "api/body_decoder.h"
#include "api/context.h"
#include "api/license_at.h"
#include "api/print.h"
#include "api/route.h"
#include "base/json_reader.h"
#include "base/json_writer.h"
#include "base/store_error.h"
#include "base/time.h"
#include "ledger/domain/kind.h"
#include "ledger/log/record.h"
#include "projections/audit/audit_index.h"
#include "runtime/feed/event_reads.h"
#include "runtime/run_on.h"

namespace seatledger::api {
namespace {

using projections::audit_id;
using projections::AuditId;
using projections::AuditIndex;
using projections::AuditSubject;

constexpr std::size_t history_bytes_max = 8U << 20U;
// How long one call searches for entries before it returns, so that other readers get the pool.
constexpr std::chrono::seconds looking_max{5};

simdjson::dom::element record_data_of(simdjson::dom::parser& parser, std::string_view record) {
  const auto root = parse_own_json(parser, record);
  if (root.has_error()) throw StoreError("a record is no JSON");
  simdjson::dom::element data;
  if (root->at_key("data").get(data) != simdjson::SUCCESS || !data.is_object()) {
    throw StoreError("a record has no data");
  }
  return data;
}

// Nothing: that member is null.
std::optional<simdjson::dom::object> side_of(simdjson::dom::element data, std::string_view name) {
  simdjson::dom::element side;
  if (data.at_key(name).get(side) != simdjson::SUCCESS || !side.is_object()) return std::nullopt;
  return simdjson::dom::object(side.get_object());
}

std::string text_in(const std::optional<simdjson::dom::object>& side, std::string_view field) {
  simdjson::dom::element value;
  if (!side || side->at_key(field).get(value) != simdjson::SUCCESS) return "null";
  return to_json_text(value).str();
}

void print_change(JsonWriter& out, std::string_view field, std::string_view before,
                  std::string_view after) {
  out.key(field);
  out.begin_object();
  out.key("before");
  out.members(before);
  out.key("after");
  out.members(after);
  out.end_object();
}

void print_changes(JsonWriter& out, simdjson::dom::element data) {
  const auto before = side_of(data, "before");
  const auto after = side_of(data, "after");
  out.begin_object();
  if (before) {
    for (const auto field : *before) {
      const std::string old_text = to_json_text(field.value).str();
      const std::string new_text = text_in(after, field.key);
      if (!after || old_text != new_text) print_change(out, field.key, old_text, new_text);
    }
  }
  if (after) {
    for (const auto field : *after) {
      simdjson::dom::element old_value;
      if (before && before->at_key(field.key).get(old_value) == simdjson::SUCCESS) continue;
      print_change(out, field.key, "null", to_json_text(field.value).str());
    }
  }
  out.end_object();
}

void print_details(JsonWriter& out, simdjson::dom::element data) {
  bool any = false;
  const simdjson::dom::object members = data.get_object();
  for (const auto member : members) {
    if (member.key == "before" || member.key == "after") continue;
    if (!any) {
      out.key("details");
      out.begin_object();
    }
    any = true;
    out.key(member.key);
    out.members(to_json_text(member.value).str());
  }
  if (any) out.end_object();
}

// Appends {"position","recorded","type","transaction_id","change_type","actor","changes":
// {field: {"before","after"}}, "details"}. `changes` holds the fields that differ between the
// `before` and `after` of the record's data. `details` holds the rest of the data, such as the
// assignment or the people who joined a group; it is left out when empty. With `names_license` the
// entry also has "kind" and "license_id", null for an event without a license. Throws StoreError
// when `record` is not as the ledger writes it.
void append_history_entry(std::string& out, const ledger::Event& event, std::string_view record,
                          bool names_license) {
  thread_local simdjson::dom::parser parser;
  const simdjson::dom::element data = record_data_of(parser, record);
  JsonWriter entry(out);
  const auto text = [&](std::string_view name, std::string_view value) {
    entry.key(name);
    entry.text(value);
  };
  entry.begin_object();
  entry.key("position");
  entry.number(event.position.value);
  text("recorded", to_text(event.recorded));
  text("type", ledger::type_name(event.body));
  if (names_license && event.license_id) {
    text("kind", ledger::policy_of(*event.kind).name);
    entry.key("license_id");
    entry.number(event.license_id->value);
  } else if (names_license) {
    entry.key("kind");
    entry.null();
    entry.key("license_id");
    entry.null();
  }
  text("transaction_id", event.transaction_id);
  text("change_type", event.change_type);
  text("actor", event.actor);
  entry.key("changes");
  print_changes(entry, data);
  print_details(entry, data);
  entry.end_object();
}

using HistoryAnswer = runtime::Awaitable<Result<HttpResponse>>;

struct HistoryAsked {
  AuditId id;
  // The error when there are no events about the subject; nothing: answer an empty history.
  std::optional<Error> missing;
  // The subject belongs to one license, that of its first event.
  bool of_one_license = false;
};

struct HistoryPage {
  std::string entries;
  Position next_after;
  bool is_last = false;  // no more entries
};

// On the readers' pool, as the functions below.
Result<void> check_asked(const Call& call, const HistoryAsked& asked,
                         const projections::Snapshot& index) {
  if (!asked.missing) return {};
  const auto first = AuditIndex::after(index, asked.id, {}, 1);
  if (first.empty()) return *asked.missing;
  if (!asked.of_one_license || !call.bound_platform()) return {};
  const auto records = call.context.events.read_after(Position{first.front().value - 1}, 1);
  const ledger::Event event = ledger::decode_record(records.at(0).bytes, first.front());
  if (!event.license_id) return *asked.missing;
  TRY(license_of_caller(call, projections::StateReader(call.context.views), *event.license_id));
  return {};
}

// Reads one page of the history, from the query's cursor on.
HistoryPage read_history(const Call& call, const HistoryAsked& asked, const EventQuery& query,
                         Position head, const projections::Snapshot& index) {
  HistoryPage page;
  std::size_t taken = 0;
  const bool names_license = asked.id.subject != AuditSubject::license;
  const runtime::TakeEvent take = [&](const ledger::Event& event,
                                      const ledger::StoredRecord& record) {
    if (taken > 0) page.entries += ',';
    append_history_entry(page.entries, event, record.bytes, names_license);
    return ++taken < query.limit && page.entries.size() < history_bytes_max;
  };
  runtime::EventMatcher matcher(query.filter, call.context.views);
  const ledger::EventLog& log = call.context.events;
  runtime::EventRange range;
  range.up_to = query.to ? std::min(head, *query.to) : head;
  if (query.descending) {
    range.after = Position{query.from.value - 1};
    if (query.after) range.up_to = std::min(range.up_to, Position{query.after->value - 1});
    if (!query.after || query.after->value > 0) {
      page.next_after = runtime::find_events_down(log, index, asked.id, matcher, range, take);
    }
    page.is_last = page.next_after.value == 0;
    return page;
  }
  range.after = query.begin();
  page.next_after = range.after < range.up_to
                        ? runtime::find_events(log, index, asked.id, matcher, range, take)
                        : range.after;
  page.is_last = page.next_after >= range.up_to;
  // Also when `to` is before the head, so that callers have one rule for the end.
  if (page.is_last) page.next_after = std::max(page.next_after, head);
  return page;
}

Result<HistoryPage> check_and_read(const Call& call, const HistoryAsked& asked,
                                   const EventQuery& query, Position head) {
  const auto index = call.context.feed.index().snapshot();
  TRY(check_asked(call, asked, *index));
  return read_history(call, asked, query, head, *index);
}

HistoryAnswer answer_history(Call& call, HistoryAsked asked) {
  auto query = history_query(call);
  if (query.has_error()) co_return query.error();
  query->filter.about.push_back(asked.id);
  const Position head = visible_head(call.context);
  const auto reached = co_await index_reaches(call.context, head);
  if (reached.has_error()) co_return reached.error();
  // Named: gcc 12 destroys a capturing temporary of a co_await expression twice (bug 107288).
  const std::function<Result<HistoryPage>()> work = [&] {
    return check_and_read(call, asked, *query, head);
  };
  const auto until = runtime::HeadSignal::Clock::now() + looking_max;
  auto page = co_await runtime::run_on<Result<HistoryPage>>(call.context.slow_work, work);
  while (page.has_value() && page->entries.empty() && !page->is_last &&
         runtime::HeadSignal::Clock::now() < until && !call.context.stopping) {
    query->after = page->next_after;
    page = co_await runtime::run_on<Result<HistoryPage>>(call.context.slow_work, work);
  }
  if (page.has_error()) co_return page.error();
  co_return event_list_response(call.context, "history", head, page->next_after, page->entries);
}

// A bound key gets an empty history instead of the error, so that it cannot probe for people and
// groups of other platforms.
std::optional<Error> unless_bound(const Call& call, Error missing) {
  if (call.bound_platform()) return std::nullopt;
  return missing;
}

HistoryAnswer answer_refused(Error why) { co_return why; }

// The handlers are not coroutines themselves: their arguments are moved into the frame of one, not
// into a temporary of a co_await expression (gcc 12 destroys some of those twice, bug 107288).
HistoryAnswer answer_numbered(Call& call, AuditSubject subject, Error missing) {
  const auto id = id_of(call.path_values.front());
  if (!id) return answer_refused(std::move(missing));
  return answer_history(call, {audit_id(subject, *id), std::move(missing), true});
}

HistoryAnswer answer_named(Call& call, AuditSubject subject, std::optional<Error> missing) {
  return answer_history(call,
                        {audit_id(subject, call.path_values.front()), std::move(missing), false});
}

HistoryAnswer answer_person(Call& call, std::uint64_t person) {
  auto missing = unless_bound(call, error(ErrorCode::user_not_found, "there is no such person"));
  return answer_history(call, {audit_id(AuditSubject::person, person), std::move(missing), false});
}

HistoryAnswer list_license_history(Call& call) {
  const LicenseId id = call.found.license.value().id;
  return answer_history(call, {audit_id(AuditSubject::license, id.value), {}, false});
}

HistoryAnswer list_assignment_history(Call& call) {
  return answer_numbered(
      call, AuditSubject::assignment,
      error(ErrorCode::assignment_not_found, "there never was such an assignment"));
}

HistoryAnswer list_group_assignment_history(Call& call) {
  return answer_numbered(
      call, AuditSubject::group_assignment,
      error(ErrorCode::assignment_not_found, "there never was such an assignment"));
}

HistoryAnswer list_person_history(Call& call) {
  const auto id = id_of(call.path_values.front());
  if (!id) {
    return answer_refused(error(ErrorCode::user_not_found, "there is no such person"));
  }
  return answer_person(call, *id);
}

HistoryAnswer list_user_history(Call& call) {
  const auto person = person_in_query(call);
  if (person.has_error()) return answer_refused(person.error());
  if (!*person) {
    return answer_refused(bad_parameter("user_id", "user_id or email is required"));
  }
  return answer_person(call, (*person)->value);
}

HistoryAnswer list_group_history(Call& call) {
  return answer_named(
      call, AuditSubject::group,
      unless_bound(call, error(ErrorCode::group_not_found, "there is no such group")));
}

HistoryAnswer list_transaction(Call& call) {
  return answer_named(call, AuditSubject::transaction, {});
}

HistoryAnswer list_actor_history(Call& call) { return answer_named(call, AuditSubject::actor, {}); }

}  // namespace

void add_history_routes(std::vector<Route>& routes) {
  using Codes = std::vector<ErrorCode>;
  const auto add = [&routes](const char* path, const char* operation, std::string_view sentence,
                             const Scope& scope, Codes errors, Wait::Handler wait) {
    routes.push_back({.method = HttpMethod::get,
                      .path = std::string("/api/ledger/") + path,
                      .operation = operation,
                      .sentence = sentence,
                      .access = Access::ledger_read,
                      .scope = scope,
                      .parameters = history_parameters(),
                      .answer = AnswerShape(history_answer()).with(answer_headers::lineage),
                      .errors = std::move(errors),
                      .work = Wait(wait)});
  };
  add("licenses/{id}/history/", "list_license_history", "The history of a license.",
      license_in_path, {}, list_license_history);
  add("assignments/{id}/history/", "list_assignment_history", "The history of a person's seat.",
      history_events, {ErrorCode::assignment_not_found, ErrorCode::license_not_found},
      list_assignment_history);
  add("group-assignments/{id}/history/", "list_group_assignment_history",
      "The history of a group's assignment.", history_events,
      {ErrorCode::assignment_not_found, ErrorCode::license_not_found},
      list_group_assignment_history);
  add("persons/history/", "list_user_history", "The history of a user, or of an e-mail address.",
      history_events, {ErrorCode::user_not_found}, list_user_history);
  auto& of_user = routes.back().parameters;
  const std::vector<InputField> person = person_query_parameters();
  of_user.insert(of_user.end(), person.begin(), person.end());
  add("persons/{person_id}/history/", "list_person_history",
      "The history of a person, by the ledger's own id.", history_events,
      {ErrorCode::user_not_found}, list_person_history);
  add("groups/{id}/history/", "list_group_history", "The history of a group.", history_events,
      {ErrorCode::group_not_found}, list_group_history);
  add("transactions/{transaction_id}/", "list_transaction",
      "Everything that was stored for an order or subscription.", history_events, {},
      list_transaction);
  add("actors/{actor}/history/", "list_actor_history", "Everything that somebody stored.",
      history_events, {}, list_actor_history);
}

}  // namespace seatledger::api
