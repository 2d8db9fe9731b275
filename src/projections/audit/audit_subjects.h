// What an event is about, as an auditor asks: which events belong to the history of a license, a
// person, a group ... The index stores it, filters compare with it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "ledger/domain/event_subjects.h"

namespace seatledger::projections {

// Stored in the keys of the audit index: a changed letter needs a new layout number.
enum class AuditSubject : char {
  license = 'l',           // license id
  assignment = 'a',        // assignment id of a person's seat
  group_assignment = 'b',  // id of a group's assignment
  person = 'p',            // person id; a bulk call's seats are events of their own
  group = 'g',             // group_id
  transaction = 't',       // transaction_id
  actor = 'k',             // "key:1"
  platform = 'f',          // platform_key of the license; only license_created names it
};

// One thing an event is about: a number, or a text, as the subject says.
struct AuditId {
  AuditSubject subject = AuditSubject::license;
  std::uint64_t number = 0;
  std::string text;
  friend bool operator==(const AuditId&, const AuditId&) = default;
};

inline AuditId audit_id(AuditSubject subject, std::uint64_t number) {
  return {subject, number, {}};
}
inline AuditId audit_id(AuditSubject subject, std::string_view text) {
  return {subject, 0, std::string(text)};
}

// Calls visit(AuditSubject, std::uint64_t or std::string_view) for everything the event is about
// but the platform. The same id may come twice.
template <class Visit>
void visit_audit_subjects(const ledger::Event& event, const Visit& visit) {
  if (event.license_id) visit(AuditSubject::license, event.license_id->value);
  visit(AuditSubject::transaction, std::string_view(event.transaction_id));
  visit(AuditSubject::actor, std::string_view(event.actor));
  ledger::visit_subjects(event.body, [&](const ledger::EventSubject& subject) {
    using Kind = ledger::SubjectKind;
    switch (subject.kind) {
      case Kind::group: visit(AuditSubject::group, subject.text); break;
      case Kind::person: visit(AuditSubject::person, subject.number); break;
      case Kind::assignment: visit(AuditSubject::assignment, subject.number); break;
      case Kind::group_assignment: visit(AuditSubject::group_assignment, subject.number); break;
      case Kind::platform:
      case Kind::course:
      case Kind::program:
      case Kind::choices:
      case Kind::key: break;  // have no history of their own
    }
  });
}

// Of everything but platforms.
bool is_about(const ledger::Event& event, const AuditId& id);

}  // namespace seatledger::projections
