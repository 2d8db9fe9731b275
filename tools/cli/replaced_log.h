// Replaces the ledger in a data directory that no server has open; for restore and repair.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

#include "base/digest.h"
#include "base/ids.h"

namespace seatledger::cli {

// What is known about the log that is being replaced.
struct FormerLog {
  std::uint64_t anchored_size = 0;  // the size in its last signed checkpoint
  Digest anchored_root;
  std::uint64_t head = 0;  // its last event, signed or not; 0: unknown
  std::string problem;     // why it cannot be read; empty: it was read or does not exist
  std::uint64_t last() const { return anchored_size > head ? anchored_size : head; }
};
// Reads the anchor and the ledger in the directory, as far as they exist.
FormerLog former_log(const std::filesystem::path& data_dir, const std::filesystem::path& anchor);

// The number of ids that the lost log may have assigned after its last known event.
inline constexpr std::uint64_t ids_past_known = 100000;

// Appends log_restored to the ledger in `data_dir`: every sequence of ids continues after all ids
// that the former log may have assigned. Returns the least number of lost events. Throws
// StoreError.
std::uint64_t append_log_restored(const std::filesystem::path& data_dir, const FormerLog& former);

// Replaces the anchor by the newest signed checkpoint of the ledger in `data_dir`; deletes it when
// there is none. Throws StoreError.
void replace_anchor(const std::filesystem::path& data_dir, const std::filesystem::path& anchor);

// Moves the ledger and the views of `made`, a data directory on the same device, into `data_dir`.
// Returns the directory in which the former ones are kept, if there were any. At every moment
// data_dir holds one of the two ledgers, and never views ahead of it. Throws StoreError.
std::optional<std::filesystem::path> swap_in(const std::filesystem::path& made,
                                             const std::filesystem::path& data_dir);

}  // namespace seatledger::cli
