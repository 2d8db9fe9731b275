// What an event is about beside its license: the values of its `Subjects` fields, in their order.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <tuple>
#include <variant>
#include <vector>

#include "ledger/domain/events.h"

namespace seatledger::ledger {

struct EventSubject {
  enum class Kind : std::uint8_t {
    platform,
    course,
    program,
    choices,
    group,
    person,
    key,
    assignment,
    group_assignment,
  };
  Kind kind;
  std::uint64_t number;   // of a person, a key or an assignment
  std::string_view text;  // of the others; a part of the event
};

// What a value of each type is about. A `Subjects` field of a type without one does not compile.
inline EventSubject subject_of(PersonId id) { return {EventSubject::Kind::person, id.value, {}}; }
inline EventSubject subject_of(AssignmentId id) {
  return {EventSubject::Kind::assignment, id.value, {}};
}
inline EventSubject subject_of(GroupAssignmentId id) {
  return {EventSubject::Kind::group_assignment, id.value, {}};
}
inline EventSubject subject_of(const Platform& platform) {
  return {EventSubject::Kind::platform, 0, platform.key};
}
inline EventSubject subject_of(const Course& course) {
  return {EventSubject::Kind::course, 0, course.course_id};
}
inline EventSubject subject_of(const Program& program) {
  return {EventSubject::Kind::program, 0, program.program_key};
}
inline EventSubject subject_of(const Choices& choices) {
  return {EventSubject::Kind::choices, 0, choices.field_key};
}
inline EventSubject subject_of(const Group& group) {
  return {EventSubject::Kind::group, 0, group.group_id};
}
inline EventSubject subject_of(const GroupTerms& terms) {
  return {EventSubject::Kind::group, 0, terms.group_id};
}
inline EventSubject subject_of(const ApiKey& key) {
  return {EventSubject::Kind::key, key.id.value, {}};
}
inline EventSubject subject_of(const PersonMark& mark) { return subject_of(mark.person_id); }
inline EventSubject subject_of(const SeatTerms& terms) { return subject_of(terms.person_id); }

template <class Body, class Member, class Visit>
void visit_field_subjects(const Body& body, const Subjects<Body, Member>& field,
                          const Visit& visit) {
  const Member& value = body.*field.member;
  if constexpr (std::is_same_v<Member, std::vector<PersonId>>) {
    for (const PersonId id : value) visit(subject_of(id));
  } else if constexpr (std::is_same_v<Member, SeatChange>) {
    if (value.person_id) visit(subject_of(*value.person_id));
  } else if constexpr (std::is_same_v<Body, MetadataChanged>) {
    const bool of_program = body.subject == Subject::program;
    visit(EventSubject{of_program ? EventSubject::Kind::program : EventSubject::Kind::course, 0,
                       value});
  } else {
    visit(subject_of(value));
  }
}
template <class Body, class Field, class Visit>
void visit_field_subjects(const Body&, const Field&, const Visit&) {}

// Calls visit(EventSubject) for each, which may come twice.
template <class Visit>
void visit_subjects(const EventBody& body, const Visit& visit) {
  std::visit(
      [&]<class Body>(const Body& alternative) {
        std::apply(
            [&](const auto&... field) { (visit_field_subjects(alternative, field, visit), ...); },
            event_row<Body>.fields);
      },
      body);
}

}  // namespace seatledger::ledger
