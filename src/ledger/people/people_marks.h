// Compares rows of people with the events about them, to find edited or missing rows.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "ledger/domain/events.h"
#include "ledger/domain/person.h"

namespace seatledger::ledger {

// A wrong row of people.
struct PersonFault {
  PersonId person_id;
  std::string reason;  // one sentence
};

class PeopleMarks {
 public:
  // Takes every event, in order; events that are not about rows of people may be omitted.
  void take(const EventBody& body);
  // `type` is the stored name of an event type. Whatever is named so has its case in `take`, or
  // does not compile.
  static constexpr bool is_about_a_row(std::string_view type) {
    return type.starts_with("user_") || type.starts_with("person_");
  }

  // Why the row does not match the last event about the person; nothing if it does. Call at most
  // once for each row.
  std::optional<std::string> take_row(const Person& row);
  // The first person after `after` whose row was not taken, although no event erased it.
  std::optional<PersonId> first_missing(PersonId after = {}) const;
  // The last person that has a row; 0 when there is none.
  PersonId last() const { return marks_.empty() ? PersonId{} : marks_.rbegin()->first; }

 private:
  struct Mark {
    std::optional<Digest> digest;  // nothing: merged into another person, and not used since
    bool removed = false;
  };
  struct Taker;
  std::map<PersonId, Mark> marks_;
};

}  // namespace seatledger::ledger
