#include "projections/audit/audit_subjects.h"

namespace seatledger::projections {
namespace {

struct Compare {
  const AuditId& wanted;
  bool& found;

  void operator()(AuditSubject subject, std::uint64_t id) const {
    found = found || (subject == wanted.subject && id == wanted.number);
  }
  void operator()(AuditSubject subject, std::string_view id) const {
    found = found || (subject == wanted.subject && id == wanted.text);
  }
};

}  // namespace

bool is_about(const ledger::Event& event, const AuditId& id) {
  bool found = false;
  visit_audit_subjects(event, Compare{id, found});
  return found;
}

}  // namespace seatledger::projections
