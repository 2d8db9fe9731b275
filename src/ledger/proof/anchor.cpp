#include "ledger/proof/anchor.h"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <system_error>

#include "base/store_error.h"
#include "ledger/rocks/directory_lock.h"

namespace seatledger::ledger {
namespace {

constexpr std::size_t anchor_bytes_max = 65536;  // a note has some hundred

[[noreturn]] void anchor_fails(const char* what, const std::filesystem::path& path, int error) {
  throw StoreError(std::string(what) + " " + path.string() + ": " +
                   std::generic_category().message(error));
}

class AnchorDescriptor {
 public:
  AnchorDescriptor(const std::filesystem::path& path, int flags)
      : descriptor_(::open(path.c_str(), flags | O_CLOEXEC, 0644)) {}
  ~AnchorDescriptor() {
    if (descriptor_ >= 0) ::close(descriptor_);
  }
  AnchorDescriptor(const AnchorDescriptor&) = delete;
  AnchorDescriptor& operator=(const AnchorDescriptor&) = delete;
  int get() const { return descriptor_; }

 private:
  int descriptor_;
};

void write_whole(int file, std::string_view bytes, const std::filesystem::path& path) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(file, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) anchor_fails("cannot write", path, errno);
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
}

}  // namespace

std::optional<std::string> Anchor::read() const {
  const AnchorDescriptor file(file_, O_RDONLY);
  if (file.get() < 0) {
    if (errno == ENOENT) return std::nullopt;
    anchor_fails("cannot open", file_, errno);
  }
  std::string note;
  std::array<char, 4096> part{};
  for (;;) {
    const ssize_t count = ::read(file.get(), part.data(), part.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) anchor_fails("cannot read", file_, errno);
    if (count == 0) return note;
    note.append(part.data(), static_cast<std::size_t>(count));
    if (note.size() > anchor_bytes_max) throw StoreError(file_.string() + " is no anchor");
  }
}

void Anchor::replace(std::string_view note) const {
  std::filesystem::path fresh = file_;
  fresh += ".new";
  {
    const AnchorDescriptor file(fresh, O_WRONLY | O_CREAT | O_TRUNC);
    if (file.get() < 0) anchor_fails("cannot open", fresh, errno);
    write_whole(file.get(), note, fresh);
    if (::fsync(file.get()) != 0) anchor_fails("cannot sync", fresh, errno);
  }
  if (::rename(fresh.c_str(), file_.c_str()) != 0) anchor_fails("cannot replace", file_, errno);
  sync_directory(file_.has_parent_path() ? file_.parent_path() : ".");
}

std::filesystem::path anchor_file_of(const std::filesystem::path& data_dir,
                                     const std::filesystem::path& setting) {
  return setting.empty() ? data_dir / "anchor" : setting;
}

}  // namespace seatledger::ledger
