#include "api/seats/print_seat.h"

#include <algorithm>

#include "api/body_decoder.h"
#include "base/json_fields.h"

namespace seatledger::api {
namespace {

// The last fields of both kinds of assignments: the license and its subject.
void print_subject(JsonWriter& out, const ledger::License& license) {
  const ledger::LicenseTerms& terms = license.terms;
  write_field(out, "license_id", license.id);
  write_field(out, "license_name", terms.name);
  switch (ledger::policy_of(license.kind).subject) {
    case ledger::Subject::none: write_field(out, "platform_key", terms.platform_key); break;
    case ledger::Subject::course: write_field(out, "course_id", terms.course_id); break;
    case ledger::Subject::program: write_field(out, "program_key", terms.program_key); break;
  }
}

void print_person(JsonWriter& out, PersonId id, const ShownPeople& people,
                  const ledger::KindPolicy& policy) {
  const std::optional<ledger::Person> person = people.person(id);
  const bool has_account = person && person->user_id != 0;
  const bool has_names = people.has_names();
  std::optional<std::int64_t> user_id;
  std::optional<std::string> username;
  if (has_account || !policy.nullable_person) {
    user_id = has_account ? person->user_id : 0;
    if (has_names) username = has_account ? person->username : std::string();
  }
  write_field(out, "user_id", user_id);
  write_field(out, "username", username);
  if (policy.detailed_seats) {
    write_field(out, "name", has_account && has_names ? std::optional(person->name) : std::nullopt);
  }
  write_field(out, "email", person && has_names ? person->email : std::nullopt);
}

}  // namespace

ledger::PeopleOverlay people_as_answered(const ledger::People& people,
                                         const ledger::Answer& answer) {
  ledger::PeopleOverlay overlay(people);
  for (const ledger::PersonWrite& write : answer.unwritten) overlay.write(write);
  return overlay;
}

void print_seat(JsonWriter& out, const ledger::Seat& seat, const ledger::License& license,
                const ShownPeople& people) {
  const ledger::KindPolicy& policy = ledger::policy_of(license.kind);
  const ledger::SeatTerms& terms = seat.terms;
  const bool detailed = policy.detailed_seats;
  out.begin_object();
  write_field(out, "id", seat.id);
  print_person(out, terms.person_id, people, policy);
  write_field(out, "active", terms.active);
  write_field(out, "fulfilled", terms.fulfilled);
  if (detailed) write_field(out, "direct", terms.direct);
  // For a program the field may be absent but not null.
  if (terms.redirect_to || !detailed) write_field(out, "redirect_to", terms.redirect_to);
  write_field(out, "metadata", terms.metadata);
  if (detailed) {
    write_field(out, "created", seat.created);
    write_field(out, "modified", seat.modified);
  }
  print_subject(out, license);
  out.end_object();
}

GroupCounts count_group(const projections::StateReader& views, LicenseId license,
                        std::string_view group_id) {
  GroupCounts counts;
  for (const PersonId member : views.group_members(group_id)) {
    ++counts.members;
    const auto seat = views.seat(license, member);
    if (seat && seat->terms.active && !seat->released) ++counts.assigned;
  }
  return counts;
}

std::optional<std::int64_t> group_number(std::string_view group_id) {
  const auto number = integer_of(group_id);
  if (!number || *number < 0 || std::to_string(*number) != group_id) return std::nullopt;
  return number;
}

void print_group_assignment(JsonWriter& out, const ledger::GroupAssignment& assignment,
                            const ledger::License& license, const projections::StateReader& views,
                            std::optional<GroupCounts> counts) {
  const ledger::GroupTerms& terms = assignment.terms;
  const bool detailed = ledger::policy_of(license.kind).detailed_seats;
  const auto group = views.group(terms.group_id);
  out.begin_object();
  write_field(out, "id", assignment.id);
  if (const auto number = group_number(terms.group_id)) {
    write_field(out, "group_id", *number);
  } else {
    write_field(out, "group_id", terms.group_id);
  }
  write_field(out, "group_name", group ? group->name : std::string());
  write_field(out, "active", terms.active);
  write_field(out, "fulfilled", terms.fulfilled);
  write_field(out, "redirect_to", terms.redirect_to);
  write_field(out, "metadata", terms.metadata);
  if (detailed) {
    write_field(out, "created", assignment.created);
    write_field(out, "modified", assignment.modified);
  }
  print_subject(out, license);
  if (detailed) {
    const auto program = views.program(license.terms.program_key.value_or(""));
    write_field(out, "program_name", program ? program->name.value_or("") : std::string());
    if (!counts) counts = count_group(views, license.id, terms.group_id);
    write_field(out, "user_count", counts->members);
    write_field(out, "assigned_count", counts->assigned);
  }
  out.end_object();
}

}  // namespace seatledger::api
