// A directory that is deleted with its owner, also when a signal ends the process.
#pragma once

#include <stdlib.h>

#include <filesystem>
#include <string>
#include <system_error>
#include <utility>

#include "base/store_error.h"
#include "cli/unfinished.h"

namespace seatledger::cli {

class ScratchDirectory {
 public:
  // Makes a new directory where the system keeps temporary files. Throws StoreError.
  ScratchDirectory() : directory_(make) {}
  // Uses that directory; deletes its content first.
  explicit ScratchDirectory(std::filesystem::path path) : directory_(std::move(path)) {
    std::error_code ignored;
    std::filesystem::remove_all(directory_.path(), ignored);
  }
  // Uses an existing directory and keeps its content.
  struct Kept {};
  ScratchDirectory(Kept, std::filesystem::path path) : directory_(std::move(path)) {}
  const std::filesystem::path& path() const { return directory_.path(); }

 private:
  static std::filesystem::path make() {
    std::string name = (std::filesystem::temp_directory_path() / "seatledger-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) throw StoreError("cannot make a directory " + name);
    return name;
  }

  const Unfinished directory_;
};

}  // namespace seatledger::cli
