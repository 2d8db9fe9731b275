#include "projections/fold/compare.h"

#include <algorithm>
#include <utility>

#include "base/digest.h"
#include "projections/store/row_cursor.h"
#include "projections/views/view_list.h"

namespace seatledger::projections {
namespace {

RowDifference difference_at(const std::string& key, std::optional<std::string> left,
                            std::optional<std::string> right) {
  return {std::string(view_name_of(key)), key, std::move(left), std::move(right)};
}

}  // namespace

std::optional<RowDifference> compare(const Snapshot& left, const Snapshot& right,
                                     const std::string& view) {
  RowCursor a(left);
  RowCursor b(right);
  const auto counts = [&](const std::string& key) {
    return view.empty() || view_name_of(key) == view;
  };
  while (!a.at_end() || !b.at_end()) {
    if (b.at_end() || (!a.at_end() && a.key() < b.key())) {
      if (counts(a.key())) return difference_at(a.key(), std::move(a.value()), {});
      a.advance();
    } else if (a.at_end() || b.key() < a.key()) {
      if (counts(b.key())) return difference_at(b.key(), {}, std::move(b.value()));
      b.advance();
    } else {
      if (a.value() != b.value() && counts(a.key())) {
        return difference_at(a.key(), std::move(a.value()), std::move(b.value()));
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
