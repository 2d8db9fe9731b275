// The part of RocksStore that adds rows as files: ingest().
#include <rocksdb/db.h>
#include <rocksdb/sst_file_writer.h>

#include <algorithm>
#include <cstdint>
#include <system_error>
#include <utility>

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

constexpr std::size_t rows_ahead = 8;
constexpr std::ptrdiff_t rows_of_own_file = 4096;

// The rows before which a file ends. Keys that begin with the same byte have files of their own if
// they are many: these overlap fewer files of other runs than one file of all rows would, so fewer
// are searched for a key, and what overlaps nothing need not be compacted.
std::vector<std::size_t> file_ends(std::span<const RunRow> rows) {
  std::vector<std::size_t> ends;
  const auto first_byte = [](const RunRow& row) {
    return row.key.empty() ? std::uint8_t{0} : static_cast<std::uint8_t>(row.key.front());
  };
  for (auto begin = rows.begin(); begin != rows.end();) {
    const auto end = std::upper_bound(
        begin, rows.end(), first_byte(*begin),
        [&](std::uint8_t byte, const RunRow& row) { return byte < first_byte(row); });
    if (end - begin >= rows_of_own_file) {
      ends.push_back(static_cast<std::size_t>(begin - rows.begin()));
      ends.push_back(static_cast<std::size_t>(end - rows.begin()));
    }
    begin = end;
  }
  return ends;
}

}  // namespace

std::filesystem::path RocksStore::ingest_directory() const { return options_.directory / "ingest"; }

std::vector<std::string> RocksStore::write_files(std::span<const RunRow> rows) {
  std::filesystem::create_directories(ingest_directory());
  const rocksdb::Options settings = rocks_view_settings(options_);
  std::vector<std::string> files;
  rocksdb::SstFileWriter writer(rocksdb::EnvOptions(settings), settings);
  bool is_open = false;
  const std::vector<std::size_t> ends = file_ends(rows);
  auto next_end = ends.begin();
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const RunRow& row = rows[i];
    // Rows in order of their keys are all over memory.
    if (i + rows_ahead < rows.size()) __builtin_prefetch(rows[i + rows_ahead].key.data());
    for (; next_end != ends.end() && *next_end == i; ++next_end) {
      if (std::exchange(is_open, false)) check_ingest(writer.Finish());
    }
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
