#include "cli/output_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <utility>

#include "base/durable_file.h"
#include "base/standard_output.h"
#include "base/store_error.h"
#include "base/uuid.h"

namespace seatledger::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t buffer_bytes = std::size_t{256} << 10U;
constexpr int names_tried_max = 100;
constexpr std::size_t suffix_letters = 8;
constexpr mode_t permission_bits = 0777;

struct Target {
  fs::path place;
  bool is_written_into = false;
  mode_t mode_max = permission_bits;  // the permissions of a file that is replaced
};

Target target_of(const fs::path& path) {
  struct stat there {};
  if (::stat(path.c_str(), &there) != 0) return {behind_links(fs::absolute(path))};
  if (S_ISDIR(there.st_mode)) throw file_error("cannot write", path, EISDIR);
  if (S_ISBLK(there.st_mode)) {
    throw StoreError(path.string() + " is a disk: a file on it is wanted");
  }
  if (is_standard_output(path) || !S_ISREG(there.st_mode)) return {path, true};
  return {fs::canonical(path), false, there.st_mode & permission_bits};
}

// A new file beside `place`, under a name that nobody has.
fs::path make_part(const fs::path& place, mode_t mode, int& file) {
  SystemEntropy entropy;
  for (int tries = 0; tries < names_tried_max; ++tries) {
    fs::path part = place;
    part += "." + to_hex(entropy.next()).substr(0, suffix_letters) + ".part";
    file = ::open(part.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);
    if (file >= 0) return part;
    if (errno != EEXIST) throw file_error("cannot make", part, errno);
  }
  throw file_error("cannot make a new file beside", place, EEXIST);
}

void write_into(int file, std::string_view bytes, const fs::path& place) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(file, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0 && errno == EPIPE) throw OutputFailed(EPIPE);
    if (written < 0) throw file_error("cannot write", place, errno);
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
}

}  // namespace

OutputFile::OutputFile(const fs::path& path, mode_t mode) {
  Target target = target_of(path);
  place_ = std::move(target.place);
  if (target.is_written_into) {
    // Another opening of the file behind standard output would begin at its start.
    file_ = is_standard_output(place_) ? ::fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 0)
                                       : ::open(place_.c_str(), O_WRONLY | O_NOCTTY | O_CLOEXEC);
    if (file_ < 0) throw file_error("cannot open", place_, errno);
    return;
  }
  part_.emplace([&] { return make_part(place_, mode & target.mode_max, file_); });
}

OutputFile::~OutputFile() {
  if (file_ >= 0) ::close(file_);
}

void OutputFile::write(std::string_view bytes) {
  buffer_ += bytes;
  if (buffer_.size() >= buffer_bytes) write_out();
}

void OutputFile::write_out() {
  if (part_) {
    write_all(file_, buffer_, part_->path());
  } else {
    write_into(file_, buffer_, place_);
  }
  buffer_.clear();
}

void OutputFile::keep() {
  write_out();
  if (part_) {
    put_in_place(file_, part_->path(), place_);
    part_->keep();
  }
  if (::close(std::exchange(file_, -1)) != 0) throw file_error("cannot write", place_, errno);
}

bool is_written_into(const fs::path& path) { return target_of(path).is_written_into; }

bool is_standard_output(const fs::path& path) {
  if (path == "-") return true;
  struct stat there {};
  struct stat out {};
  return ::stat(path.c_str(), &there) == 0 && ::fstat(STDOUT_FILENO, &out) == 0 &&
         out.st_dev == there.st_dev && out.st_ino == there.st_ino;
}

}  // namespace seatledger::cli
