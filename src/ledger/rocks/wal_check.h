// Examines a write-ahead log before RocksDB opens it. RocksDB cannot distinguish an incomplete last
// write from later damage: it refuses an incomplete write if the file had already grown (zeros
// follow), and silently drops a record whose damaged length points past the end of the file.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace seatledger::ledger {

enum class WalEnd : std::uint8_t {
  whole,      // every record is intact; zeros may follow the last
  torn,       // the end of the file cuts off the last record: RocksDB drops it
  half_zero,  // all bytes from inside the last record on are zero: an incomplete write
  damaged,    // anything else: written data was lost or changed
};

// [begin, end) is the first damaged range; begin is the start of a record.
struct WalVerdict {
  WalEnd end = WalEnd::whole;
  std::uint64_t bad_begin = 0;
  std::uint64_t bad_end = 0;
  std::uint64_t records = 0;  // intact ones before it
};

// Pure. `bytes` is a whole file.
WalVerdict examine_wal(std::string_view bytes);

struct WalFinding {
  std::filesystem::path file;
  WalVerdict verdict;
};
// Examines the logs of a closed database, oldest first. Throws StoreError when one cannot be read.
std::vector<WalFinding> examine_wals(const std::filesystem::path& directory);

// Truncates the file where the bad range begins, durably. Throws StoreError.
void cut_wal(const WalFinding& finding);

}  // namespace seatledger::ledger
