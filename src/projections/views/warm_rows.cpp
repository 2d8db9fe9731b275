#include "projections/views/warm_rows.h"

#include <cstddef>
#include <string>
#include <string_view>

#include "projections/rows/row_key.h"

namespace seatledger::projections {
namespace {

constexpr std::size_t rows_of_a_piece = 16384;

enum class Warmed : bool { whole, stopped };

Warmed warm_table(const KeyValueStore& store, Table table, const std::function<bool()>& goes_on) {
  const RowKey prefix(table);
  std::string from;
  for (bool is_last = false; !is_last;) {
    const auto snapshot = store.snapshot();
    std::size_t rows = 0;
    bool is_wanted = true;
    is_last = true;
    snapshot->scan(prefix, from, [&](std::string_view key, std::string_view value) {
      if (rows == rows_of_a_piece) {
        from = key;
        is_last = false;
        return false;
      }
      ++rows;
      is_wanted = goes_on() && snapshot->warm(key, value);
      return is_wanted;
    });
    if (!is_wanted) return Warmed::stopped;
  }
  return Warmed::whole;
}

}  // namespace

void warm_rows(const KeyValueStore& store, const std::function<bool()>& goes_on) {
  for (const Table table : {Table::license, Table::license_external_id}) {
    if (warm_table(store, table, goes_on) == Warmed::stopped) return;
  }
}

}  // namespace seatledger::projections
