#include "projections/rows/counter.h"

#include <utility>

#include "projections/rows/packing.h"

namespace seatledger::projections {

std::uint64_t counter(const PointReads& reads, std::string_view key) {
  const auto row = reads.get(key);
  return row ? unpacked<std::uint64_t>(*row) : 0;
}

void change_counter(RowWriter& batch, std::string key, std::int64_t by) {
  const std::uint64_t before = counter(batch, key);
  if (by < 0 && before < static_cast<std::uint64_t>(-by)) {
    throw StoreError("a view counts less than nothing");
  }
  const std::uint64_t after = before + static_cast<std::uint64_t>(by);
  if (after == 0) {
    batch.erase(std::move(key));
  } else {
    batch.put(std::move(key), packed(after));
  }
}

RowKey record_total_key(Table table) { return RowKey(Table::record_total, table); }

}  // namespace seatledger::projections
