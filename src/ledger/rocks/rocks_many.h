// Reads many rows at once. Included only by the files of this engine.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/ids.h"
#include "ledger/rocks/rocks_ledger.h"

namespace seatledger::ledger {

// The values of the keys, in their order; nothing where there is no such row. A key may be there
// twice. Cheaper than one get() each: a file's filters and blocks are looked at once for
// neighbours. Any thread. Throws StoreError.
std::vector<std::optional<std::string>> rows_of_keys(const RocksLedger& ledger,
                                                     const std::vector<std::string>& keys);

// The rows of people with these ids, likewise.
std::vector<std::optional<std::string>> rows_of_people(const RocksLedger& ledger,
                                                       std::span<const PersonId> ids);

}  // namespace seatledger::ledger
