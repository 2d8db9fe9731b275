// The proof that one event is in a signed tree, as a server gives it and anyone checks it.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/digest.h"
#include "base/ids.h"
#include "ledger/log/checkpoint.h"

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
std::optional<std::string> flaw_in(const EventProof& proof, std::span<const VerifierKey> keys);

}  // namespace seatledger::ledger
