#include "app/view_generations.h"

#include <fcntl.h>
#include <unistd.h>

#include <charconv>
#include <fstream>
#include <optional>
#include <string>

#include "base/store_error.h"

namespace seatledger {
namespace {

constexpr const char* pointer_name = "current";

std::optional<std::uint64_t> number_of(const std::string& text) {
  std::uint64_t number = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (fault != std::errc{} || end != text.data() + text.size() || number == 0) return std::nullopt;
  return number;
}

void sync(const std::filesystem::path& path) {
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) throw StoreError("cannot open " + path.string());
  const bool synced = ::fsync(file) == 0;
  ::close(file);
  if (!synced) throw StoreError("cannot sync " + path.string());
}

}  // namespace

ViewGenerations::ViewGenerations(const std::filesystem::path& data_dir)
    : root_(data_dir / "views") {
  std::filesystem::create_directories(root_);
  if (!std::filesystem::exists(root_ / pointer_name)) {
    write_pointer(current_);
    return;
  }
  std::string text;
  std::ifstream(root_ / pointer_name) >> text;
  const auto number = number_of(text);
  if (!number) throw StoreError((root_ / pointer_name).string() + " names no generation of views");
  current_ = *number;
}

std::filesystem::path ViewGenerations::directory_of(std::uint64_t generation) const {
  return root_ / std::to_string(generation);
}

std::filesystem::path ViewGenerations::begin_next() {
  auto next = directory_of(current_ + 1);
  std::filesystem::remove_all(next);
  return next;
}

void ViewGenerations::switch_to_next() {
  write_pointer(current_ + 1);
  ++current_;
  for (const auto& entry : std::filesystem::directory_iterator(root_)) {
    const auto number = number_of(entry.path().filename().string());
    if (number && *number + 1 < current_) std::filesystem::remove_all(entry.path());
  }
}

void ViewGenerations::drop_old() {
  for (const auto& entry : std::filesystem::directory_iterator(root_)) {
    const auto number = number_of(entry.path().filename().string());
    if (number && *number < current_) std::filesystem::remove_all(entry.path());
  }
}

void ViewGenerations::write_pointer(std::uint64_t generation) const {
  const auto fresh = root_ / "current.new";
  {
    std::ofstream out(fresh, std::ios::trunc);
    out << generation << '\n';
    if (!out.flush()) throw StoreError("cannot write " + fresh.string());
  }
  sync(fresh);
  std::filesystem::rename(fresh, root_ / pointer_name);
  sync(root_);
}

}  // namespace seatledger
