// A data directory that a command makes as a whole or not at all.
#pragma once

#include <filesystem>
#include <optional>

#include "cli/unfinished.h"

namespace seatledger::cli {

// What a command that makes a directory is called in sentences and in the temporary name.
struct MakerWords {
  const char* one;      // "an import"
  const char* another;  // "another import"
  const char* suffix;   // ".importing"
};

// Locked until it is destroyed or the process ends: another command that makes the same place must
// not delete what this one writes.
class LockedDirectory {
 public:
  // Makes the directory if need be and empties it. Throws StoreError.
  LockedDirectory(const std::filesystem::path& path, const MakerWords& words);
  ~LockedDirectory();
  LockedDirectory(const LockedDirectory&) = delete;
  LockedDirectory& operator=(const LockedDirectory&) = delete;

 private:
  bool is_still(const std::filesystem::path& path) const;

  int file_ = -1;
};

// The command writes into a temporary directory, which is renamed at the end, so that a partial one
// is never mistaken for a ledger.
class NewDirectory {
 public:
  // Throws StoreError when something is there already. `words` must outlive the object.
  NewDirectory(const std::filesystem::path& place, const MakerWords& words);

  // Makes the temporary directory; it is deleted unless keep() follows. Throws StoreError.
  const std::filesystem::path& make();
  // Renames it to the place. Throws StoreError when something is there by now.
  void keep();

 private:
  void check_place() const;

  const std::filesystem::path place_;
  const MakerWords& words_;
  std::optional<LockedDirectory> lock_;
  std::optional<Unfinished> made_;
};

}  // namespace seatledger::cli
