// The Merkle tree of a log that grows: its edge in memory, its full tiles in a store. Not safe to
// share between threads without a lock.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/digest.h"
#include "ledger/proof/merkle.h"
#include "ledger/proof/tree_store.h"

namespace seatledger::ledger {

class GrowingTree {
 public:
  // An empty tree, whose full tiles will be in `store`, which must outlive it.
  explicit GrowingTree(const TreeStore& store) : store_(&store) {}

  // Becomes the tree of all full tiles of level 0 in the store: its size is a multiple of 256.
  // Throws StoreError: a tile is missing, damaged, or not the root of those below it.
  void load();

  void append(const Digest& leaf);
  std::uint64_t size() const { return size_; }
  merkle::Tree tree() const;

  // Of complete subtrees within size(). Throws StoreError: a tile cannot be read.
  Digest node(unsigned level, std::uint64_t index) const;
  merkle::Nodes nodes() const;

  // The leaves after the last full tile, one hash after another.
  std::string_view edge() const { return edges_[0]; }

  // Tiles that became full and are not in the store yet; they go with stored().
  const std::map<TileId, std::string>& new_tiles() const { return new_tiles_; }
  void stored() { new_tiles_.clear(); }

 private:
  void push(unsigned level, const Digest& hash);
  std::string tile(TileId id) const;

  const TreeStore* store_;
  std::uint64_t size_ = 0;
  std::array<std::string, tile_levels> edges_;      // of each level, the hashes after its tiles
  std::array<std::uint64_t, tile_levels> tiles_{};  // full ones of each level
  std::map<TileId, std::string> new_tiles_;
};

// The root of the hashes that follow one another in `hashes`; a power of two of them.
Digest root_of_hashes(std::string_view hashes);

}  // namespace seatledger::ledger
