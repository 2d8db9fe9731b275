#include "api/audit/event_query.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "api/context.h"
#include "api/moment.h"
#include "base/time.h"
#include "ledger/domain/email.h"
#include "ledger/log/position_at.h"
#include "projections/queries/reader.h"

namespace seatledger::api {
namespace {

using projections::audit_id;
using projections::AuditSubject;

constexpr std::int64_t event_limit_max = 1000;
constexpr std::int64_t feed_wait_max = 60;

// A whole number of the query within the bounds; nothing when the parameter is absent.
Result<std::optional<std::uint64_t>> bounded_parameter(const Call& call, std::string_view name,
                                                       std::int64_t lowest,
                                                       std::optional<std::int64_t> highest) {
  const auto text = find_parameter(call.query, name);
  if (!text) return std::optional<std::uint64_t>{};
  const auto number = whole_number_of(*text);
  if (!number || *number < lowest || (highest && *number > *highest)) {
    std::string reason = "must be a whole number from " + std::to_string(lowest);
    reason += highest ? " to " + std::to_string(*highest) : " on";
    return bad_parameter(name, std::move(reason));
  }
  return std::optional(static_cast<std::uint64_t>(*number));
}

Error cannot_be_empty(std::string_view name) { return bad_parameter(name, "must not be empty"); }

// Reads one name or several separated by commas.
Result<void> take_types(const Call& call, runtime::EventFilter& filter) {
  const auto text = find_parameter(call.query, "type");
  if (!text) return {};
  std::string_view rest = *text;
  for (bool more = true; more;) {
    const std::size_t comma = rest.find(',');
    const std::string_view name = rest.substr(0, comma);
    const auto& names = ledger::event_type_names;
    const auto* const found = std::find(names.begin(), names.end(), name);
    if (found == names.end()) return bad_parameter("type", "is no type of an event");
    filter.types.set(static_cast<std::size_t>(found - names.begin()));
    more = comma != std::string_view::npos;
    if (more) rest.remove_prefix(comma + 1);
  }
  return {};
}

Result<void> take_numbers(const Call& call, runtime::EventFilter& filter) {
  static constexpr std::array numbers{
      std::pair{std::string_view("license_id"), AuditSubject::license},
      std::pair{std::string_view("assignment_id"), AuditSubject::assignment},
      std::pair{std::string_view("group_assignment_id"), AuditSubject::group_assignment},
      std::pair{std::string_view("person_id"), AuditSubject::person}};
  for (const auto& [name, subject] : numbers) {
    const auto number = TRY(bounded_parameter(call, name, 1, std::nullopt));
    if (number) filter.about.push_back(audit_id(subject, *number));
  }
  return {};
}

Result<void> take_texts(const Call& call, runtime::EventFilter& filter) {
  static constexpr std::array texts{
      std::pair{std::string_view("group_id"), AuditSubject::group},
      std::pair{std::string_view("transaction_id"), AuditSubject::transaction},
      std::pair{std::string_view("actor"), AuditSubject::actor}};
  for (const auto& [name, subject] : texts) {
    const auto text = find_parameter(call.query, name);
    if (!text) continue;
    if (text->empty()) return cannot_be_empty(name);
    filter.about.push_back(audit_id(subject, *text));
  }
  return {};
}

Result<void> take_user(const Call& call, runtime::EventFilter& filter) {
  const auto person = TRY(person_in_query(call));
  if (person) filter.about.push_back(audit_id(AuditSubject::person, person->value));
  return {};
}

Result<void> take_platform(const Call& call, runtime::EventFilter& filter) {
  const auto given = find_parameter(call.query, "platform_key");
  if (!given) return {};
  if (given->empty()) return cannot_be_empty("platform_key");
  if (filter.platform_key && *filter.platform_key != *given) return other_platform();
  filter.platform_key = std::string(*given);
  return {};
}

Result<void> check_license(const Call& call, const runtime::EventFilter& filter) {
  if (!call.bound_platform()) return {};
  for (const projections::AuditId& id : filter.about) {
    if (id.subject != AuditSubject::license) continue;
    const auto license = projections::StateReader(call.context.views).license(LicenseId{id.number});
    if (license) TRY(check_platform(call, license->terms.platform_key));
  }
  return {};
}

// At most one is set; neither when the parameter is absent.
struct RangeEnd {
  std::optional<Position> position;
  std::optional<Timestamp> time;
};

Result<RangeEnd> range_end(const Call& call, std::string_view name) {
  const auto text = find_parameter(call.query, name);
  if (!text) return RangeEnd{};
  const auto number = integer_of(*text);
  if (number && *number >= 0) return RangeEnd{Position{static_cast<std::uint64_t>(*number)}, {}};
  const auto time = number ? std::nullopt : time_in(*text);
  if (!time) return bad_parameter(name, "must be a position or a time");
  return RangeEnd{{}, time};
}

// Converts a past time to its position with the log. A time in the future has no position yet and
// is kept as a time.
Result<void> take_range(const Call& call, EventQuery& query) {
  ledger::TimeIndex& times = call.context.times;
  if (const auto text = find_parameter(call.query, "from"); text && is_position(*text)) {
    TRY(cursor_of(call, "from", *text, 1));  // the head's successor is the next event
  }
  const RangeEnd from = TRY(range_end(call, "from"));
  if (from.position) query.from = std::max(*from.position, Position{1});
  if (from.time) {
    query.from = Position{times.position_at(Timestamp{from.time->micros - 1}).value + 1};
    query.filter.recorded_from = from.time;
  }
  const RangeEnd to = TRY(range_end(call, "to"));
  query.to = to.position;
  if (to.time && *to.time < call.context.clock.now()) {
    query.to = times.position_at(*to.time);
  } else {
    query.to_time = to.time;
  }
  return {};
}

Result<void> take_order(const Call& call, EventQuery& query) {
  const auto order = find_parameter(call.query, "order");
  if (!order) return {};
  if (*order != "asc" && *order != "desc") return bad_parameter("order", "must be asc or desc");
  query.descending = *order == "desc";
  return {};
}

constexpr std::array<std::string_view, 7> common_names{"after", "limit",   "from",       "to",
                                                       "type",  "lineage", "change_type"};
constexpr std::array<std::string_view, 11> feed_names{
    "wait",           "license_id", "assignment_id", "group_assignment_id",
    "person_id",      "user_id",    "email",         "group_id",
    "transaction_id", "actor",      "platform_key"};
Result<EventQuery> event_query(const Call& call) {
  TRY(check_lineage(call));
  EventQuery query;
  query.filter.platform_key = call.bound_platform();
  if (const auto after = find_parameter(call.query, "after")) {
    query.after = TRY(cursor_of(call, "after", *after, 0));
  }
  query.limit = TRY(bounded_parameter(call, "limit", 1, event_limit_max)).value_or(query.limit);
  TRY(take_range(call, query));
  TRY(take_types(call, query.filter));
  if (const auto change_type = find_parameter(call.query, "change_type")) {
    if (change_type->empty()) return cannot_be_empty("change_type");
    query.filter.change_type = std::string(*change_type);
  }
  return query;
}

}  // namespace

Position EventQuery::begin() const {
  return std::max(after.value_or(Position{}), Position{from.value - 1});
}

Result<EventQuery> feed_query(const Call& call) {
  EventQuery query = TRY(event_query(call));
  query.wait =
      std::chrono::seconds(TRY(bounded_parameter(call, "wait", 0, feed_wait_max)).value_or(0));
  for (const auto take : {take_numbers, take_texts, take_user, take_platform}) {
    TRY(take(call, query.filter));
  }
  TRY(check_license(call, query.filter));
  return query;
}

Result<EventQuery> history_query(const Call& call) {
  EventQuery query = TRY(event_query(call));
  TRY(take_order(call, query));
  return query;
}

std::vector<std::string_view> feed_parameters() {
  std::vector<std::string_view> names(common_names.begin(), common_names.end());
  names.insert(names.end(), feed_names.begin(), feed_names.end());
  return names;
}

std::vector<std::string_view> history_parameters() {
  std::vector<std::string_view> names(common_names.begin(), common_names.end());
  names.push_back("order");
  return names;
}

Result<std::optional<PersonId>> person_in_query(const Call& call) {
  const auto user = TRY(bounded_parameter(call, "user_id", 1, std::nullopt));
  const auto email = TRY(email_parameter(call));
  if (!user && !email) return std::optional<PersonId>{};
  const auto known = user ? call.context.people.by_user_id(static_cast<std::int64_t>(*user))
                          : call.context.people.by_email(*email);
  if (!known && call.bound_platform()) return std::optional(PersonId{});
  if (!known) return error(ErrorCode::user_not_found, "there is no such user");
  return std::optional(known->id);
}

}  // namespace seatledger::api
