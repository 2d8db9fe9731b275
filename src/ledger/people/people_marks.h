// What the events say of the rows of people, so that an edited or missing row is found.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "ledger/domain/events.h"
#include "ledger/domain/person.h"

namespace seatledger::ledger {

class PeopleMarks {
 public:
  // Every event, in order; those about no person's row may be left out.
  void take(const EventBody& body);
  // By the stored name of the event's type.
  static bool is_about_a_row(std::string_view type);

  // Why the row is not the one that the last event about the person marks; nothing: it is. Each row
  // may come once.
  std::optional<std::string> take_row(const Person& row);
  // A person whose row did not come, although no event erased it.
  std::optional<PersonId> first_missing() const;

 private:
  struct Mark {
    std::optional<Digest> digest;  // nothing: merged into another, and nobody since
    bool removed = false;
  };
  std::map<PersonId, Mark> marks_;
};

}  // namespace seatledger::ledger
