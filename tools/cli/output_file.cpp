#include "cli/output_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <utility>

#include "base/durable_file.h"

namespace seatledger::cli {
namespace {

constexpr std::size_t buffer_bytes = std::size_t{256} << 10U;

}  // namespace

OutputFile::OutputFile(std::filesystem::path path, mode_t mode)
    : path_(std::filesystem::absolute(path)), part_(path_.string() + ".part") {
  // A file left by an earlier run may have another mode.
  ::unlink(part_.c_str());
  file_ = ::open(part_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);
  if (file_ < 0) throw file_error("cannot make", part_, errno);
}

OutputFile::~OutputFile() {
  if (file_ < 0) return;
  ::close(file_);
  ::unlink(part_.c_str());
}

void OutputFile::write(std::string_view bytes) {
  buffer_ += bytes;
  if (buffer_.size() >= buffer_bytes) write_out();
}

void OutputFile::write_out() {
  write_all(file_, buffer_, part_);
  buffer_.clear();
}

void OutputFile::keep() {
  write_out();
  put_in_place(file_, part_, path_);
  ::close(std::exchange(file_, -1));
}

}  // namespace seatledger::cli
