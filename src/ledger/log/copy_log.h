// A log that can also be a copy of the events of another ledger. What is copied has a cursor: a
// text that says where the copy goes on.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "ledger/log/event_log.h"

namespace seatledger::ledger {

class CopyLog : public EventLog {
 public:
  // As append(), and stores the cursor in the same write; `records` and `people` may be empty. The
  // cursor is not empty and does not end in a zero byte. The writer's thread.
  virtual AppendStatus append_copied(Position expected_head, std::span<const std::string> records,
                                     std::span<const PersonWrite> people,
                                     std::string_view cursor) = 0;
  // The last one stored; nothing if this is no copy, or one that was repaired. Any thread. Throws
  // StoreError.
  virtual std::optional<std::string> cursor() const = 0;
};

}  // namespace seatledger::ledger
