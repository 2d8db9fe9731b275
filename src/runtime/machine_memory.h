// How much memory the process may use: what the machine has, or less in a container.
#pragma once

#include <cstdint>
#include <filesystem>

namespace seatledger::runtime {

// The bytes of the machine's memory, or of the smallest limit of the process's control groups and
// of those that they are in, versions 1 and 2 (the kernel's
// Documentation/admin-guide/cgroup-v2.rst). What cannot be read sets no limit. `root` is where proc
// and sys are. Any thread.
std::uint64_t machine_memory_bytes(std::uint64_t installed, const std::filesystem::path& root);
std::uint64_t machine_memory_bytes();

// What view_row_cache_bytes = 0 stands for: an eighth of so much memory, between 128 MiB and 1 GiB.
std::uint64_t default_row_cache_bytes(std::uint64_t memory = machine_memory_bytes());

}  // namespace seatledger::runtime
