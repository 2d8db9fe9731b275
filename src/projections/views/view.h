// What each view must define.
#pragma once

#include <algorithm>
#include <cstdint>
#include <initializer_list>
#include <string_view>

#include "ledger/domain/events.h"
#include "projections/rows/row_key.h"
#include "projections/store/row_writer.h"

namespace seatledger::projections {

// The readers of a view's rows.
enum class ReadBy : std::uint8_t {
  views,   // any view, also this one, when it folds a later event
  queries  // only queries: a fold of the whole log need not cache the rows
};

struct View {
  std::string_view name;
  // Raised whenever the same events give other rows; the rows are then rebuilt from the log.
  std::uint32_t layout;
  std::initializer_list<Table> tables;  // that hold its rows
  ReadBy read_by;
  // Folds one event. Throws StoreError; the batch must then be discarded.
  void (*apply)(const ledger::Event& event, RowWriter& batch);
  // Of a view that views read: the tables that only queries read all the same.
  std::initializer_list<Table> for_queries = {};

  // Whether a view may read rows of that table, one of its own, when it folds a later event.
  bool is_folded_from(Table table) const {
    if (read_by == ReadBy::queries) return false;
    return std::find(for_queries.begin(), for_queries.end(), table) == for_queries.end();
  }
};

}  // namespace seatledger::projections
