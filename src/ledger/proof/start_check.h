// Checks once, before anything is written, that the log still holds the events that were signed:
// compares the newest checkpoint and the anchor with the tree.
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
  // One sentence for the operator: which events are missing, or what does not match. Nothing if the
  // log holds everything that was signed.
  std::optional<std::string> damage;
  std::optional<StoredCheckpoint> newest;  // the newest with a valid signature
  std::string anchored;                    // the note in the anchor
};

// Loads the stored tiles into `tree`, and the events after them up to the newest checkpoint. If
// tiles are wrong but the log is intact, reports that and leaves `tree` empty, to be rebuilt from
// the records. Hashes at most 511 events, or all when tiles are missing or wrong. Does not throw:
// an unreadable store counts as damage, and so does any damaged file that is met.
StartFinding check_start(const StartCheck& check, GrowingTree& tree);

}  // namespace seatledger::ledger
