#include "ledger/rocks/data_directory.h"

#include <array>
#include <cstdio>
#include <system_error>

#include "base/durable_file.h"
#include "base/store_error.h"

namespace seatledger::ledger {
namespace {

namespace fs = std::filesystem;

constexpr fs::perms too_open = fs::perms::group_write | fs::perms::others_all;

}  // namespace

void make_data_directory(const fs::path& data_dir) {
  try {
    const bool is_new = !fs::exists(data_dir);
    fs::create_directories(data_dir);
    if (is_new || !fs::exists(data_dir / "ledger")) {
      // Another user's directory keeps its mode: mode_too_open() says so.
      std::error_code not_ours;
      fs::permissions(data_dir, fs::perms::owner_all, not_ours);
    }
    if (is_new) sync_directory(fs::absolute(data_dir).lexically_normal() / "..");
  } catch (const fs::filesystem_error& problem) {
    throw StoreError("cannot make the data directory " + data_dir.string() + ": " +
                     problem.code().message());
  }
}

std::optional<std::string> mode_too_open(const fs::path& data_dir) {
  std::error_code problem;
  const fs::perms mode = fs::status(data_dir, problem).permissions() & fs::perms::all;
  if (problem || (mode & too_open) == fs::perms::none) return std::nullopt;
  std::array<char, 8> text{};
  std::snprintf(text.data(), text.size(), "%04o", static_cast<unsigned>(mode));
  return text.data();
}

}  // namespace seatledger::ledger
