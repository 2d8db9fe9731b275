// Reads a write-ahead log of RocksDB before RocksDB does, because it cannot tell an end that was
// never wholly written from one that was damaged later: it refuses the first when the file had
// grown already (zeros follow), and drops the second when a damaged length points past the end of
// the file.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace seatledger::ledger {

enum class WalEnd : std::uint8_t {
  whole,      // every record is as written; perhaps zeros after the last
  torn,       // the last record is cut off by the end of the file: RocksDB drops it
  half_zero,  // from inside the last record on all bytes are zero: it was never wholly written
  damaged,    // anything else: what was written is not there any more
};

// [begin, end) is the first range that does not hold what was written; begin is where a record
// starts.
struct WalVerdict {
  WalEnd end = WalEnd::whole;
  std::uint64_t bad_begin = 0;
  std::uint64_t bad_end = 0;
  std::uint64_t records = 0;  // whole ones before it
};

// Pure. `bytes` is a whole file.
WalVerdict examine_wal(std::string_view bytes);

struct WalFinding {
  std::filesystem::path file;
  WalVerdict verdict;
};
// The logs of a closed database, oldest first. Throws StoreError when one cannot be read.
std::vector<WalFinding> examine_wals(const std::filesystem::path& directory);

// Cuts the bad range and all after it off the file, durably. Throws StoreError.
void cut_wal(const WalFinding& finding);

}  // namespace seatledger::ledger
