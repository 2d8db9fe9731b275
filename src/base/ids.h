// Typed identifiers: a license id cannot be passed where a person id is expected.
#pragma once

#include <compare>
#include <cstdint>
#include <functional>

namespace seatledger {

template <class Tag>
struct Id {
  std::uint64_t value = 0;
  friend auto operator<=>(const Id&, const Id&) = default;
};

// The position of an event in the log: from 1, without gaps. 0 is before the first event.
using Position = Id<struct PositionTag>;
// One sequence over all four kinds.
using LicenseId = Id<struct LicenseTag>;
// The ledger's own number of a person; events name people only by this number.
using PersonId = Id<struct PersonTag>;
using KeyId = Id<struct KeyTag>;
// A person's assignment to a license; one sequence over all licenses. Groups have their own
// sequence.
using AssignmentId = Id<struct AssignmentTag>;
using GroupAssignmentId = Id<struct GroupAssignmentTag>;

}  // namespace seatledger

template <class Tag>
struct std::hash<seatledger::Id<Tag>> {
  std::size_t operator()(const seatledger::Id<Tag>& id) const noexcept {
    return std::hash<std::uint64_t>{}(id.value);
  }
};
