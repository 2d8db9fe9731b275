// One ledger takes the place of another in a data directory that no server has open: restore and
// repair.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

#include "base/digest.h"
#include "base/ids.h"

namespace seatledger::cli {

// What is known of the log that is being replaced.
struct FormerLog {
  std::uint64_t anchored_size = 0;  // of its last signed checkpoint
  Digest anchored_root;
  std::uint64_t head = 0;  // its last event, signed or not; 0: not known
  std::string problem;     // why it cannot be read; empty: it was, or there is none
  std::uint64_t last() const { return anchored_size > head ? anchored_size : head; }
};
// From the anchor and from the ledger in the directory, as far as they are there.
FormerLog former_log(const std::filesystem::path& data_dir, const std::filesystem::path& anchor);

// Ids that a lost log may have given out after the last event that is known of it.
inline constexpr std::uint64_t ids_past_known = 100000;

// Appends log_restored to the ledger in `data_dir`: every sequence goes on past whatever the
// former log may have given out. Returns the number of lost events, at least. Throws StoreError.
std::uint64_t append_log_restored(const std::filesystem::path& data_dir, const FormerLog& former);

// The anchor becomes the newest signed checkpoint of the ledger in `data_dir`, or goes when there
// is none. Throws StoreError.
void replace_anchor(const std::filesystem::path& data_dir, const std::filesystem::path& anchor);

// The ledger and the views in `made`, a data directory on the same device, take the place of those
// in `data_dir`. What was there is kept in the directory that is returned, if there was anything.
// At every moment data_dir holds one ledger or the other, and never views ahead of it. Throws
// StoreError.
std::optional<std::filesystem::path> swap_in(const std::filesystem::path& made,
                                             const std::filesystem::path& data_dir);

}  // namespace seatledger::cli
