// Settings from a TOML file.
#pragma once

#include <string>

#include "app/settings_table.h"

namespace seatledger {

// Sets what the file gives. Each mistake in it becomes a line of `mistakes` that names the file,
// the line, and what would be accepted; the good values are set all the same. A file that is not
// TOML, or cannot be read, is one mistake.
void read_settings_file(const std::string& file, Settings& settings, Mistakes& mistakes);

}  // namespace seatledger
