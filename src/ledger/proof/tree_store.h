// The port to what is stored of the Merkle tree, beside the events in the ledger's database: tiles,
// signed checkpoints, and the keys that sign. An engine stores bytes it does not read.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/digest.h"

namespace seatledger::ledger {

// 256 hashes: of level 0 those of leaves 256 * index and on, of level n the roots of the tiles
// 256 * index and on of level n - 1. Permanent.
inline constexpr std::uint64_t tile_hashes = 256;
inline constexpr std::size_t tile_bytes = 256 * 32;
inline constexpr unsigned tile_levels = 8;  // more leaves than 64 bits count

struct TileId {
  unsigned level = 0;  // below tile_levels
  std::uint64_t index = 0;
  friend auto operator<=>(const TileId&, const TileId&) = default;
};

struct StoredTile {
  TileId id;
  std::string bytes;  // tile_bytes
};

struct StoredCheckpoint {
  std::uint64_t size = 0;
  std::string note;
};

// One atomic, synced write.
struct TreeWrite {
  std::vector<StoredTile> tiles;       // full ones
  std::vector<std::uint64_t> dropped;  // sizes of checkpoints that are no more needed
  std::optional<StoredCheckpoint> checkpoint;
};

class TreeStore {
 public:
  virtual ~TreeStore() = default;

  // Reads: any thread; throw StoreError.
  virtual std::optional<std::string> tile(TileId id) const = 0;
  // How many of that level there are, from index 0 on, if none is missing: one more than the last.
  virtual std::uint64_t tile_count(unsigned level) const = 0;
  virtual std::optional<StoredCheckpoint> newest_checkpoint() const = 0;
  // With at least that size, by size.
  virtual std::vector<StoredCheckpoint> checkpoints_from(std::uint64_t size,
                                                         std::size_t limit) const = 0;
  // Texts of verifier keys, oldest first; the last belongs to the secret.
  virtual std::vector<std::string> verifier_keys() const = 0;
  // The 32 secret bytes of the newest key.
  virtual std::optional<Digest> signing_seed() const = 0;

  // Why what is stored cannot be trusted any more; permanent once found. Any thread.
  virtual std::optional<std::string> damage() const { return std::nullopt; }
  // The last write failed because there is no room: no damage, and it passes. Any thread.
  virtual bool is_out_of_room() const { return false; }

  // Writes: any thread, one at a time. False: not stored, or unknown; it may be tried again later.
  virtual bool write(const TreeWrite& write) = 0;
  // The new key in place of the secret one; the public texts of older ones stay.
  virtual bool add_signing_key(const Digest& seed, const std::string& verifier_key) = 0;
};

}  // namespace seatledger::ledger
