#include "projections/fold/compare.h"

#include <algorithm>
#include <string_view>

#include "base/digest.h"
#include "projections/store/row_cursor.h"
#include "projections/views/view_list.h"

namespace seatledger::projections {
namespace {

RowDifference difference_at(std::string_view key, std::optional<std::string_view> left,
                            std::optional<std::string_view> right) {
  RowDifference found{std::string(view_name_of(key)), std::string(key), {}, {}};
  if (left) found.left.emplace(*left);
  if (right) found.right.emplace(*right);
  return found;
}

}  // namespace

std::optional<RowDifference> compare(const Snapshot& left, const Snapshot& right,
                                     const std::string& view) {
  RowCursor a(left);
  RowCursor b(right);
  const auto counts = [&](std::string_view key) {
    return view.empty() || view_name_of(key) == view;
  };
  while (!a.at_end() || !b.at_end()) {
    // Below 0: the row is only in the first store.
    const int order = a.at_end() ? 1 : b.at_end() ? -1 : a.key().compare(b.key());
    if (order < 0) {
      if (counts(a.key())) return difference_at(a.key(), a.value(), {});
      a.advance();
    } else if (order > 0) {
      if (counts(b.key())) return difference_at(b.key(), {}, b.value());
      b.advance();
    } else {
      if (a.value() != b.value() && counts(a.key())) {
        return difference_at(a.key(), a.value(), b.value());
      }
      a.advance();
      b.advance();
    }
  }
  return std::nullopt;
}

std::string describe(const RowDifference& difference) {
  std::string text = "view " + difference.view + ", row ";
  const bool is_printable = std::all_of(difference.key.begin(), difference.key.end(),
                                        [](char c) { return c >= ' ' && c <= '~'; });
  text += is_printable ? '"' + difference.key + '"'
                       : difference.key.substr(0, 1) + ' ' + to_hex(difference.key.substr(1));
  if (!difference.left) return text + ": only in the second";
  if (!difference.right) return text + ": only in the first";
  return text + ": " + to_hex(*difference.left) + " and " + to_hex(*difference.right);
}

}  // namespace seatledger::projections
