// The port to the log: append-only event records, from which everything else is derived. One writer
// at a time; readers on any thread. Engines store bytes without reading them: encoding, digests,
// ids and time are handled above.
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
  stored,           // on disk: fsync returned
  conflict,         // another appends: the head is not the expected one; nothing stored
  unavailable,      // refused, or failed, before anything was written; nothing stored
  outcome_unknown,  // stored completely or not at all; recover() finds out
};

class EventLog {
 public:
  virtual ~EventLog() = default;

  // The last durable position; 0 if the log is empty.
  virtual Position head() const = 0;

  // Stores `records` at expected_head + 1, + 2, ... and the rows of people, in one atomic, synced
  // write. After outcome_unknown every append is `unavailable` until recover().
  virtual AppendStatus append(Position expected_head, std::span<const std::string> records,
                              std::span<const PersonWrite> people) = 0;

  // Up to `limit` records after `position`, in order, without gaps; fewer only at the head. Throws
  // StoreError when the store cannot be read or a position is missing.
  virtual std::vector<StoredRecord> read_after(Position position, std::size_t limit) const = 0;

  // Closes and reopens the store after outcome_unknown; head() is then what is really stored.
  // Throws StoreError when the store cannot be opened; may be called again.
  virtual void recover() = 0;
};

}  // namespace seatledger::ledger
