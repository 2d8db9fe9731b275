// Prints assignments of people and groups; the policy of the license's kind decides the fields.
// Names are looked up at each call, so that a new name shows at once.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "api/shown_people.h"
#include "base/json_writer.h"
#include "ledger/domain/kind.h"
#include "ledger/domain/license.h"
#include "ledger/domain/seat.h"
#include "ledger/people/people.h"
#include "ledger/people/people_overlay.h"
#include "ledger/write/sequencer.h"
#include "projections/queries/reader.h"

namespace seatledger::api {

// A person without an account, or an erased one, is printed with user_id 0 and an empty username,
// or with null where the kind allows it. Names that the caller may not see are null.
void print_seat(JsonWriter& out, const ledger::Seat& seat, const ledger::License& license,
                const ShownPeople& people);

// The people that the answer refers to, including those that a dry run would have created.
ledger::PeopleOverlay people_as_answered(const ledger::People& people,
                                         const ledger::Answer& answer);

struct GroupCounts {
  std::int64_t members = 0;
  std::int64_t assigned = 0;  // members with a seat
};
// Costs one point read per member.
GroupCounts count_group(const projections::StateReader& views, LicenseId license,
                        std::string_view group_id);

// Without `counts`, counts the members if the kind prints the counts.
void print_group_assignment(JsonWriter& out, const ledger::GroupAssignment& assignment,
                            const ledger::License& license, const projections::StateReader& views,
                            std::optional<GroupCounts> counts);

// The ibl.ai API has numbers as group ids, the directory accepts any text. A text that is a number
// in its usual form is printed as that number, any other text as it is.
std::optional<std::int64_t> group_number(std::string_view group_id);

}  // namespace seatledger::api
