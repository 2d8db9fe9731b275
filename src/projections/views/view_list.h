// The list of the views, and the rows that are about all of them: how far they are, and which
// layout their rows have.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/ids.h"
#include "projections/store/row_writer.h"
#include "projections/views/view.h"

namespace seatledger::projections {

// In the order in which an event is applied to them. A new view is its pair of files and one line
// in view_list.cpp.
std::span<const View* const> all_views();

// The name of the view that a row belongs to; "view_set" for the rows about all of them.
std::string_view view_name_of(std::string_view key);

// The last position whose rows are written; 0 in an empty store.
Position stored_checkpoint(const PointReads& reads);
void put_checkpoint(RowWriter& batch, Position position);

// Stores the layout of every view.
void put_layouts(RowWriter& batch);
// The names of the views whose rows were written with another layout, or before there was such a
// view, and of those that are no more. None in an empty store.
std::vector<std::string> outdated_views(const PointReads& reads);

}  // namespace seatledger::projections
