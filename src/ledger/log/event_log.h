// The port to the truth: an append-only log of event records. One writer at a time; readers may
// call from any thread beside it. An engine stores bytes it does not read: encoding, digests, ids
// and time stay above.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "base/ids.h"
#include "ledger/domain/person.h"

namespace seatledger::ledger {

struct StoredRecord {
  Position position;
  std::string bytes;  // one line of JSON, without the line end
  friend bool operator==(const StoredRecord&, const StoredRecord&) = default;
};

enum class AppendStatus : std::uint8_t {
  stored,           // on disk: the sync returned
  conflict,         // the head is not the expected one; nothing stored
  unavailable,      // refused before anything was written; nothing stored
  outcome_unknown,  // may be stored, wholly or not at all; only recover() can tell
};

class EventLog {
 public:
  virtual ~EventLog() = default;

  // The last position that is durable; 0: the log is empty.
  virtual Position head() const = 0;

  // Stores `records` at expected_head + 1, + 2, ... and the rows of people, in one atomic, synced
  // write. After outcome_unknown every append is `unavailable` until recover().
  virtual AppendStatus append(Position expected_head, std::span<const std::string> records,
                              std::span<const PersonWrite> people) = 0;

  // Up to `limit` records after `position`, in order, without a gap; fewer only at the head. Throws
  // StoreError when the store cannot be read or a position is missing.
  virtual std::vector<StoredRecord> read_after(Position position, std::size_t limit) const = 0;

  // Closes and opens again after outcome_unknown; the head is then what is really stored. Throws
  // StoreError when the store cannot be opened; may be called again.
  virtual void recover() = 0;
};

}  // namespace seatledger::ledger
