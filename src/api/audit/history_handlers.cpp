#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "api/audit/event_answers.h"
#include "api/audit/event_csv.h"
#include "api/audit/event_query.h"
#include "api/audit/feed_reader.h"
#include "api/audit/history_reader.h"
#include "api/audit/routes.h"
#include "api/body_decoder.h"
#include "api/context.h"
#include "api/license_at.h"
#include "api/moment.h"
#include "api/print.h"
#include "api/route.h"
#include "ledger/log/record.h"
#include "projections/audit/audit_index.h"
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

using HistoryAnswer = runtime::Awaitable<Result<HttpResponse>>;

struct HistoryAsked {
  AuditId id;
  // The error when there are no events about the subject; nothing: answer an empty history.
  std::optional<Error> missing;
  // The subject belongs to one license, that of its first event.
  bool of_one_license = false;
};

// On a pool of threads, as check_and_read().
Result<void> check_asked(const Call& call, const HistoryAsked& asked) {
  if (!asked.missing) return {};
  const auto index = call.context.feed.index().snapshot();
  const auto first = AuditIndex::after(*index, asked.id, {}, 1);
  if (first.empty()) return *asked.missing;
  if (!asked.of_one_license || !call.bound_platform()) return {};
  const auto records = call.context.events.read_after(Position{first.front().value - 1}, 1);
  const ledger::Event event = ledger::decode_record(records.at(0).bytes, first.front());
  if (!event.license_id) return *asked.missing;
  TRY(license_of_caller(call, projections::StateReader(call.context.views), *event.license_id));
  return {};
}

Result<HistoryPage> check_and_read(const Call& call, const HistoryAsked& asked,
                                   const EventQuery& query, Position head) {
  TRY(check_asked(call, asked));
  return read_history(call.context, asked.id, query, head, history_bytes_max);
}

HistoryAnswer answer_csv(const Call& call, const HistoryAsked& asked, const EventQuery& query,
                         Position head) {
  // Named: gcc 12 destroys a capturing temporary of a co_await expression twice (bug 107288).
  const std::function<Result<void>()> check = [&] { return check_asked(call, asked); };
  const auto checked = co_await runtime::run_on<Result<void>>(call.context.slow_work, check);
  if (checked.has_error()) co_return checked.error();
  HttpResponse response = csv_head("history", head);
  add_lineage(call.context, response);
  std::unique_ptr<CsvStream> stream = history_csv(call.context, asked.id, query, head);
  co_return co_await csv_answer(std::move(response), std::move(stream));
}

HistoryAnswer answer_history(Call& call, HistoryAsked asked) {
  const auto is_csv = asks_for_csv(call);
  if (is_csv.has_error()) co_return is_csv.error();
  auto query = history_query(call);
  if (query.has_error()) co_return query.error();
  query->filter.about.push_back(asked.id);
  const Position head = visible_head(call.context);
  const auto reached = co_await index_reaches(call.context, head);
  if (reached.has_error()) co_return reached.error();
  if (*is_csv) co_return co_await answer_csv(call, asked, *query, head);
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
    routes.push_back(
        {.method = HttpMethod::get,
         .path = std::string("/api/ledger/") + path,
         .operation = operation,
         .sentence = sentence,
         .access = Access::ledger_read,
         .scope = scope,
         .parameters = history_parameters(),
         .answer = AnswerShape(history_answer()).with(answer_headers::lineage).also_csv(),
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
