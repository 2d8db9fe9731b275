// Identifiers with types, so that a license id can never be passed where a person id is meant.
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

// The number of an event in the log: from 1, no gaps. 0 is before the first event.
using Position = Id<struct PositionTag>;
// One sequence over all four kinds.
using LicenseId = Id<struct LicenseTag>;
// The ledger's own number of a person; events name people by nothing else.
using PersonId = Id<struct PersonTag>;
using KeyId = Id<struct KeyTag>;
// A person's assignment to a license; one sequence over all licenses. So have groups' their own.
using AssignmentId = Id<struct AssignmentTag>;
using GroupAssignmentId = Id<struct GroupAssignmentTag>;

}  // namespace seatledger

template <class Tag>
struct std::hash<seatledger::Id<Tag>> {
  std::size_t operator()(const seatledger::Id<Tag>& id) const noexcept {
    return std::hash<std::uint64_t>{}(id.value);
  }
};
