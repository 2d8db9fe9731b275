// Rows as the files of a store hold them, in memory: those that are read again and again are not
// looked for in files each time.
#pragma once

#include <boost/unordered/unordered_flat_map.hpp>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "projections/store/row_run.h"

namespace seatledger::projections {

// A snapshot reads rows of its own moment, while files with newer rows are added. So whoever reads
// names the age of what he sees, which is how often files had been added. Any thread.
//
// A row is one piece of memory, found by one look into a hash table: with millions of rows, what a
// look-up costs is how many places of memory it touches. What to remove is found by a clock (second
// chance), so a read moves nothing. See docs/decisions/0052.
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
  // The same for a row that nobody asked for yet. False: there is no room for more of these.
  bool warm(std::string_view key, std::string_view value, Age age);
  // Files with these rows were added: those that are kept are replaced, for the age that is
  // returned. Readers of that age must begin only after the call. One thread.
  Age replace(std::span<const RunRow> rows);

  // The size of what is kept.
  std::size_t bytes() const;

 private:
  struct Row;
  struct alignas(64) Part;

  Part& part_of(std::uint64_t hash) const;

  const std::size_t part_bytes_max_;
  const std::size_t part_count_;  // a power of two; 0: keeps nothing
  const std::unique_ptr<Part[]> parts_;
  Age age_ = 0;  // of replace()
};

}  // namespace seatledger::projections
