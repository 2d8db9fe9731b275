// Which directory under <data_dir>/views/ holds the views in use. Views are disposable: a new
// generation is folded from the log beside the old one, and a pointer file, replaced atomically,
// names the newest.
#pragma once

#include <cstdint>
#include <filesystem>

namespace seatledger {

class ViewGenerations {
 public:
  // Makes the directory and a first generation if there is none. Throws
  // std::filesystem::filesystem_error or StoreError.
  explicit ViewGenerations(const std::filesystem::path& data_dir);

  std::filesystem::path current() const { return directory_of(current_); }
  // A fresh directory for the next generation; what an interrupted start left there goes.
  std::filesystem::path begin_next();
  // Makes the next generation the current one, durably. The one before stays; older ones go.
  void switch_to_next();
  // Every generation before the current one goes.
  void drop_old();

 private:
  std::filesystem::path directory_of(std::uint64_t generation) const;
  void write_pointer(std::uint64_t generation) const;

  std::filesystem::path root_;
  std::uint64_t current_ = 1;
};

}  // namespace seatledger
