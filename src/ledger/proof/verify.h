// Checks a whole log by reading it once, without the views.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

#include "base/ids.h"
#include "ledger/log/event_log.h"
#include "ledger/people/people_marks.h"
#include "ledger/proof/tree_store.h"

namespace seatledger::ledger {

struct LogFault {
  Position position;   // of the first bad event
  std::string reason;  // one sentence
};

struct LogVerdict {
  std::uint64_t events = 0;  // that were read and are intact
  std::optional<LogFault> fault;
  // The events are intact, but a stored tile, a checkpoint, the anchor or a key is not. One
  // sentence.
  std::optional<std::string> tree_fault;
  std::uint64_t signed_events = 0;  // how many events, from the first on, match a signed tree
};

struct VerifyOptions {
  // Tiles, checkpoints and keys to compare with the log; null skips them.
  const TreeStore* tree = nullptr;
  std::optional<std::string> anchor;  // the note in the anchor
  std::string anchor_name = "the anchor";
  PeopleMarks* people = nullptr;  // gets the events about rows of people
  std::function<void(Position)> progress = {};
};

// Checks that positions have no gap, records decode and encode to the same bytes, commits are
// complete, and times increase between commits; and that the hashes of the records match the tiles
// and the roots of the signed checkpoints. The data of events that a checkpoint covers is not
// decoded, because the checkpoint proves its bytes. A changed event is found by its tile. If no
// full tile holds it yet, the reported event is the first one after the last matching checkpoint.
// Decodes on one thread per core; reads and calls back on the caller's thread. Does not throw for
// faults of the log.
LogVerdict verify_log(const EventLog& log, const VerifyOptions& options);
// The same without the tree.
LogVerdict verify_log(const EventLog& log, const std::function<void(Position)>& progress = {});

}  // namespace seatledger::ledger
