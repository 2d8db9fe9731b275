// A ledger that is only read, even while a server writes it or when it is damaged.
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "ledger/log/event_log.h"

namespace seatledger::ledger {

// The ledger at the moment of opening; events and rows of people are consistent. One thread.
// append() is always `unavailable`.
class LedgerReader : public EventLog {
 public:
  // False: servers are locked out while this object exists.
  virtual bool is_beside_server() const = 0;
  // If the write-ahead log is damaged: one sentence with the file and the bytes. Only the events
  // before the damage are read.
  virtual const std::optional<std::string>& damage() const = 0;

  // Calls visit(row) for each row of people, by person id: one JSON object, as stored.
  virtual void visit_people(const std::function<void(std::string_view row)>& visit) const = 0;
  // The newest signed checkpoint that covers at most head() events; nothing if there is none.
  virtual std::optional<std::string> newest_covered_checkpoint() const = 0;
  // The newest of all; if the log is damaged, it may cover more events than are left.
  virtual std::optional<std::string> newest_checkpoint() const = 0;

  // Creates the database <data_dir>/ledger, which must not exist: events up to `head`, rows of
  // people, secrets, keys, and the checkpoints that cover at most `head` events. Without tiles of
  // the tree, which are rebuilt from the records, and without the cursor of a copy. Durable on
  // return. Throws StoreError: a row to be copied cannot be read, or the copy cannot be written.
  virtual void copy_prefix(Position head, const std::filesystem::path& data_dir) const = 0;
};

}  // namespace seatledger::ledger
