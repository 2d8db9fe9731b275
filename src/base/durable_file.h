// Files and names that are still there after a power cut. Every function throws StoreError.
#pragma once

#include <sys/types.h>

#include <filesystem>
#include <string_view>

#include "base/store_error.h"

namespace seatledger {

// "<what> <path>: <the system's message for `number`>", for example of `errno`.
StoreError file_error(const char* what, const std::filesystem::path& path, int number);

// Makes the entries of `directory` durable, as fsync of a file in it does not.
void sync_directory(const std::filesystem::path& directory);

// Writes all bytes to the open file; `path` is its name in the error.
void write_all(int file, std::string_view bytes, const std::filesystem::path& path);

// Syncs the open file, whose name is `fresh`, and renames it to `place`. A reader of `place` sees
// the old file or the new one, and after a power cut one of the two is there.
void put_in_place(int file, const std::filesystem::path& fresh, const std::filesystem::path& place);

// The same for a whole file: its bytes are written to <place>.new first.
void replace_file(const std::filesystem::path& place, std::string_view bytes, mode_t mode);

}  // namespace seatledger
