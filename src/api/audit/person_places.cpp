#include "api/audit/person_places.h"

#include <variant>

#include "ledger/domain/waiting.h"

namespace seatledger::api {
void PersonPlaces::apply(const ledger::Event& event) {
  if (const auto* waiting = std::get_if<ledger::MemberWaiting>(&event.body)) {
    if (waiting->person_id != person_) return;
    licenses_[*event.license_id] = Wait{waiting->through, since(event)};
  } else if (ledger::waits_no_longer(event.body) == person_) {
    licenses_[*event.license_id] = std::nullopt;
  }
}

}  // namespace seatledger::api
