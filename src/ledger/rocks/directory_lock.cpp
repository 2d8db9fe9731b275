#include "ledger/rocks/directory_lock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>

#include "base/durable_file.h"

namespace seatledger::ledger {

DirectoryLock::DirectoryLock(const std::filesystem::path& directory) {
  const std::filesystem::path path = directory / "lock";
  file_ = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (file_ < 0) throw file_error("cannot open", path, errno);
  if (::flock(file_, LOCK_EX | LOCK_NB) == 0) return;
  const int error = errno;
  ::close(file_);
  if (error != EWOULDBLOCK) throw file_error("cannot lock", path, error);
  throw DirectoryInUse(directory);
}

DirectoryLock::~DirectoryLock() { ::close(file_); }

}  // namespace seatledger::ledger
