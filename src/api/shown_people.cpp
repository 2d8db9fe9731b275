#include "api/shown_people.h"

#include "api/context.h"

namespace seatledger::api {
namespace {

bool sees_names(const Call& call) {
  const bool is_auditor = call.caller && call.caller->role == ledger::Role::auditor;
  return !is_auditor || call.context.settings.auditor_sees_people;
}

}  // namespace

ShownPeople::ShownPeople(const Call& call) : ShownPeople(call, call.context.people) {}

ShownPeople::ShownPeople(const Call& call, const ledger::People& people)
    : people_(people), has_names_(sees_names(call)) {}

}  // namespace seatledger::api
