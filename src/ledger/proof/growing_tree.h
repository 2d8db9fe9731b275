// The Merkle tree of a growing log: full tiles in a store, the hashes after them in memory. Not
// thread-safe.
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
  // An empty tree that reads full tiles from `store`, which must outlive it.
  explicit GrowingTree(const TreeStore& store) : store_(&store) {}

  // Loads all full tiles of level 0 from the store; the size becomes a multiple of 256. Throws
  // StoreError: a tile is missing, damaged, or not the root of the tiles below it.
  void load();

  void append(const Digest& leaf);
  std::uint64_t size() const { return size_; }
  merkle::Tree tree() const;

  // Hashes of complete subtrees within size(). Throws StoreError when a tile cannot be read.
  Digest node(unsigned level, std::uint64_t index) const;
  merkle::Nodes nodes() const;

  // The hashes of the leaves after the last full tile, concatenated.
  std::string_view edge() const { return edges_[0]; }

  // Full tiles that are not in the store yet; stored() forgets them.
  const std::map<TileId, std::string>& new_tiles() const { return new_tiles_; }
  void stored() { new_tiles_.clear(); }

 private:
  void push(unsigned level, const Digest& hash);
  std::string tile(TileId id) const;

  const TreeStore* store_;
  std::uint64_t size_ = 0;
  std::array<std::string, tile_levels> edges_;  // per level, the hashes after the last full tile
  std::array<std::uint64_t, tile_levels> tiles_{};  // number of full tiles per level
  std::map<TileId, std::string> new_tiles_;
};

// The root of the concatenated `hashes`; their number must be a power of two.
Digest root_of_hashes(std::string_view hashes);

}  // namespace seatledger::ledger
