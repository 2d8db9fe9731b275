// The search for people by a part of a name.
#pragma once

#include <string_view>

#include "ledger/domain/person.h"
#include "projections/queries/text_search.h"

namespace seatledger::projections {

class PersonSearch {
 public:
  explicit PersonSearch(std::string_view text);

  // Whether the user name, the full name or the e-mail address contains the text, in any case of
  // letters (case_fold.h).
  bool finds(const ledger::Person& person) const;

 private:
  const TextSearch search_;
};

}  // namespace seatledger::projections
