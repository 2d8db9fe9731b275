// Stored numbers of rows, so that lists need not count them.
#pragma once

#include <cstdint>
#include <string_view>

#include "projections/rows/row_key.h"
#include "projections/store/row_writer.h"

namespace seatledger::projections {

// 0 if there is no row.
std::uint64_t counter(const PointReads& reads, std::string_view key);
// A counter that reaches 0 has no row. Throws StoreError when it would fall below 0.
void change_counter(RowWriter& batch, std::string key, std::int64_t by);

// The key of the number of rows in a table of the directory or of API keys.
RowKey record_total_key(Table table);

}  // namespace seatledger::projections
