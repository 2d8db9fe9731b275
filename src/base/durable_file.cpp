#include "base/durable_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <string>
#include <system_error>

namespace seatledger {
namespace {

class OpenFile {
 public:
  OpenFile(const std::filesystem::path& path, int flags, mode_t mode = 0)
      : number_(::open(path.c_str(), flags | O_CLOEXEC, mode)) {
    if (number_ < 0) throw file_error("cannot open", path, errno);
  }
  ~OpenFile() { ::close(number_); }
  OpenFile(const OpenFile&) = delete;
  OpenFile& operator=(const OpenFile&) = delete;
  int number() const { return number_; }

 private:
  int number_;
};

}  // namespace

StoreError file_error(const char* what, const std::filesystem::path& path, int number) {
  return StoreError(std::string(what) + " " + path.string() + ": " +
                    std::generic_category().message(number));
}

void sync_directory(const std::filesystem::path& directory) {
  const OpenFile file(directory, O_RDONLY | O_DIRECTORY);
  if (::fsync(file.number()) != 0) throw file_error("cannot sync", directory, errno);
}

void write_all(int file, std::string_view bytes, const std::filesystem::path& path) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(file, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) throw file_error("cannot write", path, errno);
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
}

std::filesystem::path behind_links(const std::filesystem::path& path) {
  constexpr int links_max = 40;  // as many as the system follows
  std::filesystem::path place = path;
  std::error_code fault;
  for (int links = 0; std::filesystem::is_symlink(place, fault); ++links) {
    if (links == links_max) throw file_error("cannot follow", path, ELOOP);
    place = place.parent_path() / std::filesystem::read_symlink(place);
  }
  return place;
}

void put_in_place(int file, const std::filesystem::path& fresh,
                  const std::filesystem::path& place) {
  if (::fsync(file) != 0) throw file_error("cannot sync", fresh, errno);
  if (::rename(fresh.c_str(), place.c_str()) != 0) {
    throw file_error("cannot replace", place, errno);
  }
  sync_directory(place.has_parent_path() ? place.parent_path() : ".");
}

void replace_file(const std::filesystem::path& place, std::string_view bytes, mode_t mode) {
  std::filesystem::path fresh = place;
  fresh += ".new";
  const OpenFile file(fresh, O_WRONLY | O_CREAT | O_TRUNC, mode);
  write_all(file.number(), bytes, fresh);
  put_in_place(file.number(), fresh, place);
}

}  // namespace seatledger
