// The least cost of a durable update: one writer puts the same event bytes and the same view rows.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "projections/store/key_value_store.h"

namespace seatledger::bench {

// The bytes that one batch of updates writes, prepared before the timing starts.
struct PreparedBatch {
  std::vector<std::string> records;
  std::vector<projections::Change> rows;
  // Rows of the audit index, which is folded in larger batches: only every 64th batch has some.
  std::vector<projections::Change> audit_rows;
};

// Batches of `size` updates of `licenses` licenses. The first batches of the result create the
// licenses.
struct PreparedWork {
  std::vector<PreparedBatch> setup;
  std::vector<PreparedBatch> updates;
};
PreparedWork prepare_work(std::size_t licenses, std::size_t batches, std::size_t size);

// What the raw writer puts in addition to the events.
enum class RawRows : std::uint8_t {
  read_by_decide,  // the views that are folded inline
  all,             // and the audit index: all rows that the server writes
};

// Puts all batches into new stores under `directory`; returns the updates per second of the second
// part.
double run_raw_writer(const PreparedWork& work, RawRows rows,
                      const std::filesystem::path& directory);

}  // namespace seatledger::bench
