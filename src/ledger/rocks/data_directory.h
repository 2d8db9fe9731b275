// The data directory itself: who may read what is in it. Its files hold names of people and
// secrets.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

namespace seatledger::ledger {

// Makes the directory, and those above it that are missing. One that is new, or holds no ledger
// yet, is made its owner's alone (mode 0700), if this process may. Throws StoreError.
void make_data_directory(const std::filesystem::path& data_dir);

// Whether somebody besides the owner and, for reading, the group may use the directory: its mode as
// a text such as "0755". Nothing: nobody may, or it cannot be told.
std::optional<std::string> mode_too_open(const std::filesystem::path& data_dir);

}  // namespace seatledger::ledger
