// What the set of views asks of each view.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string_view>

#include "ledger/domain/events.h"
#include "projections/rows/row_key.h"
#include "projections/store/row_writer.h"

namespace seatledger::projections {

// Who reads a view's rows.
enum class ReadBy : std::uint8_t {
  views,   // any view, this one included, when it folds a later event
  queries  // only queries: a fold of the whole log need not keep the rows at hand
};

struct View {
  std::string_view name;
  // Raised whenever the same events give other rows: the stored rows are then folded again.
  std::uint32_t layout;
  std::initializer_list<Table> tables;  // of its rows
  ReadBy read_by;
  // Folds one event. Throws StoreError; the batch must be given up then.
  void (*apply)(const ledger::Event& event, RowWriter& batch);
};

}  // namespace seatledger::projections
