#include "runtime/machine_memory.h"

#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <string>

namespace seatledger::runtime {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t row_cache_lowest = std::uint64_t{128} << 20U;
constexpr std::uint64_t row_cache_highest = std::uint64_t{1} << 30U;
constexpr std::uint64_t row_cache_part = 8;

// A file that is missing or holds no number ("max") sets no limit.
void take_limit(const fs::path& file, std::uint64_t& limit) {
  std::ifstream in(file);
  std::uint64_t bytes = 0;
  if (in >> bytes) limit = std::min(limit, bytes);
}

// The limits of the group and of all above it, which hold for it too.
void take_limits(const fs::path& mounted, const fs::path& group, const char* name,
                 std::uint64_t& limit) {
  for (fs::path at = group; !at.empty(); at = at.parent_path()) {
    take_limit(mounted / at / name, limit);
  }
  take_limit(mounted / name, limit);
}

bool names_memory(const std::string& controllers) {
  return ("," + controllers + ",").find(",memory,") != std::string::npos;
}

}  // namespace

std::uint64_t machine_memory_bytes(std::uint64_t installed, const fs::path& root) {
  std::uint64_t limit = installed;
  const fs::path groups = root / "sys/fs/cgroup";
  // Each line is ID:CONTROLLERS:PATH; version 2 has the id 0 and no controllers.
  std::ifstream in(root / "proc/self/cgroup");
  for (std::string line; std::getline(in, line);) {
    const std::size_t first = line.find(':');
    const std::size_t second = first == std::string::npos ? first : line.find(':', first + 1);
    if (second == std::string::npos) continue;
    const std::string controllers = line.substr(first + 1, second - first - 1);
    const fs::path group = fs::path(line.substr(second + 1)).relative_path();
    if (controllers.empty()) take_limits(groups, group, "memory.max", limit);
    if (names_memory(controllers)) {
      take_limits(groups / "memory", group, "memory.limit_in_bytes", limit);
    }
  }
  return limit;
}

std::uint64_t machine_memory_bytes() {
  const long pages = ::sysconf(_SC_PHYS_PAGES);
  const long page_bytes = ::sysconf(_SC_PAGESIZE);
  if (pages <= 0 || page_bytes <= 0) return 0;
  return machine_memory_bytes(
      static_cast<std::uint64_t>(pages) * static_cast<std::uint64_t>(page_bytes), "/");
}

std::uint64_t default_row_cache_bytes(std::uint64_t memory) {
  return std::clamp(memory / row_cache_part, row_cache_lowest, row_cache_highest);
}

}  // namespace seatledger::runtime
