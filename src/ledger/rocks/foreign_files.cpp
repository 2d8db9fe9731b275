#include "ledger/rocks/foreign_files.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "base/store_error.h"

namespace seatledger::ledger {
namespace {

namespace fs = std::filesystem;

// What a ledger, its tools, and an empty file system leave in a data directory. A new file there
// gets a line here.
constexpr auto own_names = std::to_array<std::string_view>(
    {"anchor", "anchor.new", "audit", "first-admin-key", "ledger", "lock", "lost+found",
     "repairing", "restoring", "snapshots", "views"});
constexpr std::string_view replaced = "replaced-";

// What RocksDB leaves when its first start is interrupted before it writes CURRENT.
constexpr auto rocks_names =
    std::to_array<std::string_view>({"IDENTITY", "LOCK", "LOG", "MANIFEST-", "OPTIONS-"});

bool is_own(const std::string& name) {
  return name.starts_with(replaced) ||
         std::find(own_names.begin(), own_names.end(), name) != own_names.end();
}

bool is_of_rocks(const std::string& name) {
  return name.ends_with(".dbtmp") || name.ends_with(".sst") || name.ends_with(".log") ||
         std::any_of(rocks_names.begin(), rocks_names.end(),
                     [&](std::string_view begin) { return name.starts_with(begin); });
}

// A directory that lost its ledger; its owner may keep other files in it.
bool was_a_ledgers(const fs::path& data_dir) {
  return fs::exists(data_dir / "lock") &&
         (fs::exists(data_dir / "views") || fs::exists(data_dir / "anchor"));
}

// In the order of names, so that the sentence is the same each time.
std::optional<fs::path> first_foreign(const fs::path& directory,
                                      bool (*is_known)(const std::string&)) {
  std::optional<fs::path> found;
  for (const auto& entry : fs::directory_iterator(directory)) {
    if (is_known(entry.path().filename().string())) continue;
    if (!found || entry.path() < *found) found = entry.path();
  }
  return found;
}

}  // namespace

std::optional<std::string> foreign_file_in(const fs::path& data_dir) {
  try {
    const fs::path ledger = data_dir / "ledger";
    if (!fs::exists(data_dir) || fs::exists(ledger / "CURRENT")) return std::nullopt;
    if (was_a_ledgers(data_dir)) return std::nullopt;
    auto found = first_foreign(data_dir, is_own);
    if (!found && fs::exists(ledger)) found = first_foreign(ledger, is_of_rocks);
    if (!found) return std::nullopt;
    return "there is no ledger in " + data_dir.string() + ", and " + found->string() +
           " is not a ledger's: give a directory that is missing or empty";
  } catch (const fs::filesystem_error& problem) {
    throw StoreError("cannot list " + data_dir.string() + ": " + problem.code().message());
  }
}

}  // namespace seatledger::ledger
