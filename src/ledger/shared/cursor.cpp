#include "ledger/shared/cursor.h"

#include <cstdint>
#include <limits>

#include "base/json_fields.h"

namespace seatledger::ledger {

Cursor cursor_behind(const Cursor& last, const std::string& id, std::size_t records) {
  Cursor next = last;
  next.chunk.first = Position{last.chunk.head.value + 1};
  next.chunk.head = Position{last.chunk.head.value + records};
  next.chunk.id = id;
  next.changed = next.chunk.first;
  next.person = PersonId{std::numeric_limits<std::int64_t>::max()};
  return next;
}

std::string cursor_text(const Cursor& cursor) { return to_json(cursor); }

Cursor cursor_of(std::string_view text) {
  return text.empty() ? Cursor{} : from_json<Cursor>(text);
}

}  // namespace seatledger::ledger
