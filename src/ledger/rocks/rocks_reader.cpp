#include "ledger/rocks/rocks_reader.h"

#include <rocksdb/db.h>

#include <algorithm>
#include <chrono>
#include <thread>

#include "base/store_error.h"
#include "ledger/proof/checkpoint.h"
#include "ledger/rocks/directory_lock.h"
#include "ledger/rocks/rocks_keys.h"
#include "ledger/rocks/rocks_ledger.h"
#include "ledger/rocks/rocks_settings.h"
#include "ledger/rocks/wal_check.h"

namespace seatledger::ledger {
namespace {

// More events than three write buffers hold: older events are in sorted files.
constexpr std::uint64_t buffered_events_max = 1000000;
constexpr int catch_ups_max = 500;
constexpr std::chrono::milliseconds between_catch_ups{10};

void check_read(const rocksdb::Status& status, const char* what) {
  if (!status.ok()) throw StoreError(std::string(what) + " cannot be read: " + status.ToString());
}

// Whether another process uses the directory; if none does, takes `lock`.
bool is_server_there(const std::filesystem::path& data_dir, std::unique_ptr<DirectoryLock>& lock) {
  try {
    lock = std::make_unique<DirectoryLock>(data_dir);
    return false;
  } catch (const DirectoryInUse&) {
    return true;
  }
}

std::string damage_text(const WalFinding& finding) {
  return "the write-ahead log is damaged: bytes " + std::to_string(finding.verdict.bad_begin) +
         " to " + std::to_string(finding.verdict.bad_end) + " of " + finding.file.string();
}

}  // namespace

RocksReader::RocksReader(const std::filesystem::path& data_dir) : directory_(data_dir / "ledger") {
  if (!std::filesystem::exists(directory_ / "CURRENT")) {
    throw StoreError("there is no ledger in " + data_dir.string());
  }
  if (is_server_there(data_dir, lock_)) {
    open_beside();
  } else {
    open_alone();
  }
}

RocksReader::~RocksReader() = default;

void RocksReader::open_alone() {
  rocksdb::Options settings = rocks_settings({});
  settings.create_if_missing = false;
  for (const WalFinding& finding : examine_wals(directory_)) {
    const WalEnd end = finding.verdict.end;
    if (end == WalEnd::whole || end == WalEnd::torn) continue;
    settings.wal_recovery_mode = rocksdb::WALRecoveryMode::kPointInTimeRecovery;
    if (end == WalEnd::damaged && !damage_) damage_ = damage_text(finding);
  }
  rocksdb::DB* opened = nullptr;
  const auto status = rocksdb::DB::OpenForReadOnly(settings, directory_.string(), &opened);
  if (!status.ok()) {
    throw StoreError("the ledger in " + directory_.string() +
                     " cannot be read: " + status.ToString());
  }
  db_.reset(opened);
  head_ = stored_head();
}

// A secondary instance reads the server's files, some of which appear and disappear meanwhile.
// Opening and catching up are repeated until the newest events have no gap.
void RocksReader::open_beside() {
  rocksdb::Options settings = rocks_settings({});
  settings.create_if_missing = false;
  settings.max_open_files = -1;  // keep files open even if the server deletes them
  std::optional<Position> gap;
  std::string problem = "it was not tried";
  for (int tries = 0; tries < catch_ups_max; ++tries) {
    if (tries != 0) std::this_thread::sleep_for(between_catch_ups);
    rocksdb::Status status;
    if (db_) {
      status = db_->TryCatchUpWithPrimary();
    } else {
      rocksdb::DB* opened = nullptr;
      // The third argument is where RocksDB would put its own log, which `settings` replaces: a
      // secondary instance writes nothing, so it needs no directory that somebody must delete.
      status = rocksdb::DB::OpenAsSecondary(settings, directory_.string(), "/nonexistent", &opened);
      db_.reset(opened);
    }
    if (!status.ok()) {
      db_.reset();
      problem = status.ToString();
      continue;
    }
    head_ = stored_head();
    gap = gap_near_head();
    if (!gap) return;
    problem = "the event at position " + std::to_string(gap->value) + " is missing";
  }
  throw StoreError("the ledger cannot be read beside its server: " + problem);
}

Position RocksReader::stored_head() const {
  const std::string end = rocks_keys::end_of(rocks_keys::event);
  const rocksdb::Slice upper(end);
  rocksdb::ReadOptions settings;
  settings.iterate_upper_bound = &upper;
  const std::unique_ptr<rocksdb::Iterator> at(db_->NewIterator(settings));
  at->SeekToLast();
  check_read(at->status(), "the last event");
  if (!at->Valid()) return {};
  return Position{rocks_keys::number_in(rocks_keys::event, at->key().ToStringView()).value_or(0)};
}

std::optional<Position> RocksReader::gap_near_head() const {
  const std::uint64_t first =
      head_.value > buffered_events_max ? head_.value - buffered_events_max : 1;
  const std::string end = rocks_keys::end_of(rocks_keys::event);
  const rocksdb::Slice upper(end);
  rocksdb::ReadOptions settings;
  settings.iterate_upper_bound = &upper;
  settings.fill_cache = false;
  const std::unique_ptr<rocksdb::Iterator> at(db_->NewIterator(settings));
  std::uint64_t next = first;
  for (at->Seek(rocks_keys::number_key(rocks_keys::event, first)); at->Valid(); at->Next()) {
    if (rocks_keys::number_in(rocks_keys::event, at->key().ToStringView()) != next) {
      return Position{next};
    }
    ++next;
  }
  check_read(at->status(), "events");
  return next == head_.value + 1 ? std::nullopt : std::optional(Position{next});
}

std::vector<StoredRecord> RocksReader::read_after(Position position, std::size_t limit) const {
  std::vector<StoredRecord> found;
  if (position >= head_ || limit == 0) return found;
  const std::uint64_t count = std::min<std::uint64_t>(limit, head_.value - position.value);
  const std::string end = rocks_keys::number_key(rocks_keys::event, position.value + count + 1);
  const rocksdb::Slice upper(end);
  rocksdb::ReadOptions settings;
  settings.iterate_upper_bound = &upper;
  settings.fill_cache = false;
  settings.readahead_size = std::size_t{1} << 20U;
  const std::unique_ptr<rocksdb::Iterator> at(db_->NewIterator(settings));
  found.reserve(count);
  std::uint64_t next = position.value + 1;
  for (at->Seek(rocks_keys::number_key(rocks_keys::event, next)); at->Valid(); at->Next(), ++next) {
    if (rocks_keys::number_in(rocks_keys::event, at->key().ToStringView()) != next) break;
    found.push_back({Position{next}, at->value().ToString()});
  }
  // Return what was read; the next call asks for the rest and throws.
  if (found.size() == count || !found.empty()) return found;
  check_read(at->status(), "events");
  throw StoreError("the event at position " + std::to_string(next) + " is missing");
}

AppendStatus RocksReader::append(Position, std::span<const std::string>,
                                 std::span<const PersonWrite>) {
  return AppendStatus::unavailable;
}

void RocksReader::visit_people(const std::function<void(std::string_view)>& visit) const {
  visit_rows(rocks_keys::person, [&](std::string_view, std::string_view value) { visit(value); });
}

void RocksReader::visit_rows(
    char what, const std::function<void(std::string_view, std::string_view)>& visit) const {
  const std::string end = rocks_keys::end_of(what);
  const rocksdb::Slice upper(end);
  rocksdb::ReadOptions settings;
  settings.iterate_upper_bound = &upper;
  settings.fill_cache = false;
  const std::unique_ptr<rocksdb::Iterator> at(db_->NewIterator(settings));
  for (at->Seek(std::string(1, what)); at->Valid(); at->Next()) {
    visit(at->key().ToStringView(), at->value().ToStringView());
  }
  check_read(at->status(), "rows");
}

std::optional<std::string> RocksReader::newest_checkpoint() const {
  std::optional<std::string> newest;
  visit_rows(rocks_keys::checkpoint,
             [&](std::string_view, std::string_view note) { newest = note; });
  return newest;
}

std::optional<std::string> RocksReader::newest_covered_checkpoint() const {
  std::optional<std::string> newest;
  visit_rows(rocks_keys::checkpoint, [&](std::string_view, std::string_view note) {
    const auto checkpoint = read_checkpoint(note);
    if (checkpoint && checkpoint->tree.size <= head_.value) newest = note;
  });
  return newest;
}

}  // namespace seatledger::ledger
