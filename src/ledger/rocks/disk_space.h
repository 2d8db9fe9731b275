// Keeps a full disk away from the store: below a watermark of free bytes, appends are refused.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>

namespace seatledger::ledger {

// Bytes that an unprivileged process may still write there. Throws StoreError.
std::uint64_t free_bytes(const std::filesystem::path& path);

// Room for what the store may write by itself once appends are refused: every write buffer twice
// (its table, and the compaction that merges it), the write-ahead log (as large as all buffers),
// and 512 MiB.
std::uint64_t default_watermark_bytes(std::size_t write_buffer_bytes, int write_buffers_max);

// Pure. Once refusing, an eighth more than the watermark must be free: no flapping around it.
bool must_refuse(std::uint64_t free, std::uint64_t watermark, bool refusing);

// One thread; the caller calls check() once a second.
class DiskSpaceWatch {
 public:
  // Checks at once. `tell` is called, also by the constructor, whenever the answer changes; it
  // begins with "there is room". `free` replaces the disk in tests.
  using Tell = std::function<void(bool refusing, std::uint64_t free)>;
  using Free = std::function<std::uint64_t()>;
  DiskSpaceWatch(std::filesystem::path path, std::uint64_t watermark_bytes, Tell tell,
                 Free free = {});

  // A disk that cannot be asked counts as full.
  void check();
  bool refusing() const { return refusing_; }

 private:
  const std::uint64_t watermark_bytes_;
  const Tell tell_;
  const Free free_;
  bool refusing_ = false;
};

}  // namespace seatledger::ledger
