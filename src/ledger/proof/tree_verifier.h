// The tree of a log's records, leaf by leaf, against what is stored and signed of it.
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
  // Reads keys and checkpoints. `options` must hold a tree, and outlive this.
  explicit TreeVerifier(const VerifyOptions& options);

  // The last event that a well signed checkpoint, or the anchor, covers.
  Position claimed() const;

  // The hash of the next record.
  void take(const Digest& leaf);
  // No record follows; `head` is the position of the last one that the log should have.
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
  std::vector<Claim> claims_;  // by size
  std::size_t next_claim_ = 0;
  GrowingTree tree_;
  std::uint64_t good_size_ = 0;      // of the largest claim that is met
  std::uint64_t tiled_size_ = 0;     // up to here tiles hold the hashes of the events
  std::uint64_t good_before_ = 0;    // the largest known good size below the first unmet claim
  std::optional<Claim> unmet_;       // the first
  std::optional<Position> suspect_;  // the first leaf that is not in its tile
  std::optional<std::string> tile_fault_;
  std::optional<std::string> note_fault_;  // a checkpoint, the anchor or a key
};

}  // namespace seatledger::ledger
