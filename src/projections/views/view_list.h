// The list of the views, and the rows about all of them: their checkpoint and their layouts.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/ids.h"
#include "projections/store/row_writer.h"
#include "projections/views/view.h"

namespace seatledger::projections {

// In the order in which events are applied to them. A new view needs its pair of files and a line
// in view_list.cpp.
std::span<const View* const> all_views();

// The name of the view that owns a row; "view_set" for the rows about all views.
std::string_view view_name_of(std::string_view key);

// The last position whose rows are written; 0 in an empty store.
Position stored_checkpoint(const PointReads& reads);
void put_checkpoint(RowWriter& batch, Position position);

// Stores the layout of every view.
void put_layouts(RowWriter& batch);
// The names of the views whose stored rows have another layout, of new views without rows, and of
// views that no longer exist. None for an empty store.
std::vector<std::string> outdated_views(const PointReads& reads);

}  // namespace seatledger::projections
