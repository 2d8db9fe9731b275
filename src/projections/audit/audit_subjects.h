// The subjects of an event for audits: whose history it belongs to (a license, a person, a group
// ...). The index stores them, and filters compare with them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "ledger/domain/event_subjects.h"

namespace seatledger::projections {

// Stored in the keys of the audit index: changing a letter requires a new layout number.
enum class AuditSubject : char {
  license = 'l',           // license id
  assignment = 'a',        // assignment id of a person's seat
  group_assignment = 'b',  // id of a group's assignment
  person = 'p',            // person id; seats of a bulk call have their own events
  group = 'g',             // group_id
  transaction = 't',       // transaction_id
  actor = 'k',             // "key:1"
  platform = 'f',          // platform_key of the license; only license_created names it
};

// One subject of an event: a number or a text, depending on its type.
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

// Calls visit(AuditSubject, std::uint64_t or std::string_view) for every subject of the event
// except the platform. An id may occur twice.
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
      case Kind::key: break;  // no history of their own
    }
  });
}

// For every subject except platforms.
bool is_about(const ledger::Event& event, const AuditId& id);

}  // namespace seatledger::projections
