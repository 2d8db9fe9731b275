// The floor under a durable update: the same event bytes and the same view rows, put by one writer.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

#include "projections/store/key_value_store.h"

namespace seatledger::bench {

// What one batch of updates writes, made beforehand and outside of every timing.
struct PreparedBatch {
  std::vector<std::string> records;
  std::vector<projections::Change> rows;
};

// Batches of `size` updates of `licenses` licenses, from one license's first update on. The first
// batches of the result create the licenses.
struct PreparedWork {
  std::vector<PreparedBatch> setup;
  std::vector<PreparedBatch> updates;
};
PreparedWork prepare_work(std::size_t licenses, std::size_t batches, std::size_t size);

// Puts all of it into fresh stores under `directory`; updates per second of the second part.
double run_raw_writer(const PreparedWork& work, const std::filesystem::path& directory);

}  // namespace seatledger::bench
