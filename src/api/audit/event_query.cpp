#include "api/audit/event_query.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "api/context.h"
#include "api/moment.h"
#include "ledger/log/position_at.h"
#include "projections/queries/reader.h"

namespace seatledger::api {
namespace {

using projections::audit_id;
using projections::AuditSubject;

constexpr std::int64_t event_limit_max = 1000;
constexpr std::int64_t feed_wait_max = 60;
constexpr std::array orders{std::string_view("asc"), std::string_view("desc")};

void take_types(const Call& call, runtime::EventFilter& filter) {
  const auto types = call.parameters.get<std::vector<std::string>>("type");
  if (!types) return;
  for (const std::string& type : *types) {
    const auto& names = ledger::event_type_names;
    const auto* const found = std::find(names.begin(), names.end(), type);
    filter.types.set(static_cast<std::size_t>(found - names.begin()));
  }
}

// The parameters of the feed that name a subject, and of what sort it is.
struct SubjectParameter {
  InputField field;
  AuditSubject subject;
};
constexpr std::array subject_parameters{
    SubjectParameter{field::id("license_id", "About this license."), AuditSubject::license},
    SubjectParameter{field::id("assignment_id", "About this seat."), AuditSubject::assignment},
    SubjectParameter{field::id("group_assignment_id", "About this assignment of a group."),
                     AuditSubject::group_assignment},
    SubjectParameter{field::id("person_id", "About this person, by the ledger's own id."),
                     AuditSubject::person},
    SubjectParameter{field::text("group_id", "About this group."), AuditSubject::group},
    SubjectParameter{field::text("transaction_id", "Of this order or subscription."),
                     AuditSubject::transaction},
    SubjectParameter{field::text("actor", "By whom: key:3, import, system."), AuditSubject::actor}};

void take_subjects(const Call& call, runtime::EventFilter& filter) {
  for (const auto& [field, subject] : subject_parameters) {
    if (field.type == FieldType::integer) {
      const auto number = call.parameters.get<std::int64_t>(field.name);
      if (number) filter.about.push_back(audit_id(subject, static_cast<std::uint64_t>(*number)));
    } else if (const auto text = call.parameters.get<std::string>(field.name)) {
      filter.about.push_back(audit_id(subject, *text));
    }
  }
}

// Converts a past time to its position with the log. A time in the future has no position yet and
// is kept as a time.
Result<void> take_range(const Call& call, EventQuery& query) {
  ledger::TimeIndex& times = call.context.times;
  if (const auto from = call.parameters.get<Moment>("from")) {
    if (from->position) {
      // The head's successor is the next event.
      query.from = std::max(TRY(cursor_of(call, "from", *from->position, 1)), Position{1});
    } else {
      query.from = Position{times.position_at(Timestamp{from->time->micros - 1}).value + 1};
      query.filter.recorded_from = from->time;
    }
  }
  if (const auto to = call.parameters.get<Moment>("to")) {
    query.to = to->position;
    if (to->time && *to->time < call.context.clock.now()) {
      query.to = times.position_at(*to->time);
    } else {
      query.to_time = to->time;
    }
  }
  return {};
}

Result<EventQuery> event_query(const Call& call) {
  TRY(check_lineage(call));
  EventQuery query;
  query.filter.platform_key = call.bound_platform();
  if (const auto after = call.parameters.get<Moment>("after")) {
    query.after = TRY(cursor_of(call, "after", *after->position, 0));
  }
  if (const auto limit = call.parameters.get<std::int64_t>("limit")) {
    query.limit = static_cast<std::size_t>(*limit);
  }
  TRY(take_range(call, query));
  take_types(call, query.filter);
  query.filter.change_type = call.parameters.get_optional<std::string>("change_type");
  return query;
}

std::vector<InputField> event_parameters() {
  return {
      field::typed("after", FieldType::position,
                   "Goes on after this position: the next_after of the answer before."),
      field::within(field::id("limit", "Events at most; 100 when left out."), 1, event_limit_max),
      field::typed("from", FieldType::moment, "The first position or time."),
      field::typed("to", FieldType::moment, "The last position or time."),
      field::one_of(field::typed("type", FieldType::words,
                                 "Only events of these types, separated by commas."),
                    ledger::event_type_names),
      field::text("change_type", "Only changes that the caller called so."),
      parameter::lineage};
}

}  // namespace

Position EventQuery::begin() const {
  return std::max(after.value_or(Position{}), Position{from.value - 1});
}

std::vector<InputField> person_query_parameters() {
  return {field::id("user_id", "About the user with this id."),
          field::typed("email", FieldType::stored_email, "About who has this e-mail address.")};
}

std::vector<InputField> feed_parameters() {
  std::vector<InputField> fields = event_parameters();
  fields.push_back(field::within(
      field::number("wait", "Seconds to wait for an event when there is none; 0 when left out."), 0,
      feed_wait_max));
  for (const SubjectParameter& parameter : subject_parameters) fields.push_back(parameter.field);
  const std::vector<InputField> person = person_query_parameters();
  fields.insert(fields.end(), person.begin(), person.end());
  fields.push_back(field::text("platform_key", "Only events of this platform's licenses."));
  return fields;
}

std::vector<InputField> history_parameters() {
  std::vector<InputField> fields = event_parameters();
  fields.push_back(field::one_of(
      field::text("order", "asc: the oldest first, which is also meant when left out."), orders));
  return fields;
}

Result<EventQuery> feed_query(const Call& call) {
  EventQuery query = TRY(event_query(call));
  query.wait = std::chrono::seconds(call.parameters.get<std::int64_t>("wait").value_or(0));
  take_subjects(call, query.filter);
  if (const auto person = TRY(person_in_query(call))) {
    query.filter.about.push_back(audit_id(AuditSubject::person, person->value));
  }
  if (!query.filter.platform_key) {
    query.filter.platform_key = call.parameters.get_optional<std::string>("platform_key");
  }
  return query;
}

Result<EventQuery> history_query(const Call& call) {
  EventQuery query = TRY(event_query(call));
  query.descending = call.parameters.get<std::string>("order") == std::string("desc");
  return query;
}

Result<Found> check_feed_platform(const Call& call) {
  const auto& bound = call.bound_platform();
  if (!bound) return Found{};
  const auto platform = call.parameters.get<std::string>("platform_key");
  if (platform && *platform != *bound) return other_platform();
  if (const auto id = call.parameters.get<std::int64_t>("license_id")) {
    const auto license = projections::StateReader(call.context.views)
                             .license(LicenseId{static_cast<std::uint64_t>(*id)});
    if (license) TRY(check_platform(call, license->terms.platform_key));
  }
  return Found{};
}

Result<std::optional<PersonId>> person_in_query(const Call& call) {
  const auto user = call.parameters.get<std::int64_t>("user_id");
  const auto email = call.parameters.get<std::string>("email");
  if (!user && !email) return std::optional<PersonId>{};
  const auto known =
      user ? call.context.people.by_user_id(*user) : call.context.people.by_email(*email);
  if (!known && call.bound_platform()) return std::optional(PersonId{});
  if (!known) return error(ErrorCode::user_not_found, "there is no such user");
  return std::optional(known->id);
}

}  // namespace seatledger::api
