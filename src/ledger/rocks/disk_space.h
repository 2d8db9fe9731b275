// Refuses appends when the free disk space falls below a watermark, before the store fails.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>

namespace seatledger::ledger {

// Bytes that an unprivileged process can still write there. Throws StoreError.
std::uint64_t free_bytes(const std::filesystem::path& path);

// Space that the store may need for its own writes after appends are refused: twice every write
// buffer (the table and the compaction that merges it), the write-ahead log (as large as all
// buffers), and 512 MiB.
std::uint64_t default_watermark_bytes(std::size_t write_buffer_bytes, int write_buffers_max);

// Pure. To accept again, free space must exceed the watermark by an eighth: this avoids flapping.
bool must_refuse(std::uint64_t free, std::uint64_t watermark, bool refusing);

// One thread, which calls check() once a second.
class DiskSpaceWatch {
 public:
  // Checks at once. `tell` is called whenever the answer changes, also by the constructor if the
  // disk is full; the initial answer is "not refusing". `free` replaces the disk in tests.
  using Tell = std::function<void(bool refusing, std::uint64_t free)>;
  using Free = std::function<std::uint64_t()>;
  DiskSpaceWatch(std::filesystem::path path, std::uint64_t watermark_bytes, Tell tell,
                 Free free = {});

  // If free space cannot be determined, the disk counts as full.
  void check();
  bool refusing() const { return refusing_; }

 private:
  const std::uint64_t watermark_bytes_;
  const Tell tell_;
  const Free free_;
  bool refusing_ = false;
};

}  // namespace seatledger::ledger
