// What the set of views asks of each view.
#pragma once

#include <cstdint>
#include <string_view>

#include "ledger/domain/events.h"
#include "projections/store/row_writer.h"

namespace seatledger::projections {

struct View {
  std::string_view name;
  // Raised whenever the same events give other rows: the stored rows are then folded again.
  std::uint32_t layout;
  std::string_view tables;  // the first bytes of its rows' keys (row_key.h)
  // Folds one event. Throws StoreError; the batch must be given up then.
  void (*apply)(const ledger::Event& event, RowWriter& batch);
};

}  // namespace seatledger::projections
