// Compares the tree of a log's records, leaf by leaf, with the stored tiles and signed checkpoints.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "ledger/proof/checkpoint.h"
#include "ledger/proof/growing_tree.h"
#include "ledger/proof/verify.h"

namespace seatledger::ledger {

class TreeVerifier {
 public:
  // Reads keys and checkpoints. `options` must have a tree and outlive this.
  explicit TreeVerifier(const VerifyOptions& options);

  // The last event covered by the anchor or by a checkpoint with a valid signature.
  Position claimed() const;

  // Takes the hash of the next record.
  void take(const Digest& leaf);
  // Call after the last record; `head` is the position of the last one that the log should have.
  void finish(Position head, LogVerdict& verdict);

 private:
  struct Claim {
    merkle::Tree tree;
    std::string source;
  };
  void collect(const VerifyOptions& options);
  void add_claim(std::string_view note, std::optional<std::uint64_t> size, std::string source);
  void compare_new_tiles();
  void compare_claims();
  void compare_edge();
  void note_tile_fault(std::string reason);
  void conclude(LogVerdict& verdict) const;

  const TreeStore& store_;
  std::vector<VerifierKey> keys_;
  std::vector<Claim> claims_;  // ascending by size
  std::size_t next_claim_ = 0;
  GrowingTree tree_;
  std::uint64_t good_size_ = 0;      // of the largest matching claim
  std::uint64_t tiled_size_ = 0;     // the number of events whose hashes are in tiles
  std::uint64_t good_before_ = 0;    // the largest known good size below unmet_
  std::optional<Claim> unmet_;       // the first claim that does not match
  std::optional<Position> suspect_;  // the first leaf that differs from its tile
  std::optional<std::string> tile_fault_;
  std::optional<std::string> note_fault_;  // in a checkpoint, the anchor or a key
};

}  // namespace seatledger::ledger
