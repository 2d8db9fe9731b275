#include "api/seats/seat_list.h"

#include <string>
#include <utility>

#include "api/body_decoder.h"
#include "api/page.h"
#include "api/route.h"
#include "api/seats/print_seat.h"
#include "api/seats/seat_call.h"

namespace seatledger::api {
namespace {

using ledger::Person;
using projections::SortKey;

// Names of people are looked up, not copied: what sorts by them reads a person for every seat.
using PersonKey = SortKey (*)(const std::optional<Person>& person, bool nullable);

bool has_account(const std::optional<Person>& person) { return person && person->user_id != 0; }

SortKey user_id_key(const std::optional<Person>& person, bool nullable) {
  if (has_account(person)) return projections::sort_key_of(person->user_id);
  return nullable ? projections::null_sort_key() : projections::sort_key_of(std::int64_t{0});
}
SortKey username_key(const std::optional<Person>& person, bool nullable) {
  if (has_account(person)) return projections::sort_key_of(person->username);
  return nullable ? projections::null_sort_key() : projections::sort_key_of(std::string());
}
SortKey name_key(const std::optional<Person>& person, bool) {
  return has_account(person) ? projections::sort_key_of(person->name)
                             : projections::null_sort_key();
}
SortKey email_key(const std::optional<Person>& person, bool) {
  return person ? projections::optional_sort_key(person->email) : projections::null_sort_key();
}

PersonKey person_key(std::string_view field, bool detailed) {
  if (field == "user_id") return user_id_key;
  if (field == "username") return username_key;
  if (field == "name" && detailed) return name_key;
  if (field == "email") return email_key;
  return nullptr;
}

Result<void> set_sort(SeatList& list, const Call& call) {
  const auto given = sort_parameter(call);
  if (given.has_error()) return given.error();
  const ledger::KindPolicy& policy = ledger::policy_of(list.license.kind);
  const bool detailed = has_detailed_seats(policy);
  list.sort.descending = given->descending;
  if (const PersonKey key = person_key(given->field, detailed)) {
    list.sort.key = [&people = call.context.people, key,
                     nullable = policy.nullable_person](const ledger::Seat& seat) {
      return key(people.person(seat.terms.person_id), nullable);
    };
    return {};
  }
  if (is_license_field(given->field, policy.subject)) {
    // All alike: the ties are by ascending id.
    list.sort.descending = false;
    return {};
  }
  const auto field = projections::seat_sort_field(given->field);
  if (!field || (is_seat_detail(given->field) && !detailed)) return unknown_sort_field();
  list.sort.field = *field;
  return {};
}

}  // namespace

Result<PersonOfList> person_of_list(const Call& call) {
  PersonOfList named;
  const ledger::People& people = call.context.people;
  const auto add = [&](const std::optional<Person>& person) {
    if (!person || (named.id && *named.id != person->id)) {
      named.is_nobody = true;
    } else {
      named.id = person->id;
    }
  };
  const auto user_id = integer_parameter(call, "user_id");
  if (user_id.has_error()) return user_id.error();
  if (*user_id) add(**user_id < 1 ? std::nullopt : people.by_user_id(**user_id));
  const auto username = text_parameter(call, "username");
  if (username.has_error()) return username.error();
  if (*username) add(people.by_username(**username));
  const auto email = text_parameter(call, "email");
  if (email.has_error()) return email.error();
  if (*email) {
    if (!is_email(**email)) {
      return field_error(ErrorCode::invalid_parameter, "email", "must be an e-mail address");
    }
    add(people.by_email(**email));
  }
  return named;
}

Result<ledger::License> license_of_list(const Call& call, const projections::ViewReader& views) {
  const auto id = integer_parameter(call, "license_id");
  if (id.has_error()) return id.error();
  if (!*id) {
    return field_error(ErrorCode::invalid_parameter, "license_id", "this parameter is required");
  }
  return license_for(call, views, **id, nullptr);
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

bool is_seat_detail(std::string_view field) {
  return field == "direct" || field == "created" || field == "modified";
}

Result<SortParameter> sort_parameter(const Call& call) {
  const auto text = text_parameter(call, "sort");
  if (text.has_error()) return text.error();
  if (!*text) return SortParameter{};
  SortParameter sort{**text, (**text).starts_with('-')};
  if (sort.descending) sort.field.remove_prefix(1);
  return sort;
}

Error unknown_sort_field() {
  return field_error(ErrorCode::invalid_parameter, "sort",
                     "must be a field of the row, with - for descending");
}

Result<SeatList> seat_list(const Call& call, const projections::ViewReader& views) {
  auto license = license_of_list(call, views);
  if (license.has_error()) return license.error();
  SeatList list;
  list.license = std::move(*license);
  list.filter.license = list.license.id;
  const auto active = flag_parameter(call, "active");
  if (active.has_error()) return active.error();
  list.filter.active = *active;
  const auto fulfilled = flag_parameter(call, "fulfilled");
  if (fulfilled.has_error()) return fulfilled.error();
  list.filter.fulfilled = *fulfilled;
  const auto person = person_of_list(call);
  if (person.has_error()) return person.error();
  list.filter.person = person->id;
  list.names_nobody = person->is_nobody;
  if (auto set = set_sort(list, call); set.has_error()) return set.error();
  const auto page = page_of(call.query);
  if (page.has_error()) return page.error();
  list.page = *page;
  return list;
}

}  // namespace seatledger::api
