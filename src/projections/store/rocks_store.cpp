#include "projections/store/rocks_store.h"

#include <rocksdb/db.h>
#include <rocksdb/utilities/checkpoint.h>
#include <rocksdb/write_batch.h>

#include <algorithm>
#include <chrono>
#include <system_error>
#include <thread>
#include <utility>

#include "base/store_error.h"
#include "projections/store/rocks_view_settings.h"

namespace seatledger::projections {
namespace {

constexpr std::chrono::milliseconds snapshot_poll{1};
constexpr int snapshot_polls_max = 10000;

// An empty view may have a null address, which a Slice must not have.
rocksdb::Slice slice(std::string_view bytes) {
  return bytes.empty() ? rocksdb::Slice() : rocksdb::Slice(bytes.data(), bytes.size());
}

std::optional<std::string> get_row(rocksdb::DB& db, const rocksdb::ReadOptions& settings,
                                   std::string_view key) {
  std::string value;
  const auto status = db.Get(settings, db.DefaultColumnFamily(), slice(key), &value);
  if (status.IsNotFound()) return std::nullopt;
  if (!status.ok()) throw StoreError("the views cannot be read: " + status.ToString());
  return value;
}

// RocksDB's memtable finds the place of a row fast when it is behind the one before.
std::vector<const Change*> in_order_of_keys(const std::vector<Change>& changes) {
  std::vector<const Change*> ordered;
  ordered.reserve(changes.size());
  for (const Change& change : changes) ordered.push_back(&change);
  std::sort(ordered.begin(), ordered.end(),
            [](const Change* left, const Change* right) { return left->key < right->key; });
  return ordered;
}

}  // namespace

class RocksStore::Lease {
 public:
  explicit Lease(const RocksStore& store) : store_(store) {
    // Count first: then recover() sees the lease, or the lease sees that the store is closed.
    store_.leases_.fetch_add(1);
    if (!store_.is_closed_.load()) return;
    store_.leases_.fetch_sub(1);
    throw StoreError("the views are being opened again");
  }
  ~Lease() { store_.leases_.fetch_sub(1); }
  Lease(const Lease&) = delete;
  Lease& operator=(const Lease&) = delete;

  rocksdb::DB& db() const { return *store_.db_; }

 private:
  const RocksStore& store_;
};

class RocksStore::RocksSnapshot final : public Snapshot {
 public:
  explicit RocksSnapshot(const RocksStore& store)
      : lease_(store), snapshot_(lease_.db().GetSnapshot()) {
    settings_.snapshot = snapshot_;
  }
  ~RocksSnapshot() override { lease_.db().ReleaseSnapshot(snapshot_); }
  RocksSnapshot(const RocksSnapshot&) = delete;
  RocksSnapshot& operator=(const RocksSnapshot&) = delete;

  std::optional<std::string> get(std::string_view key) const override {
    return get_row(lease_.db(), settings_, key);
  }

  void scan(std::string_view prefix, std::string_view from, const Visit& visit) const override {
    const Range range(*this, prefix);
    rocksdb::Iterator& rows = *range.rows;
    for (rows.Seek(slice(std::max(prefix, from))); rows.Valid(); rows.Next()) {
      if (!visit(rows.key().ToStringView(), rows.value().ToStringView())) return;
    }
    range.check();
  }

  void scan_down(std::string_view prefix, std::string_view from,
                 const Visit& visit) const override {
    const Range range(*this, prefix);
    rocksdb::Iterator& rows = *range.rows;
    if (from.empty() || (!range.end_text.empty() && from >= range.end_text)) {
      rows.SeekToLast();
    } else {
      rows.SeekForPrev(slice(from));
    }
    for (; rows.Valid(); rows.Prev()) {
      if (!visit(rows.key().ToStringView(), rows.value().ToStringView())) return;
    }
    range.check();
  }

 private:
  // An iterator that ends with the prefix, so that it reads no further block.
  struct Range {
    Range(const RocksSnapshot& snapshot, std::string_view prefix)
        : begin(slice(prefix)), end_text(end_of_prefix(prefix)), end(end_text) {
      rocksdb::ReadOptions settings = snapshot.settings_;
      settings.iterate_lower_bound = &begin;
      // A scan of everything would leave nothing else in the cache.
      settings.fill_cache = !prefix.empty();
      if (!end_text.empty()) settings.iterate_upper_bound = &end;
      rows.reset(snapshot.lease_.db().NewIterator(settings));
    }
    void check() const {
      if (rows->status().ok()) return;
      throw StoreError("the views cannot be read: " + rows->status().ToString());
    }

    const rocksdb::Slice begin;
    const std::string end_text;
    const rocksdb::Slice end;
    std::unique_ptr<rocksdb::Iterator> rows;
  };

