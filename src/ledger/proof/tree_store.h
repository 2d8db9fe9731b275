// The port to the stored Merkle tree, next to the events in the ledger's database: tiles, signed
// checkpoints and signing keys. An engine stores the bytes without reading them.
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

// A tile is 256 hashes. Tile `index` of level 0 holds the hashes of the leaves from 256 * index on;
// on level n, the roots of the tiles from 256 * index on of level n - 1. Permanent.
inline constexpr std::uint64_t tile_hashes = 256;
inline constexpr std::size_t tile_bytes = 256 * 32;
inline constexpr unsigned tile_levels = 8;  // enough for any 64-bit number of leaves

struct TileId {
  unsigned level = 0;  // below tile_levels
  std::uint64_t index = 0;
  friend auto operator<=>(const TileId&, const TileId&) = default;
};

struct StoredTile {
  TileId id;
  std::string bytes;  // tile_bytes of them
};

struct StoredCheckpoint {
  std::uint64_t size = 0;
  std::string note;
};

// One atomic, synced write.
struct TreeWrite {
  std::vector<StoredTile> tiles;       // full ones
  std::vector<std::uint64_t> dropped;  // sizes of checkpoints to delete
  std::optional<StoredCheckpoint> checkpoint;
};

class TreeStore {
 public:
  virtual ~TreeStore() = default;

  // Reads: any thread; they throw StoreError.
  virtual std::optional<std::string> tile(TileId id) const = 0;
  // The number of tiles of that level if none is missing: the last index plus one.
  virtual std::uint64_t tile_count(unsigned level) const = 0;
  virtual std::optional<StoredCheckpoint> newest_checkpoint() const = 0;
  // Checkpoints of at least that size, ascending.
  virtual std::vector<StoredCheckpoint> checkpoints_from(std::uint64_t size,
                                                         std::size_t limit) const = 0;
  // Texts of verifier keys, oldest first; the last belongs to signing_seed().
  virtual std::vector<std::string> verifier_keys() const = 0;
  // The 32 secret bytes of the newest key.
  virtual std::optional<Digest> signing_seed() const = 0;

  // Why the stored data cannot be trusted any more; permanent once set. Any thread.
  virtual std::optional<std::string> damage() const { return std::nullopt; }
  // The last write failed because the disk is full: temporary, not damage. Any thread.
  virtual bool is_out_of_room() const { return false; }

  // Writes: any thread, one at a time. False: not stored, or unknown; may be retried later.
  virtual bool write(const TreeWrite& write) = 0;
  // Replaces the secret key; the public texts of older keys are kept.
  virtual bool add_signing_key(const Digest& seed, const std::string& verifier_key) = 0;
};

}  // namespace seatledger::ledger
