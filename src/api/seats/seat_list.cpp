#include "api/seats/seat_list.h"

#include <optional>
#include <string>
#include <utility>

#include "api/context.h"
#include "api/edx_id.h"
#include "api/page.h"
#include "ledger/domain/email.h"

namespace seatledger::api {
namespace {

using ledger::Person;
using projections::PersonSortField;

// Seats hold no names of people.
std::optional<PersonSortField> person_field(std::string_view field, bool detailed) {
  if (field == "user_id") return PersonSortField::user_id;
  if (field == "username") return PersonSortField::username;
  if (field == "name" && detailed) return PersonSortField::name;
  if (field == "email") return PersonSortField::email;
  return std::nullopt;
}

Result<void> set_seat_sort(SeatList& list, const Call& call) {
  const SortParameter given = sort_parameter(call);
  const ledger::KindPolicy& policy = ledger::policy_of(call.found.license->kind);
  list.sort.descending = given.descending;
  if (const auto field = person_field(given.field, policy.detailed_seats)) {
    list.sort.person = {&call.context.people, *field, policy.nullable_person};
    return {};
  }
  if (is_license_field(given.field, policy.subject)) {
    // All rows have the same value; ties are sorted by ascending id.
    list.sort.descending = false;
    return {};
  }
  const auto field = projections::seat_sort_field(given.field);
  if (!field || is_missing_detail(given.field, policy)) return unknown_sort_field();
  list.sort.field = *field;
  return {};
}

}  // namespace

PersonOfList person_of_list(const Call& call) {
  PersonOfList named;
  const ledger::People& people = call.context.people;
  const DecodedFields& given = call.parameters;
  const auto add = [&](const std::optional<Person>& person) {
    if (!person || (named.id && *named.id != person->id)) {
      named.is_nobody = true;
    } else {
      named.id = person->id;
    }
  };
  if (const auto user_id = given.get<std::int64_t>("user_id")) {
    add(*user_id < 1 ? std::nullopt : people.by_user_id(*user_id));
  }
  if (const auto username = given.get<std::string>("username")) {
    auto person = people.by_username(*username);
    // A username may contain '+', as an e-mail address.
    if (!person) person = people.by_username(email_with_plus(*username));
    add(person);
  }
  if (const auto email = given.get<std::string>("email")) add(people.by_email(*email));
  return named;
}

std::vector<InputField> person_parameters() {
  return {field::number("user_id", "Only the user with this id."),
          field::text("username", "Only the user of this name."),
          field::typed("email", FieldType::stored_email, "Only who has this e-mail address.")};
}

AssignmentList assignment_list(const Call& call) {
  return {call.parameters.get_optional<bool>("active"),
          call.parameters.get_optional<bool>("fulfilled"), page_of(call)};
}

std::vector<InputField> assignment_list_parameters() {
  return {field::flag("active", "Only assignments that are on, or off."),
          field::flag("fulfilled", "Only assignments that are fulfilled, or are not."),
          field::text("sort", "A field of the row; with - before it, descending."), parameter::page,
          parameter::page_size};
}

bool is_license_field(std::string_view field, ledger::Subject subject) {
  if (field == "license_id" || field == "license_name") return true;
  switch (subject) {
    case ledger::Subject::none: return field == "platform_key";
    case ledger::Subject::course: return field == "course_id";
    case ledger::Subject::program: return field == "program_key";
  }
  return false;
}

bool is_missing_detail(std::string_view field, const ledger::KindPolicy& policy) {
  return !policy.detailed_seats && (field == "direct" || field == "created" || field == "modified");
}

std::string name_of_seats_csv(LicenseId license) {
  return "license-" + std::to_string(license.value) + "-assignments";
}

SortParameter sort_parameter(const Call& call) {
  const auto text = call.parameters.get<std::string>("sort");
  if (!text) return {};
  SortParameter sort{*text, text->starts_with('-')};
  if (sort.descending) sort.field.erase(0, 1);
  return sort;
}

Result<SeatList> seat_list(const Call& call) {
  const AssignmentList common = assignment_list(call);
  SeatList list;
  list.filter.license = call.found.license.value().id;
  list.filter.active = common.active;
  list.filter.fulfilled = common.fulfilled;
  const PersonOfList person = person_of_list(call);
  list.filter.person = person.id;
  list.names_nobody = person.is_nobody;
  TRY(set_seat_sort(list, call));
  list.page = common.page;
  return list;
}

}  // namespace seatledger::api
