// Where one person ever had a seat or waited for one, from the events about the person.
#pragma once

#include <map>
#include <optional>

#include "api/audit/since.h"
#include "base/ids.h"
#include "ledger/domain/events.h"

namespace seatledger::api {

class PersonPlaces {
 public:
  // The person waits for a seat.
  struct Wait {
    GroupAssignmentId through;
    Since since;
  };

  explicit PersonPlaces(PersonId person) : person_(person) {}

  // Takes every event about the person, in order; the rules of the wait are those of WaitingView.
  void apply(const ledger::Event& event);

  // Nothing: the person does not wait there; whether there is a seat, the views know.
  const std::map<LicenseId, std::optional<Wait>>& licenses() const { return licenses_; }

 private:
  const PersonId person_;
  std::map<LicenseId, std::optional<Wait>> licenses_;
};

}  // namespace seatledger::api
