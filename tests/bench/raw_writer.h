// The floor under a durable update: the same event bytes and the same view rows, put by one writer.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "projections/store/key_value_store.h"

namespace seatledger::bench {

// What one batch of updates writes, made beforehand and outside of every timing.
struct PreparedBatch {
  std::vector<std::string> records;
  std::vector<projections::Change> rows;
  // Of the audit index, which is folded behind, many batches at once: empty but for every 64th.
  std::vector<projections::Change> audit_rows;
};

// Batches of `size` updates of `licenses` licenses, from one license's first update on. The first
// batches of the result create the licenses.
struct PreparedWork {
  std::vector<PreparedBatch> setup;
  std::vector<PreparedBatch> updates;
};
PreparedWork prepare_work(std::size_t licenses, std::size_t batches, std::size_t size);

// What the raw writer puts beside the events.
enum class RawRows : std::uint8_t {
  read_by_decide,  // the views that are folded inline
  all,             // and the audit index: all rows that the server writes
};

// Puts all of it into fresh stores under `directory`; updates per second of the second part.
double run_raw_writer(const PreparedWork& work, RawRows rows,
                      const std::filesystem::path& directory);

}  // namespace seatledger::bench
