// The stored tree in memory; a test can inject failures. Any thread.
#pragma once

#include <map>
#include <mutex>

#include "ledger/proof/tree_store.h"

namespace seatledger::ledger {

class MemoryTree final : public TreeStore {
 public:
  std::optional<std::string> tile(TileId id) const override {
    const std::lock_guard lock(mutex);
    const auto at = tiles.find(id);
    if (at == tiles.end()) return std::nullopt;
    return at->second;
  }
  std::uint64_t tile_count(unsigned level) const override {
    const std::lock_guard lock(mutex);
    std::uint64_t count = 0;
    for (const auto& [id, bytes] : tiles) {
      if (id.level == level) count = id.index + 1;
    }
    return count;
  }
  std::optional<StoredCheckpoint> newest_checkpoint() const override {
    const std::lock_guard lock(mutex);
    if (notes.empty()) return std::nullopt;
    return StoredCheckpoint{notes.rbegin()->first, notes.rbegin()->second};
  }
  std::vector<StoredCheckpoint> checkpoints_from(std::uint64_t size,
                                                 std::size_t limit) const override {
    const std::lock_guard lock(mutex);
    std::vector<StoredCheckpoint> found;
    for (auto at = notes.lower_bound(size); at != notes.end() && found.size() < limit; ++at) {
      found.push_back({at->first, at->second});
    }
    return found;
  }
  std::vector<std::string> verifier_keys() const override {
    const std::lock_guard lock(mutex);
    return keys;
  }
  std::optional<Digest> signing_seed() const override {
    const std::lock_guard lock(mutex);
    return seed;
  }
  std::optional<std::string> damage() const override {
    const std::lock_guard lock(mutex);
    return bad_file;
  }
  bool is_out_of_room() const override {
    const std::lock_guard lock(mutex);
    return is_full;
  }
  bool write(const TreeWrite& write) override {
    const std::lock_guard lock(mutex);
    ++writes;
    if (is_failing) return false;
    for (const StoredTile& tile : write.tiles) tiles[tile.id] = tile.bytes;
    for (const std::uint64_t size : write.dropped) notes.erase(size);
    if (write.checkpoint) notes[write.checkpoint->size] = write.checkpoint->note;
    return true;
  }
  bool add_signing_key(const Digest& fresh, const std::string& verifier_key) override {
    const std::lock_guard lock(mutex);
    if (is_failing) return false;
    seed = fresh;
    keys.push_back(verifier_key);
    return true;
  }

  mutable std::mutex mutex;
  std::map<TileId, std::string> tiles;
  std::map<std::uint64_t, std::string> notes;
  std::vector<std::string> keys;
  std::optional<Digest> seed;
  bool is_failing = false;
  bool is_full = false;  // failing because the disk is full
  std::optional<std::string> bad_file;
  std::size_t writes = 0;
};

}  // namespace seatledger::ledger
