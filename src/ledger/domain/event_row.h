// The static properties of an event type: the `row` in its struct (events.h). A type without a row,
// or a row without a column, does not compile.
#pragma once

#include <cstdint>
#include <string_view>
#include <tuple>

#include "base/fields.h"

namespace seatledger::ledger {

enum class EventScope : std::uint8_t {
  license,  // about one license: the record names it and its kind
  ledger,
};

// Whether the event gives out an id of a sequence (evolve.h).
enum class NewId : std::uint8_t { none, given };

// How a repeated request is answered if this event is the first of its commit.
enum class Replay : std::uint8_t {
  removed,  // nothing is left to show
  license,  // the license as it was after the commit
  built,    // built from the event (write/batch.cpp)
};

template <class Fields>
struct EventRow {
  std::string_view name;  // stored in records: permanent (tests/golden)
  EventScope scope;
  NewId new_id;
  Replay replay;
  Fields fields;  // of `data`: Field, Subjects or NullField, in the stored order
};
template <class Fields>
EventRow(std::string_view, EventScope, NewId, Replay, Fields) -> EventRow<Fields>;

// A field that says what the event is about; event_subjects.h interprets its type.
template <class Body, class Member>
struct Subjects {
  std::string_view name;
  Member Body::*member;
};
template <class Body, class Member>
Subjects(std::string_view, Member Body::*) -> Subjects<Body, Member>;

// A member of `data` that is always null: `before` of something new, `after` of something deleted.
struct NullField {
  std::string_view name;
};

}  // namespace seatledger::ledger
