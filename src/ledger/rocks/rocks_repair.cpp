// The part of RocksReader that builds a new ledger from the readable first events of a damaged one
// and its other rows.

#include <rocksdb/db.h>
#include <rocksdb/write_batch.h>

#include <memory>
#include <string>

#include "base/durable_file.h"
#include "base/store_error.h"
#include "ledger/rocks/rocks_keys.h"
#include "ledger/rocks/rocks_reader.h"
#include "ledger/rocks/rocks_settings.h"

namespace seatledger::ledger {
namespace {

constexpr std::size_t copied_at_once = 4096;

class RowCopy {
 public:
  explicit RowCopy(const std::filesystem::path& directory) {
    rocksdb::DB* opened = nullptr;
    check(rocksdb::DB::Open(rocks_settings({}), directory.string(), &opened));
    db_.reset(opened);
  }
  void put(std::string_view key, std::string_view value) {
    batch_.Put(rocksdb::Slice(key.data(), key.size()), rocksdb::Slice(value.data(), value.size()));
    if (static_cast<std::size_t>(batch_.Count()) == copied_at_once) write();
  }
  void finish() {
    write();
    check(db_->Flush(rocksdb::FlushOptions()));
    check(db_->Close());
    db_.reset();
  }

 private:
  static void check(const rocksdb::Status& status) {
    if (!status.ok()) throw StoreError("the copy cannot be written: " + status.ToString());
  }
  // No write-ahead log is needed: the rows are flushed at the end.
  void write() {
    rocksdb::WriteOptions settings;
    settings.disableWAL = true;
    check(db_->Write(settings, &batch_));
    batch_.Clear();
  }

  std::unique_ptr<rocksdb::DB> db_;
  rocksdb::WriteBatch batch_;
};

}  // namespace

void RocksReader::copy_prefix(Position head, const std::filesystem::path& data_dir) const {
  std::filesystem::create_directories(data_dir / "ledger");
  RowCopy copy(data_dir / "ledger");
  std::string key;
  for (Position done; done < head;) {
    for (const StoredRecord& record : read_after(done, copied_at_once)) {
      if (record.position > head) break;
      copy.put(rocks_keys::number_key(rocks_keys::event, record.position.value), record.bytes);
      done = record.position;
    }
  }
  // Copies every other kind of row, also kinds this version does not know.
  for (int what = 0; what < 256; ++what) {
    const char kind = static_cast<char>(what);
    if (kind == rocks_keys::event || kind == rocks_keys::merkle_tile) continue;
    // It may say more than the prefix holds: a copy without one is compared with its ledger first.
    if (kind == rocks_keys::copy_cursor) continue;
    visit_rows(kind, [&](std::string_view row_key, std::string_view value) {
      if (kind == rocks_keys::checkpoint) {
        const auto size = rocks_keys::number_in(kind, row_key);
        if (size && *size > head.value) return;
      }
      copy.put(row_key, value);
    });
  }
  copy.finish();
  sync_directory(data_dir / "ledger");
  sync_directory(data_dir);
}

}  // namespace seatledger::ledger
