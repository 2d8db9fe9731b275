// People as the caller of a call may see them. Whatever prints names of people asks this class, so
// that no answer forgets that auditors see only ids (the setting auditor_sees_people).
#pragma once

#include <optional>

#include "api/call.h"
#include "base/ids.h"
#include "ledger/people/people.h"

namespace seatledger::api {

// The people must outlive it, the call need not. Throws StoreError.
class ShownPeople {
 public:
  // The stored people.
  explicit ShownPeople(const Call& call);
  // Those of an answer, see people_as_answered().
  ShownPeople(const Call& call, const ledger::People& people);

  // For their ids and whether they have an account; also when the names are hidden.
  std::optional<ledger::Person> person(PersonId id) const { return people_.person(id); }
  // False: print null in place of user names, full names, e-mail addresses and platforms.
  bool has_names() const { return has_names_; }

 private:
  const ledger::People& people_;
  const bool has_names_;
};

}  // namespace seatledger::api
