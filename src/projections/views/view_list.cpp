#include "projections/views/view_list.h"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "projections/rows/packing.h"
#include "projections/rows/row_key.h"
#include "projections/views/choices_view.h"
#include "projections/views/course_view.h"
#include "projections/views/group_assignment_view.h"
#include "projections/views/group_view.h"
#include "projections/views/idempotency_view.h"
#include "projections/views/key_view.h"
#include "projections/views/license_history_view.h"
#include "projections/views/license_view.h"
#include "projections/views/lineage_view.h"
#include "projections/views/metadata_view.h"
#include "projections/views/person_seats_view.h"
#include "projections/views/platform_view.h"
#include "projections/views/program_view.h"
#include "projections/views/seat_history_view.h"
#include "projections/views/seat_view.h"
#include "projections/views/sequence_view.h"
#include "projections/views/usage_history_view.h"
#include "projections/views/waiting_view.h"

namespace seatledger::projections {
namespace {

// The order matters: an event is applied to the views in this order, and layouts are stored in it.

// These must run before the seat views, because they count seats and waiting lists as before the
// event.
constexpr auto before_seats = std::to_array<const View*>(
    {&LicenseView::view, &LicenseHistoryView::view, &UsageHistoryView::view});
constexpr auto seats = std::to_array<const View*>({&WaitingView::view, &SeatView::view});
// These read seats and waiting lists as after the event, or neither.
constexpr auto after_seats = std::to_array<const View*>(
    {&SeatHistoryView::view, &PersonSeatsView::view, &GroupAssignmentView::view,
     &IdempotencyView::view, &SequenceView::view, &PlatformView::view, &CourseView::view,
     &ProgramView::view, &ChoicesView::view, &MetadataView::view, &GroupView::view, &KeyView::view,
     &LineageView::view});

template <std::size_t... sizes>
constexpr auto joined(const std::array<const View*, sizes>&... parts) {
  std::array<const View*, (sizes + ...)> all{};
  auto end = all.begin();
  ((end = std::copy(parts.begin(), parts.end(), end)), ...);
  return all;
}
constexpr auto views = joined(before_seats, seats, after_seats);

RowKey set_key(std::string_view name) { return RowKey(Table::view_set, name); }
RowKey checkpoint_key() { return set_key("checkpoint"); }
RowKey layouts_key() { return set_key("layouts"); }

using Layouts = std::map<std::string, std::uint64_t, std::less<>>;

Layouts stored_layouts(std::string_view row) {
  Layouts layouts;
  for (Unpacker in(row); !in.at_end();) {
    std::string name(in.text());
    layouts[std::move(name)] = in.varint();
  }
  return layouts;
}

}  // namespace

std::span<const View* const> all_views() { return views; }

std::string_view view_name_of(std::string_view key) {
  char table = key.empty() ? '\0' : key.front();
  // Totals belong to the view of the table that they count.
  if (table == static_cast<char>(Table::record_total) && key.size() > 1) table = key[1];
  for (const View* view : views) {
    for (const Table own : view->tables) {
      if (static_cast<char>(own) == table) return view->name;
    }
  }
  return "view_set";
}

Position stored_checkpoint(const PointReads& reads) {
  const auto row = reads.get(checkpoint_key());
  return row ? unpacked<Position>(*row) : Position{};
}

void put_checkpoint(RowWriter& batch, Position position) {
  batch.put(checkpoint_key().take(), packed(position));
}

void put_layouts(RowWriter& batch) {
  Packer row;
  for (const View* view : views) {
    row.text(view->name);
    row.varint(view->layout);
  }
  batch.put(layouts_key().take(), row.take());
}

std::vector<std::string> outdated_views(const PointReads& reads) {
  std::vector<std::string> outdated;
  const auto row = reads.get(layouts_key());
  if (!row) return outdated;
  Layouts layouts = stored_layouts(*row);
  for (const View* view : views) {
    const auto stored = layouts.find(view->name);
    if (stored == layouts.end() || stored->second != view->layout) {
      outdated.emplace_back(view->name);
    }
    if (stored != layouts.end()) layouts.erase(stored);
  }
  for (const auto& [name, layout] : layouts) outdated.push_back(name);
  return outdated;
}

}  // namespace seatledger::projections
