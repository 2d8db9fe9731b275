#include "cli/output_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>
#include <utility>

#include "base/store_error.h"
#include "ledger/rocks/directory_lock.h"

namespace seatledger::cli {
namespace {

constexpr std::size_t buffer_bytes = std::size_t{256} << 10U;

}  // namespace

OutputFile::OutputFile(std::filesystem::path path, mode_t mode)
    : path_(std::filesystem::absolute(path)), part_(path_.string() + ".part") {
  // Another's leftover may have another mode.
  ::unlink(part_.c_str());
  file_ = ::open(part_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);
  if (file_ < 0) fail("make");
}

OutputFile::~OutputFile() {
  if (file_ < 0) return;
  ::close(file_);
  ::unlink(part_.c_str());
}

void OutputFile::fail(const char* what) const {
  throw StoreError(std::string("cannot ") + what + " " + part_.string() + ": " +
                   std::generic_category().message(errno));
}

void OutputFile::write(std::string_view bytes) {
  buffer_ += bytes;
  if (buffer_.size() >= buffer_bytes) write_out();
}

void OutputFile::write_out() {
  std::string_view rest = buffer_;
  while (!rest.empty()) {
    const ssize_t written = ::write(file_, rest.data(), rest.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) fail("write");
    rest.remove_prefix(static_cast<std::size_t>(written));
  }
  buffer_.clear();
}

void OutputFile::keep() {
  write_out();
  if (::fsync(file_) != 0) fail("sync");
  ::close(std::exchange(file_, -1));
  std::filesystem::rename(part_, path_);
  ledger::sync_directory(path_.parent_path());
}

}  // namespace seatledger::cli
