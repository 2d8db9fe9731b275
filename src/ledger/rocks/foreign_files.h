// Keeps a mistyped data directory from becoming a ledger: one that holds the files of others.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

namespace seatledger::ledger {

// If the directory holds no ledger: one sentence about a file in it that no ledger leaves there;
// nothing when there is none, no directory, or a ledger was in it. Throws StoreError when it
// cannot be listed.
std::optional<std::string> foreign_file_in(const std::filesystem::path& data_dir);

}  // namespace seatledger::ledger
