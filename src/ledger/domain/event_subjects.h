// What an event is about besides its license: the values of its `Subjects` fields, in order.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <tuple>
#include <variant>
#include <vector>

#include "ledger/domain/events.h"

namespace seatledger::ledger {

enum class SubjectKind : std::uint8_t {
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

struct EventSubject {
  SubjectKind kind;
  std::uint64_t number;   // of a person, a key or an assignment; else 0
  std::string_view text;  // of the others; points into the event
};

// The subject for each type of value. A `Subjects` field of another type does not compile.
inline EventSubject subject_of(PersonId id) { return {SubjectKind::person, id.value, {}}; }
inline EventSubject subject_of(AssignmentId id) { return {SubjectKind::assignment, id.value, {}}; }
inline EventSubject subject_of(GroupAssignmentId id) {
  return {SubjectKind::group_assignment, id.value, {}};
}
inline EventSubject subject_of(const Platform& of) { return {SubjectKind::platform, 0, of.key}; }
inline EventSubject subject_of(const Course& of) { return {SubjectKind::course, 0, of.course_id}; }
inline EventSubject subject_of(const Program& of) {
  return {SubjectKind::program, 0, of.program_key};
}
inline EventSubject subject_of(const Choices& of) {
  return {SubjectKind::choices, 0, of.field_key};
}
inline EventSubject subject_of(const Group& of) { return {SubjectKind::group, 0, of.group_id}; }
inline EventSubject subject_of(const GroupTerms& of) {
  return {SubjectKind::group, 0, of.group_id};
}
inline EventSubject subject_of(const ApiKey& of) { return {SubjectKind::key, of.id.value, {}}; }
inline EventSubject subject_of(const PersonMark& of) { return subject_of(of.person_id); }
inline EventSubject subject_of(const SeatTerms& of) { return subject_of(of.person_id); }

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
    visit(EventSubject{of_program ? SubjectKind::program : SubjectKind::course, 0, value});
  } else {
    visit(subject_of(value));
  }
}
template <class Body, class Field, class Visit>
void visit_field_subjects(const Body&, const Field&, const Visit&) {}

// Calls visit(EventSubject) for each; a subject may occur twice.
template <class Visit>
void visit_subjects(const EventBody& body, const Visit& visit) {
  std::visit(
      [&]<class Body>(const Body& alternative) {
        std::apply(
            [&](const auto&... field) { (visit_field_subjects(alternative, field, visit), ...); },
            Body::row.fields);
      },
      body);
}

}  // namespace seatledger::ledger
