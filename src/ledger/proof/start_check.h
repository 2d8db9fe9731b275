// Is the log still the one that was signed? Asked once, before anything is written: the newest
// checkpoint and the anchor against the tree.
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/logging.h"
#include "ledger/log/event_log.h"
#include "ledger/proof/anchor.h"
#include "ledger/proof/checkpoint.h"
#include "ledger/proof/growing_tree.h"

namespace seatledger::ledger {

using Report = std::function<void(LogLevel level, std::string_view text)>;

struct StartCheck {
  const EventLog& log;
  const TreeStore& store;
  const Anchor& anchor;
  std::span<const VerifierKey> keys;
  const Report& report;
};

struct StartFinding {
  // One sentence for the operator: which events are missing, or what does not fit. Nothing:
  // the log holds everything that was signed.
  std::optional<std::string> damage;
  std::optional<StoredCheckpoint> newest;  // the newest that is well signed, also of a damaged log
  std::string anchored;                    // the note in the anchor
};

// Leaves in `tree` what the stored tiles hold, and the events after them up to the newest
// checkpoint. Tiles that do not fit a log that is as it was signed are reported and left out: the
// tree is then empty, to be made again from the records. Hashes at most 511 events, all of them
// when tiles are missing or wrong. Does not throw: a store that cannot be read is damage, and so is
// a bad file that was met on the way, whatever it holds.
StartFinding check_start(const StartCheck& check, GrowingTree& tree);

}  // namespace seatledger::ledger
