#include "ledger/proof/growing_tree.h"

#include <cstring>

#include "base/store_error.h"

namespace seatledger::ledger {
namespace {

constexpr std::size_t hash_size = 32;
constexpr unsigned bits_per_tile = 8;

Digest hash_in(std::string_view hashes, std::size_t index) {
  Digest hash;
  std::memcpy(hash.bytes.data(), hashes.data() + index * hash_size, hash_size);
  return hash;
}

std::string tile_text(TileId id) {
  return "tile " + std::to_string(id.index) + " of level " + std::to_string(id.level) +
         " of the tree";
}

}  // namespace

Digest root_of_hashes(std::string_view hashes) {
  std::string row(hashes);
  while (row.size() > hash_size) {
    std::string above;
    for (std::size_t at = 0; at < row.size(); at += 2 * hash_size) {
      above +=
          merkle::node_hash(hash_in(row, at / hash_size), hash_in(row, at / hash_size + 1)).view();
    }
    row = std::move(above);
  }
  return hash_in(row, 0);
}

void GrowingTree::load() {
  new_tiles_.clear();
  for (std::string& edge : edges_) edge.clear();
  std::uint64_t below = 0;
  for (unsigned level = 0; level < tile_levels; ++level) {
    tiles_[level] = store_->tile_count(level);
    if (level == 0) {
      size_ = tiles_[0] * tile_hashes;
    } else {
      if (tiles_[level] != below / tile_hashes) {
        throw StoreError("level " + std::to_string(level) + " of the tree has " +
                         std::to_string(tiles_[level]) + " tiles, not " +
                         std::to_string(below / tile_hashes));
      }
      for (std::uint64_t index = tiles_[level] * tile_hashes; index < below; ++index) {
        edges_[level] += root_of_hashes(tile({level - 1, index})).view();
      }
    }
    below = tiles_[level];
  }
}

void GrowingTree::append(const Digest& leaf) {
  push(0, leaf);
  ++size_;
}

void GrowingTree::push(unsigned level, const Digest& hash) {
  std::string& edge = edges_[level];
  edge += hash.view();
  if (edge.size() < tile_bytes) return;
  const Digest root = root_of_hashes(edge);
  new_tiles_.emplace(TileId{level, tiles_[level]++}, std::move(edge));
  edge.clear();
  push(level + 1, root);
}

std::string GrowingTree::tile(TileId id) const {
  if (const auto fresh = new_tiles_.find(id); fresh != new_tiles_.end()) return fresh->second;
  const auto stored = store_->tile(id);
  if (!stored) throw StoreError(tile_text(id) + " is missing");
  if (stored->size() != tile_bytes) throw StoreError(tile_text(id) + " is damaged");
  return *stored;
}

Digest GrowingTree::node(unsigned level, std::uint64_t index) const {
  const unsigned tile_level = level / bits_per_tile;
  const unsigned rest = level % bits_per_tile;
  const std::uint64_t first = index << rest;  // the first hash of the tile's level below the node
  const TileId id{tile_level, first / tile_hashes};
  const std::size_t begin = first % tile_hashes * hash_size;
  const std::size_t bytes = hash_size << rest;
  if (id.index == tiles_[tile_level]) {
    return root_of_hashes(std::string_view(edges_[tile_level]).substr(begin, bytes));
  }
  return root_of_hashes(std::string_view(tile(id)).substr(begin, bytes));
}

merkle::Nodes GrowingTree::nodes() const {
  return [this](unsigned level, std::uint64_t index) { return node(level, index); };
}

merkle::Tree GrowingTree::tree() const { return {size_, merkle::root(size_, nodes())}; }

}  // namespace seatledger::ledger
