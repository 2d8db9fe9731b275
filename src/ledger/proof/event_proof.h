// Proofs that an event is in a signed tree, and that one signed tree begins with another. A server
// issues them; anyone can check them.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/digest.h"
#include "base/ids.h"
#include "ledger/proof/checkpoint.h"

namespace seatledger::ledger {

struct EventProof {
  Position position;
  std::uint64_t tree_size = 0;
  Digest leaf_hash;
  std::vector<Digest> hashes;  // the audit path
  std::string record;          // the stored bytes
  std::string checkpoint;      // the signed note
};

// Nothing if the proof is valid: the record is event `position` of a tree that one of the keys
// signed. Else one sentence that says why not.
std::optional<std::string> error_in(const EventProof& proof, std::span<const VerifierKey> keys);

struct ConsistencyProof {
  std::uint64_t from = 0;
  std::uint64_t to = 0;
  std::vector<Digest> hashes;
  std::string old_checkpoint;  // the note over `from` events, which the auditor kept
  std::string checkpoint;      // the note over `to` events
};

// Nothing if the proof is valid: both notes are signed by one of the keys, and the events of the
// old checkpoint are the first ones of the new. Else one sentence that says why not.
std::optional<std::string> error_in(const ConsistencyProof& proof,
                                    std::span<const VerifierKey> keys);

}  // namespace seatledger::ledger
