#include "ledger/rocks/rocks_tree.h"

#include <rocksdb/db.h>
#include <rocksdb/write_batch.h>

#include <memory>

#include "base/store_error.h"
#include "ledger/rocks/rocks_keys.h"

namespace seatledger::ledger {
namespace {

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

// The rows from `begin` to before `end`.
class TreeRows {
 public:
  TreeRows(const RocksLedger& ledger, std::string begin, std::string end)
      : ledger_(ledger), begin_(std::move(begin)), end_(std::move(end)), open_(ledger.reading()) {
    lower_ = begin_;
    upper_ = end_;
    settings_.iterate_lower_bound = &lower_;
    settings_.iterate_upper_bound = &upper_;
    at_.reset(open_.db().NewIterator(settings_));
  }
  TreeRows(const TreeRows&) = delete;
  TreeRows& operator=(const TreeRows&) = delete;

  rocksdb::Iterator& first() { return at_->SeekToFirst(), checked(); }
  rocksdb::Iterator& last() { return at_->SeekToLast(), checked(); }
  rocksdb::Iterator& checked() {
    if (!at_->status().ok()) {
      ledger_.note(at_->status());
      throw StoreError("the tree cannot be read: " + at_->status().ToString());
    }
    return *at_;
  }

 private:
  const RocksLedger& ledger_;
  const std::string begin_;
  const std::string end_;
  rocksdb::Slice lower_;
  rocksdb::Slice upper_;
  rocksdb::ReadOptions settings_;
  RocksLedger::Reading open_;
  std::unique_ptr<rocksdb::Iterator> at_;
};

StoredCheckpoint checkpoint_at(const rocksdb::Iterator& row) {
  const auto size = rocks_keys::number_in(rocks_keys::checkpoint, row.key().ToStringView());
  if (!size) throw StoreError("a checkpoint has a key that is no size");
  return {*size, row.value().ToString()};
}

}  // namespace

std::optional<std::string> RocksTree::tile(TileId id) const { return ledger_.get(tile_key(id)); }

std::uint64_t RocksTree::tile_count(unsigned level) const {
  TreeRows rows(ledger_, tile_begin(level), tile_begin(level + 1));
  const rocksdb::Iterator& last = rows.last();
  if (!last.Valid()) return 0;
  const auto index = number_from_big_endian(last.key().ToStringView().substr(2));
  if (!index) throw StoreError("a tile has a key that is no number");
  return *index + 1;
}

std::optional<StoredCheckpoint> RocksTree::newest_checkpoint() const {
  TreeRows rows(ledger_, std::string(1, rocks_keys::checkpoint),
                rocks_keys::end_of(rocks_keys::checkpoint));
  const rocksdb::Iterator& last = rows.last();
  if (!last.Valid()) return std::nullopt;
  return checkpoint_at(last);
}

std::vector<StoredCheckpoint> RocksTree::checkpoints_from(std::uint64_t size,
                                                          std::size_t limit) const {
  std::vector<StoredCheckpoint> found;
  TreeRows rows(ledger_, rocks_keys::number_key(rocks_keys::checkpoint, size),
                rocks_keys::end_of(rocks_keys::checkpoint));
  rocksdb::Iterator& at = rows.first();
  for (; at.Valid() && found.size() < limit; at.Next()) found.push_back(checkpoint_at(at));
  rows.checked();
  return found;
}

std::vector<std::string> RocksTree::verifier_keys() const {
  std::vector<std::string> keys;
  TreeRows rows(ledger_, std::string(1, rocks_keys::verifier_key),
                rocks_keys::end_of(rocks_keys::verifier_key));
  rocksdb::Iterator& at = rows.first();
  for (; at.Valid(); at.Next()) keys.push_back(at.value().ToString());
  rows.checked();
  return keys;
}

std::optional<Digest> RocksTree::signing_seed() const {
  const auto stored = ledger_.get(rocks_keys::text_key(rocks_keys::secret, signing_secret));
  if (!stored) return std::nullopt;
  const auto seed = digest_from_hex(*stored);
  if (!seed) throw StoreError("the secret of the signing key is damaged");
  return seed;
}

// The last value of a batch must not end in a zero byte (log/wal_check.h): a checkpoint or a text
// stands last, and a tile never without one.
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