  const Lease lease_;
  const rocksdb::Snapshot* const snapshot_;
  rocksdb::ReadOptions settings_;
};

RocksStore::RocksStore(RocksStoreOptions options) : options_(std::move(options)) {
  std::error_code problem;
  std::filesystem::create_directories(options_.directory, problem);
  if (problem) {
    throw StoreError("cannot make the directory " + options_.directory.string() + ": " +
                     problem.message());
  }
  open();
}

RocksStore::~RocksStore() { close(); }

void RocksStore::open() {
  rocksdb::DB* opened = nullptr;
  const auto status =
      rocksdb::DB::Open(rocks_view_settings(options_), options_.directory.string(), &opened);
  if (!status.ok()) {
    throw StoreError("the views in " + options_.directory.string() +
                     " cannot be opened: " + status.ToString());
  }
  db_.reset(opened);
  if (db_->GetLatestSequenceNumber() == 0) begin_numbers();
  is_closed_ = false;
}

// Rows that come as files leave the number of the last write at 0. RocksDB takes a snapshot of that
// number for one that hides every row, and a compaction beside it drops them all.
void RocksStore::begin_numbers() {
  const auto status = db_->Delete(rocks_view_write_settings(), rocksdb::Slice());
  if (!status.ok()) throw StoreError("the views cannot be written: " + status.ToString());
}

void RocksStore::close() {
  if (!db_) return;
  const auto status = db_->Close();
  if (!status.ok() && options_.log) {
    options_.log(LogLevel::error, "closing the views: " + status.ToString());
  }
  db_.reset();
}

void RocksStore::broken(const std::string& what) {
  is_broken_ = true;
  throw StoreError(what);
}

std::optional<std::string> RocksStore::get(std::string_view key) const {
  static const rocksdb::ReadOptions settings;
  const Lease lease(*this);
  return get_row(lease.db(), settings, key);
}

std::unique_ptr<Snapshot> RocksStore::snapshot() const {
  return std::make_unique<RocksSnapshot>(*this);
}

void RocksStore::write(const std::vector<Change>& changes) {
  if (is_broken_) throw StoreError("the views were not opened again after a failed write");
  static const rocksdb::WriteOptions settings = rocks_view_write_settings();
  std::size_t bytes = 0;
  for (const Change& change : changes) {
    bytes += change.key.size() + (change.value ? change.value->size() : 0) + 16;
  }
  // Adds checksums now, not only when the batch is inserted.
  rocksdb::WriteBatch batch(bytes, 0, settings.protection_bytes_per_key, 0);
  for (const Change* change : in_order_of_keys(changes)) {
    const auto added =
        change->value ? batch.Put(change->key, *change->value) : batch.Delete(change->key);
    if (!added.ok()) broken("a row of the views cannot be written: " + added.ToString());
  }
  const auto status = db_->Write(settings, &batch);
  if (!status.ok()) broken("the views cannot be written: " + status.ToString());
}

void RocksStore::flush() { flush(true); }

void RocksStore::start_flush() { flush(false); }

void RocksStore::flush(bool waiting) {
  if (is_broken_) throw StoreError("the views were not opened again after a failed write");
  rocksdb::FlushOptions settings;
  settings.wait = waiting;
  // Otherwise a flush waits until it stalls no write; stalls are limited by the write buffers.
  settings.allow_write_stall = true;
  const auto status = db_->Flush(settings);
  if (!status.ok()) broken("the views cannot be flushed: " + status.ToString());
}

void RocksStore::recover() {
  if (!is_broken_) return;
  is_closed_ = true;
  compacting_interrupted_ = true;
  for (int polls = 0; leases_.load() != 0; ++polls) {
    if (polls == snapshot_polls_max) {
      is_closed_ = false;
      throw StoreError("the views cannot be opened again while they are read");
    }
    std::this_thread::sleep_for(snapshot_poll);
  }
  compacting_interrupted_ = compacting_stopped_.load();
  close();
  open();
  is_broken_ = false;
}

void RocksStore::copy_to(const std::filesystem::path& directory) {
  const Lease lease(*this);
  rocksdb::Checkpoint* made = nullptr;
  auto status = rocksdb::Checkpoint::Create(&lease.db(), &made);
  const std::unique_ptr<rocksdb::Checkpoint> checkpoint(made);
  // 0: flush the write buffers first; there is no write-ahead log.
  if (status.ok()) status = checkpoint->CreateCheckpoint(directory.string(), 0);
  if (!status.ok()) throw StoreError("the views cannot be copied: " + status.ToString());
}

bool RocksStore::compact() {
  const Lease lease(*this);
  rocksdb::FlushOptions flushing;
  flushing.allow_write_stall = true;
  const auto flushed = lease.db().Flush(flushing);
  if (!flushed.ok()) throw StoreError("the views cannot be flushed: " + flushed.ToString());
  rocksdb::CompactRangeOptions settings;
  // Otherwise the last level, which holds most rows, is not rewritten.
  settings.bottommost_level_compaction = rocksdb::BottommostLevelCompaction::kForce;
  settings.exclusive_manual_compaction = false;
  settings.canceled = &compacting_interrupted_;
  const auto status = lease.db().CompactRange(settings, nullptr, nullptr);
  if (compacting_interrupted_) return false;
  if (!status.ok()) throw StoreError("the views cannot be compacted: " + status.ToString());
  return true;
}

void RocksStore::compact_as_usual() {
  const Lease lease(*this);
  const std::string files = std::to_string(RocksStoreOptions{}.files_before_compaction);
  const auto status = lease.db().SetOptions({{"level0_file_num_compaction_trigger", files}});
  if (!status.ok()) throw StoreError("the views cannot be compacted: " + status.ToString());
}

void RocksStore::stop_compacting() {
  compacting_stopped_ = true;
  compacting_interrupted_ = true;
}

}  // namespace seatledger::projections
