// The part of RocksStore that adds rows as files: ingest().
#include <rocksdb/db.h>
#include <rocksdb/sst_file_writer.h>

#include <system_error>

#include "base/store_error.h"
#include "projections/store/rocks_store.h"
#include "projections/store/rocks_view_settings.h"

namespace seatledger::projections {
namespace {

// The size of files that compactions write.
constexpr std::uint64_t ingest_file_bytes = std::uint64_t{64} << 20U;

void check_ingest(const rocksdb::Status& status) {
  if (!status.ok()) throw StoreError("a file of the views cannot be written: " + status.ToString());
}

}  // namespace

std::filesystem::path RocksStore::ingest_directory() const { return options_.directory / "ingest"; }

std::vector<std::string> RocksStore::write_files(std::span<const RunRow> rows) {
  std::filesystem::create_directories(ingest_directory());
  const rocksdb::Options settings = rocks_view_settings(options_);
  std::vector<std::string> files;
  rocksdb::SstFileWriter writer(rocksdb::EnvOptions(settings), settings);
  bool is_open = false;
  for (const RunRow& row : rows) {
    if (!is_open) {
      files.push_back((ingest_directory() / std::to_string(files.size())).string());
      check_ingest(writer.Open(files.back()));
      is_open = true;
    }
    check_ingest(row.value ? writer.Put(row.key, *row.value) : writer.Delete(row.key));
    if (writer.FileSize() < ingest_file_bytes) continue;
    check_ingest(writer.Finish());
    is_open = false;
  }
  if (is_open) check_ingest(writer.Finish());
  return files;
}

void RocksStore::ingest(std::span<const RunRow> rows) {
  if (is_broken_) throw StoreError("the views were not opened again after a failed write");
  if (rows.empty()) return;
  std::error_code ignored;
  // Remains of a crash.
  std::filesystem::remove_all(ingest_directory(), ignored);
  try {
    const auto files = write_files(rows);
    rocksdb::IngestExternalFileOptions settings;
    settings.move_files = true;
    // The number is in the manifest; the synced files are not changed.
    settings.write_global_seqno = false;
    const auto status = db_->IngestExternalFile(files, settings);
    if (!status.ok()) broken("rows cannot be added to the views: " + status.ToString());
  } catch (const std::filesystem::filesystem_error& problem) {
    broken(problem.what());
  }
  std::filesystem::remove_all(ingest_directory(), ignored);
}

}  // namespace seatledger::projections
