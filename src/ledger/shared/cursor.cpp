#include "ledger/shared/cursor.h"

#include "base/json_fields.h"

namespace seatledger::ledger {

std::string cursor_text(const Cursor& cursor) { return to_json(cursor); }

Cursor cursor_of(std::string_view text) {
  return text.empty() ? Cursor{} : from_json<Cursor>(text);
}

}  // namespace seatledger::ledger
