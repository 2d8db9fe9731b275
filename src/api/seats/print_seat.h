// How assignments of people and groups look in answers (contract section 7): one shape for each
// kind, read off its policy. Names are looked up, not copied: renaming shows at once.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "base/json_writer.h"
#include "ledger/domain/kind.h"
#include "ledger/domain/license.h"
#include "ledger/domain/seat.h"
#include "ledger/people/people.h"
#include "ledger/people/people_overlay.h"
#include "ledger/write/sequencer.h"
#include "projections/queries/reader.h"

namespace seatledger::api {

// Of a person without an account, or one who was erased: user_id 0 and an empty username, or null
// where the kind allows it (contract D1).
void print_seat(JsonWriter& out, const ledger::Seat& seat, const ledger::License& license,
                const ledger::People& people);

// The people as an answer means them: whom a dry run would have made as well.
ledger::PeopleOverlay people_as_answered(const ledger::People& people,
                                         const ledger::Answer& answer);

struct GroupCounts {
  std::int64_t members = 0;
  std::int64_t assigned = 0;  // members with a seat
};
// A point read for every member.
GroupCounts count_group(const projections::StateReader& views, LicenseId license,
                        std::string_view group_id);

// Without `counts` they are counted, where the kind prints them.
void print_group_assignment(JsonWriter& out, const ledger::GroupAssignment& assignment,
                            const ledger::License& license, const projections::StateReader& views,
                            std::optional<GroupCounts> counts);

// The contract has a number for a group's id, the directory takes any text: a text of digits as a
// number writes them is printed as that number, another one as it is.
std::optional<std::int64_t> group_number(std::string_view group_id);

}  // namespace seatledger::api
