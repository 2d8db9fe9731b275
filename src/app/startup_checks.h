// Mistakes of the operator that would otherwise show hours after the start.
#pragma once

#include <filesystem>

#include "app/settings.h"

namespace seatledger {

// Tries to write where anchors and backups will be written; leaves nothing behind but the directory
// of the backups, which it creates. Throws std::runtime_error that names the setting and the
// reason.
void check_places(const Settings& settings);

// Logs a warning when other users of the machine may read the data directory.
void warn_of_open_directory(const std::filesystem::path& data_dir);

}  // namespace seatledger
