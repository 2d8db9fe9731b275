// The proofs that one event is in a signed tree, and that one signed tree begins with another, as a
// server gives them and anyone checks them.
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

// Why it proves nothing, one sentence; nothing: the record is event `position` of the tree that one
// of the keys signed.
std::optional<std::string> error_in(const EventProof& proof, std::span<const VerifierKey> keys);

struct ConsistencyProof {
  std::uint64_t from = 0;
  std::uint64_t to = 0;
  std::vector<Digest> hashes;
  std::string old_checkpoint;  // the signed note over `from` events, which the auditor kept
  std::string checkpoint;      // the one over `to`
};

// Why it proves nothing, one sentence; nothing: the events that the old checkpoint was signed for
// are the first ones of the tree that the other was signed for, each by one of the keys.
std::optional<std::string> error_in(const ConsistencyProof& proof,
                                    std::span<const VerifierKey> keys);

}  // namespace seatledger::ledger
