#include "ledger/rocks/rocks_tree.h"

#include <rocksdb/write_batch.h>

#include "ledger/rocks/rocks_rows.h"

namespace seatledger::ledger {
namespace {

constexpr const char* tree_rows = "the tree";
constexpr std::string_view signing_secret = "signing_key";

std::string tile_begin(unsigned level) {
  std::string key(1, rocks_keys::merkle_tile);
  key += static_cast<char>(level);
  return key;
}

std::string tile_key(TileId id) {
  std::string key = tile_begin(id.level);
  append_big_endian(key, id.index);
  return key;
}

// The checkpoint in a row.
StoredCheckpoint checkpoint_at(const RocksRows& row) {
  const auto size = rocks_keys::number_in(rocks_keys::checkpoint, row.key());
  if (!size) throw StoreError("a checkpoint has a key that is no size");
  return {*size, std::string(row.value())};
}

}  // namespace

std::optional<std::string> RocksTree::tile(TileId id) const { return ledger_.get(tile_key(id)); }

std::uint64_t RocksTree::tile_count(unsigned level) const {
  RocksRows rows(ledger_, tree_rows, tile_begin(level), tile_begin(level + 1));
  if (!rows.last()) return 0;
  const auto index = number_from_big_endian(rows.key().substr(2));
  if (!index) throw StoreError("a tile has a key that is no number");
  return *index + 1;
}

std::optional<StoredCheckpoint> RocksTree::newest_checkpoint() const {
  RocksRows rows(ledger_, tree_rows, rocks_keys::checkpoint);
  if (!rows.last()) return std::nullopt;
  return checkpoint_at(rows);
}

std::vector<StoredCheckpoint> RocksTree::checkpoints_from(std::uint64_t size,
                                                          std::size_t limit) const {
  std::vector<StoredCheckpoint> found;
  RocksRows rows(ledger_, tree_rows, rocks_keys::number_key(rocks_keys::checkpoint, size),
                 rocks_keys::end_of(rocks_keys::checkpoint));
  for (bool any = rows.first(); any && found.size() < limit; any = rows.next()) {
    found.push_back(checkpoint_at(rows));
  }
  return found;
}

std::vector<std::string> RocksTree::verifier_keys() const {
  std::vector<std::string> keys;
  RocksRows rows(ledger_, tree_rows, rocks_keys::verifier_key);
  for (bool any = rows.first(); any; any = rows.next()) keys.emplace_back(rows.value());
  return keys;
}

std::optional<Digest> RocksTree::signing_seed() const {
  const auto stored = ledger_.get(rocks_keys::text_key(rocks_keys::secret, signing_secret));
  if (!stored) return std::nullopt;
  const auto seed = digest_from_hex(*stored);
  if (!seed) throw StoreError("the secret of the signing key is damaged");
  return seed;
}

// The last value of a batch must not end in a zero byte (rocks/wal_check.h), so a checkpoint or a
// text comes last; tiles are never written without one.
bool RocksTree::write(const TreeWrite& write) {
  if (ledger_.refusing_appends() || !write.checkpoint) return false;
  rocksdb::WriteBatch batch;
  for (const StoredTile& tile : write.tiles) batch.Put(tile_key(tile.id), tile.bytes);
  for (const std::uint64_t size : write.dropped) {
    batch.Delete(rocks_keys::number_key(rocks_keys::checkpoint, size));
  }
  batch.Put(rocks_keys::number_key(rocks_keys::checkpoint, write.checkpoint->size),
            write.checkpoint->note);
  return ledger_.write(batch);
}

bool RocksTree::add_signing_key(const Digest& seed, const std::string& verifier_key) {
  rocksdb::WriteBatch batch;
  batch.Put(rocks_keys::text_key(rocks_keys::secret, signing_secret), to_hex(seed));
  const std::uint64_t number = verifier_keys().size() + 1;
  batch.Put(rocks_keys::number_key(rocks_keys::verifier_key, number), verifier_key);
  return ledger_.write(batch);
}

}  // namespace seatledger::ledger
