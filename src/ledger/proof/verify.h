// Checks a whole log by reading it once: what any reader of the bytes can check without the views.
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
  Position position;   // the first bad one
  std::string reason;  // one sentence
};

struct LogVerdict {
  std::uint64_t events = 0;  // that were read and are good
  std::optional<LogFault> fault;
  // The events are good, and what is stored or signed of their tree is not: a tile, a checkpoint,
  // the anchor or a key. One sentence.
  std::optional<std::string> tree_fault;
  std::uint64_t signed_events = 0;  // how many events from the first on are what was signed
};

struct VerifyOptions {
  // Tiles, checkpoints and keys that the log must fit; null: they are not looked at.
  const TreeStore* tree = nullptr;
  std::optional<std::string> anchor;  // the note in the anchor
  std::string anchor_name = "the anchor";
  PeopleMarks* people = nullptr;  // gets the events about rows of people
  std::function<void(Position)> progress = {};
};

// Positions without a gap, records that read and print back to the same bytes, whole commits, times
// that increase between commits; and that every record hashes to its leaf, the leaves to the tiles
// and the roots of the signed checkpoints. Of an event that a checkpoint covers the data is not
// read: its bytes are proven, and what they mean is the views' to fold. An event that differs from
// what was signed is found by the tile that holds its hash; of the events that no full tile holds
// yet, the first is named that the last good checkpoint before the bad one does not cover. Decodes
// on as many threads as there are cores, and reads on the caller's, on which it also calls back.
// Does not throw for what is wrong with the log.
LogVerdict verify_log(const EventLog& log, const VerifyOptions& options);
// Without the tree.
LogVerdict verify_log(const EventLog& log, const std::function<void(Position)>& progress = {});

}  // namespace seatledger::ledger
