// A directory that is deleted with its owner.
#pragma once

#include <stdlib.h>

#include <filesystem>
#include <string>
#include <system_error>
#include <utility>

#include "base/store_error.h"

namespace seatledger::cli {

class ScratchDirectory {
 public:
  // Makes a new directory where the system keeps temporary files. Throws StoreError.
  ScratchDirectory() {
    std::string name = (std::filesystem::temp_directory_path() / "seatledger-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) throw StoreError("cannot make a directory " + name);
    path_ = name;
  }
  // Uses that directory; deletes its content first.
  explicit ScratchDirectory(std::filesystem::path path) : path_(std::move(path)) { clear(); }
  // Uses an existing directory and keeps its content.
  struct Kept {};
  ScratchDirectory(Kept, std::filesystem::path path) : path_(std::move(path)) {}
  ~ScratchDirectory() { clear(); }
  ScratchDirectory(const ScratchDirectory&) = delete;
  ScratchDirectory& operator=(const ScratchDirectory&) = delete;
  const std::filesystem::path& path() const { return path_; }

 private:
  void clear() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  std::filesystem::path path_;
};

}  // namespace seatledger::cli
