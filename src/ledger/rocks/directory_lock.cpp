#include "ledger/rocks/directory_lock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <string>
#include <system_error>

#include "base/store_error.h"

namespace seatledger::ledger {
namespace {

[[noreturn]] void fail(const char* what, const std::filesystem::path& path, int error) {
  throw StoreError(std::string(what) + " " + path.string() + ": " +
                   std::generic_category().message(error));
}

}  // namespace

DirectoryLock::DirectoryLock(const std::filesystem::path& directory) {
  const std::filesystem::path path = directory / "lock";
  file_ = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (file_ < 0) fail("cannot open", path, errno);
  if (::flock(file_, LOCK_EX | LOCK_NB) == 0) return;
  const int error = errno;
  ::close(file_);
  if (error != EWOULDBLOCK) fail("cannot lock", path, error);
  throw StoreError("another process uses the data directory " + directory.string());
}

DirectoryLock::~DirectoryLock() { ::close(file_); }

void sync_directory(const std::filesystem::path& directory) {
  const int file = ::open(directory.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (file < 0) fail("cannot open", directory, errno);
  const int error = ::fsync(file) == 0 ? 0 : errno;
  ::close(file);
  if (error != 0) fail("cannot sync", directory, error);
}

}  // namespace seatledger::ledger
