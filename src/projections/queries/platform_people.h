// Who has to do with a platform: people with a seat of one of its licenses, and people who wait for
// one.
#pragma once

#include <string_view>
#include <vector>

#include "base/ids.h"
#include "projections/store/key_value_store.h"

namespace seatledger::projections {

// Whether the person has a live seat of a license of the platform, active or not, or waits for one.
// Reads the person's licenses. Any thread. Throws StoreError.
bool is_person_of_platform(const PointReads& reads, PersonId person, std::string_view platform_key);

// Everybody of whom that is true, ascending. Reads every seat of the platform's licenses; keeps an
// id for each.
std::vector<PersonId> people_of_platform(const Snapshot& snapshot, std::string_view platform_key);

}  // namespace seatledger::projections
