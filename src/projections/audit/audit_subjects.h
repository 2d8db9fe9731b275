// What an event is about, as an auditor asks: the one place that says which events belong to the
// history of a license, a person, a group ... The index keeps it, filters compare with it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "ledger/domain/events.h"

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
  platform = 'f',          // platform_key of the license; no event tells it but license_created
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

// Everything but the platform. The same id may be told twice.
class AuditVisitor {
 public:
  virtual ~AuditVisitor() = default;
  virtual void number(AuditSubject subject, std::uint64_t id) = 0;
  virtual void text(AuditSubject subject, std::string_view id) = 0;
};
void visit_subjects(const ledger::Event& event, AuditVisitor& visitor);

// Of everything but platforms.
bool is_about(const ledger::Event& event, const AuditId& id);

}  // namespace seatledger::projections
