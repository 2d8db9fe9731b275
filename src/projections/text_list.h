// A small sorted set of texts kept as one row: point reads where a scan would have to look through
// the open batch.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "projections/row_key.h"
#include "projections/store/view_batch.h"

namespace seatledger::projections {

std::vector<std::string> text_list(const PointReads& reads, std::string_view key);
void add_to_text_list(ViewBatch& batch, RowKey key, const std::string& text);
// A list without texts has no row.
void remove_from_text_list(ViewBatch& batch, RowKey key, const std::string& text);

}  // namespace seatledger::projections
