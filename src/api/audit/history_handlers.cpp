#include "api/audit/history_handlers.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "api/audit/event_query.h"
#include "api/audit/feed_reader.h"
#include "api/audit/history_print.h"
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
// So long one call looks for entries; on the readers' pool others have their turn in between.
constexpr std::chrono::seconds looking_max{5};

constexpr std::array<std::string_view, 2> user_names{"user_id", "email"};

struct HistoryAsked {
  AuditId id;
  // What is answered when no event is about it; nothing: an empty history.
  std::optional<Error> missing;
  // It belongs to one license, the one of its first event.
  bool of_one_license = false;
  std::span<const std::string_view> parameters = {};  // beside those of every history
};

struct HistoryPage {
  std::string entries;
  Position next_after;
  bool is_last = false;  // all is read
};

// On the readers' pool, as all below.
Result<void> check_asked(const Call& call, const HistoryAsked& asked,
                         const projections::Snapshot& index) {
  if (!asked.missing) return {};
  const auto first = AuditIndex::after(index, asked.id, {}, 1);
  if (first.empty()) return *asked.missing;
  if (!asked.of_one_license || !call.bound_platform()) return {};
  const auto records = call.context.events.read_after(Position{first.front().value - 1}, 1);
  const ledger::Event event = ledger::decode_record(records.at(0).bytes, first.front());
  return event.license_id ? may_see_license(call, *event.license_id) : *asked.missing;
}

// One piece of it: what is in the first events from the query's cursor on.
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
  // Also when `to` is before the head: so one rule tells the end.
  if (page.is_last) page.next_after = std::max(page.next_after, head);
  return page;
}

Result<HistoryPage> check_and_read(const Call& call, const HistoryAsked& asked,
                                   const EventQuery& query, Position head) {
  const auto index = call.context.feed.index().snapshot();
  auto checked = check_asked(call, asked, *index);
  if (checked.has_error()) return checked.error();
  return read_history(call, asked, query, head, *index);
}

runtime::Awaitable<HttpResponse> answer_history(Call& call, HistoryAsked asked) {
  auto query = history_query(call, asked.parameters);
  if (query.has_error()) co_return refuse(call, query.error());
  query->filter.about.push_back(asked.id);
  const Position head = visible_head(call.context);
  const auto reached = co_await index_reaches(call.context, head);
  if (reached.has_error()) co_return refuse(call, reached.error());
  // Named: gcc 12 destroys a capturing temporary of a co_await expression twice (bug 107288).
  const std::function<Result<HistoryPage>()> work = [&] {
    return check_and_read(call, asked, *query, head);
  };
  const auto until = runtime::HeadSignal::Clock::now() + looking_max;
  auto page = co_await runtime::run_on<Result<HistoryPage>>(call.context.readers, work);
  while (page.has_value() && page->entries.empty() && !page->is_last &&
         runtime::HeadSignal::Clock::now() < until && !call.context.stopping) {
    query->after = page->next_after;
    page = co_await runtime::run_on<Result<HistoryPage>>(call.context.readers, work);
  }
  if (page.has_error()) co_return refuse(call, page.error());
  HttpResponse response;
  response.content_type = "application/json";
  response.body = "{\"head\":" + std::to_string(head.value);
  response.body += ",\"next_after\":" + std::to_string(page->next_after.value);
  response.body += ",\"history\":[";
  response.body += page->entries;
  response.body += "]}";
  response.add_header("Ledger-Position", std::to_string(head.value));
  co_return response;
}

// A bound key is not told which people and groups there are elsewhere: its history is empty then.
std::optional<Error> unless_bound(const Call& call, Error missing) {
  if (call.bound_platform()) return std::nullopt;
  return missing;
}

runtime::Awaitable<HttpResponse> answer_refused(Call& call, Error why) {
  co_return refuse(call, why);
}

// The handlers are no coroutines themselves: what they hand over is moved into the frame of one,
// and is no temporary of a co_await expression (gcc 12 destroys some of those twice, bug 107288).
runtime::Awaitable<HttpResponse> answer_numbered(Call& call, AuditSubject subject, Error missing) {
  const auto id = id_of(call.path_values.front());
  if (!id) return answer_refused(call, std::move(missing));
  return answer_history(call, {audit_id(subject, *id), std::move(missing), true, {}});
}

runtime::Awaitable<HttpResponse> answer_named(Call& call, AuditSubject subject,
                                              std::optional<Error> missing) {
  return answer_history(
      call, {audit_id(subject, call.path_values.front()), std::move(missing), false, {}});
}

runtime::Awaitable<HttpResponse> answer_person(Call& call, std::uint64_t person,
                                               std::span<const std::string_view> parameters) {
  auto missing = unless_bound(call, error(ErrorCode::user_not_found, "there is no such person"));
  return answer_history(
      call, {audit_id(AuditSubject::person, person), std::move(missing), false, parameters});
}

}  // namespace

runtime::Awaitable<HttpResponse> list_license_history(Call& call) {
  const auto id = id_of(call.path_values.front());
  if (!id) {
    return answer_refused(call, error(ErrorCode::license_not_found, "there is no such license"));
  }
  const auto allowed = may_see_license(call, LicenseId{*id});
  if (allowed.has_error()) return answer_refused(call, allowed.error());
  return answer_history(call, {audit_id(AuditSubject::license, *id), {}, false, {}});
}

runtime::Awaitable<HttpResponse> list_assignment_history(Call& call) {
  return answer_numbered(
      call, AuditSubject::assignment,
      error(ErrorCode::assignment_not_found, "there never was such an assignment"));
}

runtime::Awaitable<HttpResponse> list_group_assignment_history(Call& call) {
  return answer_numbered(
      call, AuditSubject::group_assignment,
      error(ErrorCode::assignment_not_found, "there never was such an assignment"));
}

runtime::Awaitable<HttpResponse> list_person_history(Call& call) {
  const auto id = id_of(call.path_values.front());
  if (!id) {
    return answer_refused(call, error(ErrorCode::user_not_found, "there is no such person"));
  }
  return answer_person(call, *id, {});
}

runtime::Awaitable<HttpResponse> list_user_history(Call& call) {
  const auto person = person_in_query(call);
  if (person.has_error()) return answer_refused(call, person.error());
  if (!*person) {
    return answer_refused(call, bad_parameter("user_id", "user_id or email is required"));
  }
  return answer_person(call, (*person)->value, user_names);
}

runtime::Awaitable<HttpResponse> list_group_history(Call& call) {
  return answer_named(
      call, AuditSubject::group,
      unless_bound(call, error(ErrorCode::group_not_found, "there is no such group")));
}

runtime::Awaitable<HttpResponse> list_transaction(Call& call) {
  return answer_named(call, AuditSubject::transaction, {});
}

runtime::Awaitable<HttpResponse> list_actor_history(Call& call) {
  return answer_named(call, AuditSubject::actor, {});
}

}  // namespace seatledger::api
