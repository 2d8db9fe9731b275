// Writes files that survive a power cut. Every function throws StoreError.
#pragma once

#include <sys/types.h>

#include <filesystem>
#include <string_view>

#include "base/store_error.h"

namespace seatledger {

// "<what> <path>: <the system's message for `number`>"; `number` is for example `errno`.
StoreError file_error(const char* what, const std::filesystem::path& path, int number);

// Makes the entries of `directory` durable; fsync of a file does not do that.
void sync_directory(const std::filesystem::path& directory);

// Writes all bytes to the open file; `path` is used only in error messages.
void write_all(int file, std::string_view bytes, const std::filesystem::path& path);

// The file that a chain of links leads to, which need not exist; `path` itself if it is no link.
// What replaces a file by renaming replaces this one: else it would replace the link.
std::filesystem::path behind_links(const std::filesystem::path& path);

// Syncs the open file named `fresh` and renames it to `place`. Readers of `place`, also after a
// power cut, find the old file or the new one.
void put_in_place(int file, const std::filesystem::path& fresh, const std::filesystem::path& place);

// The same for a whole file; it is written to <place>.new first.
void replace_file(const std::filesystem::path& place, std::string_view bytes, mode_t mode);

}  // namespace seatledger
