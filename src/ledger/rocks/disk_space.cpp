#include "ledger/rocks/disk_space.h"

#include <sys/statvfs.h>

#include <cerrno>
#include <system_error>
#include <utility>

#include "base/store_error.h"

namespace seatledger::ledger {

std::uint64_t free_bytes(const std::filesystem::path& path) {
  struct statvfs disk {};
  if (::statvfs(path.c_str(), &disk) != 0) {
    throw StoreError("cannot ask for the free space of " + path.string() + ": " +
                     std::generic_category().message(errno));
  }
  return std::uint64_t{disk.f_bavail} * disk.f_frsize;
}

std::uint64_t default_watermark_bytes(std::size_t write_buffer_bytes, int write_buffers_max) {
  constexpr std::uint64_t reserve_bytes = std::uint64_t{512} << 20U;
  const std::uint64_t buffers =
      std::uint64_t{write_buffer_bytes} * static_cast<std::uint64_t>(write_buffers_max);
  return 2 * buffers + buffers + reserve_bytes;
}

bool must_refuse(std::uint64_t free, std::uint64_t watermark, bool refusing) {
  return free < (refusing ? watermark + watermark / 8 : watermark);
}

DiskSpaceWatch::DiskSpaceWatch(std::filesystem::path path, std::uint64_t watermark_bytes, Tell tell,
                               Free free)
    : watermark_bytes_(watermark_bytes),
      tell_(std::move(tell)),
      free_(free ? std::move(free) : [path = std::move(path)] { return free_bytes(path); }) {
  check();
}

void DiskSpaceWatch::check() {
  std::uint64_t free = 0;
  try {
    free = free_();
  } catch (const StoreError&) {
    free = 0;
  }
  const bool refusing = must_refuse(free, watermark_bytes_, refusing_);
  if (refusing == refusing_) return;
  refusing_ = refusing;
  if (tell_) tell_(refusing, free);
}

}  // namespace seatledger::ledger
