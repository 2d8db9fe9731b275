#include "projections/queries/person_search.h"

namespace seatledger::projections {

PersonSearch::PersonSearch(std::string_view text) : search_(text) {}

bool PersonSearch::finds(const ledger::Person& person) const {
  return search_.finds(person.username, person.name, person.email);
}

}  // namespace seatledger::projections
