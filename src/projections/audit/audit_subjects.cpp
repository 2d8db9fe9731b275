#include "projections/audit/audit_subjects.h"

#include <variant>

namespace seatledger::projections {
namespace {

// One overload for each type of event that is about more than its license.
struct SubjectsOfBody {
  AuditVisitor& visitor;

  void person(PersonId id) const { visitor.number(AuditSubject::person, id.value); }
  void people(const std::vector<PersonId>& ids) const {
    for (const PersonId id : ids) person(id);
  }
  void group(const std::string& id) const { visitor.text(AuditSubject::group, id); }
  void assignment(AssignmentId id) const { visitor.number(AuditSubject::assignment, id.value); }
  void group_assignment(GroupAssignmentId id) const {
    visitor.number(AuditSubject::group_assignment, id.value);
  }

  void operator()(const ledger::UserPut& body) const { person(body.after.person_id); }
  void operator()(const ledger::UserRemoved& body) const { person(body.before.person_id); }
  void operator()(const ledger::PersonInvited& body) const { person(body.after.person_id); }
  void operator()(const ledger::UserErased& body) const { person(body.person_id); }
  void operator()(const ledger::UserMerged& body) const {
    person(body.person_id);
    person(body.into);
  }
  void operator()(const ledger::GroupPut& body) const {
    group(body.after.group_id);
    people(body.joined);
    people(body.left);
  }
  void operator()(const ledger::GroupRemoved& body) const {
    group(body.before.group_id);
    people(body.left);
  }
  void operator()(const ledger::SeatAssigned& body) const {
    assignment(body.assignment_id);
    person(body.after.person_id);
  }
  void operator()(const ledger::SeatChanged& body) const {
    assignment(body.assignment_id);
    person(body.person_id);
    if (body.after.person_id) person(*body.after.person_id);
  }
  void operator()(const ledger::SeatReleased& body) const {
    assignment(body.assignment_id);
    person(body.before.person_id);
  }
  void operator()(const ledger::GroupAssigned& body) const {
    group_assignment(body.group_assignment_id);
    group(body.after.group_id);
  }
  void operator()(const ledger::GroupAssignmentChanged& body) const {
    group_assignment(body.group_assignment_id);
    group(body.after.group_id);
  }
  void operator()(const ledger::GroupReleased& body) const {
    group_assignment(body.group_assignment_id);
    group(body.before.group_id);
  }
  void operator()(const ledger::MemberWaiting& body) const { person(body.person_id); }
  void operator()(const ledger::MemberNotWaiting& body) const { person(body.person_id); }
  // Licenses, the directory, keys and metadata: no person and no group.
  template <class Body>
  void operator()(const Body&) const {}
};

class Compare final : public AuditVisitor {
 public:
  explicit Compare(const AuditId& wanted) : wanted_(wanted) {}
  void number(AuditSubject subject, std::uint64_t id) override {
    found_ = found_ || (subject == wanted_.subject && id == wanted_.number);
  }
  void text(AuditSubject subject, std::string_view id) override {
    found_ = found_ || (subject == wanted_.subject && id == wanted_.text);
  }
  bool found() const { return found_; }

 private:
  const AuditId& wanted_;
  bool found_ = false;
};

}  // namespace

void visit_subjects(const ledger::Event& event, AuditVisitor& visitor) {
  if (event.license_id) visitor.number(AuditSubject::license, event.license_id->value);
  visitor.text(AuditSubject::transaction, event.transaction_id);
  visitor.text(AuditSubject::actor, event.actor);
  std::visit(SubjectsOfBody{visitor}, event.body);
}

bool is_about(const ledger::Event& event, const AuditId& id) {
  Compare compare(id);
  visit_subjects(event, compare);
  return compare.found();
}

}  // namespace seatledger::projections
