// The anchor: a file with the newest signed checkpoint, outside the ledger's database and best on
// another device. A log that is shorter than its anchor or disagrees with it was tampered with or
// lost.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace seatledger::ledger {

class Anchor {
 public:
  explicit Anchor(std::filesystem::path file) : file_(std::move(file)) {}
  const std::filesystem::path& file() const { return file_; }

  // The note; nothing if there is no such file. Throws StoreError when it cannot be read.
  std::optional<std::string> read() const;
  // Replaces the file, through a link the file that it leads to, atomically and durably: readers,
  // also after a power cut, find the old note or the new one. Throws StoreError.
  void replace(std::string_view note) const;

 private:
  std::filesystem::path file_;
};

// The setting anchor_file, or <data_dir>/anchor when it is empty.
std::filesystem::path anchor_file_of(const std::filesystem::path& data_dir,
                                     const std::filesystem::path& setting);

}  // namespace seatledger::ledger
