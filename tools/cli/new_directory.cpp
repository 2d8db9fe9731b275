#include "cli/new_directory.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <string>

#include "base/durable_file.h"
#include "base/store_error.h"

namespace seatledger::cli {
namespace {

namespace fs = std::filesystem;

// Without a slash at the end, which would make the temporary directory a part of the place.
fs::path without_slash(const fs::path& place) {
  const fs::path whole = fs::absolute(place).lexically_normal();
  return whole.has_filename() ? whole : whole.parent_path();
}

}  // namespace

LockedDirectory::LockedDirectory(const fs::path& path, const MakerWords& words) {
  if (::mkdir(path.c_str(), S_IRWXU) != 0 && errno != EEXIST) {
    throw file_error("cannot make", path, errno);
  }
  file_ = ::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
  if (file_ < 0) throw file_error("cannot open", path, errno);
  if (::flock(file_, LOCK_EX | LOCK_NB) != 0 || !is_still(path)) {
    ::close(file_);
    throw StoreError(std::string(words.another) + " writes to " + path.string());
  }
  for (const auto& entry : fs::directory_iterator(path)) fs::remove_all(entry.path());
}

LockedDirectory::~LockedDirectory() { ::close(file_); }

// The other command may have renamed or deleted it between the opening and the lock.
bool LockedDirectory::is_still(const fs::path& path) const {
  struct stat opened {};
  struct stat there {};
  return ::fstat(file_, &opened) == 0 && ::stat(path.c_str(), &there) == 0 &&
         opened.st_dev == there.st_dev && opened.st_ino == there.st_ino;
}

NewDirectory::NewDirectory(const fs::path& place, const MakerWords& words)
    : place_(without_slash(place)), words_(words) {
  check_place();
}

const fs::path& NewDirectory::make() {
  fs::create_directories(place_.parent_path());
  made_.emplace([this] {
    fs::path path = place_.string() + words_.suffix;
    lock_.emplace(path, words_);
    return path;
  });
  return made_->path();
}

void NewDirectory::keep() {
  uninterrupted([this] {
    check_place();
    fs::remove(place_);
    fs::rename(made_->path() / "", place_);  // only a directory: see Unfinished
    sync_directory(place_.parent_path());
  });
  made_->keep();
}

void NewDirectory::check_place() const {
  if (fs::exists(place_) && !(fs::is_directory(place_) && fs::is_empty(place_))) {
    throw StoreError(place_.string() + " is not empty; " + words_.one +
                     " needs an empty directory");
  }
}

}  // namespace seatledger::cli
