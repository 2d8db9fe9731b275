#include "projections/audit/audit_compare.h"

#include <cstddef>
#include <string_view>
#include <utility>

#include "base/digest.h"
#include "base/store_error.h"
#include "projections/audit/audit_index.h"
#include "projections/store/row_cursor.h"

namespace seatledger::projections {
namespace {

// Iterates over every (id, position) of an index in the order of its rows, and over the rows that
// hold no positions. The positions of an id are ascending, so equal answers are equal sequences,
// however the positions are split into rows.
class AuditCursor {
 public:
  explicit AuditCursor(const Snapshot& snapshot) : rows_(snapshot) { read(); }

  bool at_end() const { return rows_.at_end(); }
  bool is_position() const { return row_.has_value(); }

  void advance() {
    if (row_ && ++next_ < row_->positions.size()) return;
    rows_.advance();
    read();
  }

  bool is_same(AuditCursor& other) {
    if (is_position() != other.is_position()) return false;
    if (is_position()) return place() == other.place();
    return rows_.key() == other.rows_.key() && rows_.value() == other.rows_.value();
  }
  bool is_before(const AuditCursor& other) const { return place() < other.place(); }

  AuditDifference difference(AuditDifference::What what) const {
    if (row_) return {what, describe_audit_id(row_->id_key), row_->positions[next_]};
    const std::string key(rows_.key());
    return {AuditDifference::What::row, key.substr(0, 1) + ' ' + to_hex(key.substr(1)), {}};
  }

 private:
  void read() {
    next_ = 0;
    row_.reset();
    if (!rows_.at_end()) row_ = read_audit_row(rows_.key(), rows_.value());
  }
  std::pair<std::string_view, Position> place() const {
    if (row_) return {row_->id_key, row_->positions[next_]};
    return {rows_.key(), Position{}};
  }

  RowCursor rows_;
  std::optional<AuditRow> row_;  // nothing if the row holds no positions
  std::size_t next_ = 0;         // index of its next position
};

}  // namespace

std::optional<AuditDifference> compare_audit(const Snapshot& stored, const Snapshot& fresh) {
  using What = AuditDifference::What;
  AuditCursor a(stored);
  AuditCursor b(fresh);
  while (!a.at_end() && !b.at_end()) {
    if (!a.is_same(b)) {
      const bool is_missing = b.is_before(a);
      return is_missing ? b.difference(What::missing) : a.difference(What::added);
    }
    a.advance();
    b.advance();
  }
  if (!a.at_end()) return a.difference(What::added);
  if (!b.at_end()) return b.difference(What::missing);
  return std::nullopt;
}

std::string describe(const AuditDifference& difference) {
  const std::string position = std::to_string(difference.position.value);
  switch (difference.what) {
    case AuditDifference::What::missing:
      return "audit index, " + difference.about + ": position " + position + " is missing";
    case AuditDifference::What::added:
      return "audit index, " + difference.about + ": position " + position + " is not about it";
    case AuditDifference::What::row: break;
  }
  return "audit index, row " + difference.about + ": it is not what the log folds to";
}

}  // namespace seatledger::projections
