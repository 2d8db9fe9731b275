#include "ledger/proof/anchor.h"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <cerrno>

#include "base/durable_file.h"
#include "base/store_error.h"

namespace seatledger::ledger {
namespace {

constexpr std::size_t anchor_bytes_max = 65536;  // a note has some hundred

class AnchorDescriptor {
 public:
  explicit AnchorDescriptor(const std::filesystem::path& path)
      : descriptor_(::open(path.c_str(), O_RDONLY | O_CLOEXEC)) {}
  ~AnchorDescriptor() {
    if (descriptor_ >= 0) ::close(descriptor_);
  }
  AnchorDescriptor(const AnchorDescriptor&) = delete;
  AnchorDescriptor& operator=(const AnchorDescriptor&) = delete;
  int get() const { return descriptor_; }

 private:
  int descriptor_;
};

}  // namespace

std::optional<std::string> Anchor::read() const {
  const AnchorDescriptor file(file_);
  if (file.get() < 0) {
    if (errno == ENOENT) return std::nullopt;
    throw file_error("cannot open", file_, errno);
  }
  std::string note;
  std::array<char, 4096> part{};
  for (;;) {
    const ssize_t count = ::read(file.get(), part.data(), part.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) throw file_error("cannot read", file_, errno);
    if (count == 0) return note;
    note.append(part.data(), static_cast<std::size_t>(count));
    if (note.size() > anchor_bytes_max) throw StoreError(file_.string() + " is no anchor");
  }
}

void Anchor::replace(std::string_view note) const { replace_file(file_, note, 0644); }

std::filesystem::path anchor_file_of(const std::filesystem::path& data_dir,
                                     const std::filesystem::path& setting) {
  return setting.empty() ? data_dir / "anchor" : setting;
}

}  // namespace seatledger::ledger
