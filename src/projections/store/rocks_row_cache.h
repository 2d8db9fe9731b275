// Rows as the files of a store hold them, in memory: those that are read again and again are not
// looked for in files each time.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "projections/store/row_run.h"

namespace rocksdb {
class Cache;
}  // namespace rocksdb

namespace seatledger::projections {

// A snapshot reads rows of its own moment, while files with newer rows are added. So whoever reads
// names the age of what he sees, which is how often files had been added. Any thread.
class RowCache {
 public:
  using Age = std::uint64_t;

  // 0 bytes: it keeps nothing.
  explicit RowCache(std::size_t bytes_max);
  ~RowCache();
  RowCache(const RowCache&) = delete;
  RowCache& operator=(const RowCache&) = delete;

  // Nothing: it is not known here.
  std::optional<std::string> find(std::string_view key, Age age) const;
  // A row that was read at that age. Kept only if no files were added since.
  void add(std::string_view key, std::string_view value, Age age);
  // Files with these rows were added: those that are kept are replaced, for the age that is
  // returned. Readers of that age must begin only after the call. One thread.
  Age replace(std::span<const RunRow> rows);

  // The size of what is kept.
  std::size_t bytes() const;

 private:
  struct Value;
  struct alignas(64) Part {
    std::mutex mutex;
    Age age = 0;  // guarded by mutex
  };
  static constexpr std::size_t part_count = 64;

  Part& part_of(std::string_view key);
  void put(std::string_view key, std::string_view value, Age age);

  std::array<Part, part_count> parts_;
  const std::shared_ptr<rocksdb::Cache> rows_;  // null: keeps nothing
};

}  // namespace seatledger::projections
