#include "ledger/rocks/wal_check.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <boost/crc.hpp>
#include <cerrno>
#include <fstream>

#include "base/durable_file.h"
#include "base/store_error.h"

namespace seatledger::ledger {
namespace {

// The file format (RocksDB, db/log_format.h): blocks of 32 KiB that contain fragments, each a
// header (checksum, length, type) and a payload. A record is one full fragment, or a first, any
// number of middle ones and a last. Fewer than seven bytes at the end of a block are padding.
constexpr std::uint64_t block_bytes = 32768;
constexpr std::uint64_t header_bytes = 7;
enum FragmentType : std::uint8_t { zero = 0, full = 1, first = 2, middle = 3, last = 4 };

std::uint8_t byte_at(std::string_view bytes, std::uint64_t at) {
  return static_cast<std::uint8_t>(bytes[at]);
}

struct Fragment {
  std::uint32_t stored_checksum = 0;
  std::uint64_t length = 0;
  std::uint8_t type = 0;
};

Fragment read_header(std::string_view bytes, std::uint64_t at) {
  Fragment fragment;
  for (std::uint64_t i = 0; i < 4; ++i) {
    fragment.stored_checksum |= std::uint32_t{byte_at(bytes, at + i)} << (8 * i);
  }
  fragment.length = byte_at(bytes, at + 4) | std::uint64_t{byte_at(bytes, at + 5)} << 8U;
  fragment.type = byte_at(bytes, at + 6);
  return fragment;
}

// CRC-32C over the type and the payload, masked as RocksDB masks it.
std::uint32_t checksum_of(std::string_view type_and_payload) {
  boost::crc_optimal<32, 0x1EDC6F41, 0xFFFFFFFF, 0xFFFFFFFF, true, true> crc;
  crc.process_bytes(type_and_payload.data(), type_and_payload.size());
  const auto value = static_cast<std::uint32_t>(crc.checksum());
  return ((value >> 15U) | (value << 17U)) + 0xa282ead8U;
}

// Reads [at, at + header + length), which must be within `bytes`.
bool is_sound(std::string_view bytes, std::uint64_t at, const Fragment& fragment) {
  return checksum_of(bytes.substr(at + 6, 1 + fragment.length)) == fragment.stored_checksum;
}

std::uint64_t block_end(std::uint64_t at) { return (at / block_bytes + 1) * block_bytes; }

class Examination {
 public:
  explicit Examination(std::string_view bytes)
      : bytes_(bytes), written_(bytes.find_last_not_of('\0') + 1) {}

  WalVerdict run() {
    while (verdict_.end == WalEnd::whole && at_ < bytes_.size()) {
      if (block_end(at_) - at_ < header_bytes) {
        at_ = block_end(at_);
      } else if (!examine_fragment()) {
        break;
      }
    }
    if (verdict_.end == WalEnd::whole && in_record_) end_with(WalEnd::torn, bytes_.size());
    return verdict_;
  }

 private:
  // Returns false when there is nothing more to read.
  bool examine_fragment() {
    if (at_ >= written_) {
      if (in_record_) end_with(WalEnd::half_zero, bytes_.size());
      return false;
    }
    if (bytes_.size() - at_ < header_bytes) return end_with(WalEnd::torn, bytes_.size());
    const Fragment fragment = read_header(bytes_, at_);
    const std::uint64_t end = at_ + header_bytes + fragment.length;
    if (end > block_end(at_)) return end_with(WalEnd::damaged, block_end(at_));
    if (end > bytes_.size()) {
      const bool damaged = anything_sound_after(fragment);
      return end_with(damaged ? WalEnd::damaged : WalEnd::torn, bytes_.size());
    }
    if (!is_sound(bytes_, at_, fragment)) {
      return end_with(written_ < end ? WalEnd::half_zero : WalEnd::damaged, end);
    }
    if (!follows(fragment.type)) return end_with(WalEnd::damaged, end);
    at_ = end;
    return true;
  }

  // Checks the order of fragments; types that the ledger's settings never produce are left to
  // RocksDB.
  bool follows(std::uint8_t type) {
    const bool begins = type == full || type == first;
    if (type == zero || type > last) return true;
    if (begins == in_record_) return false;
    in_record_ = type == first || type == middle;
    if (!in_record_) {
      ++verdict_.records;
    } else if (begins) {
      record_begin_ = at_;
    }
    return true;
  }

  // A fragment extends past the end of the file. If only its length is damaged, its payload or a
  // later fragment is still intact.
  bool anything_sound_after(const Fragment& claimed) const {
    Fragment shorter = claimed;
    shorter.length = bytes_.size() - at_ - header_bytes;
    if (is_sound(bytes_, at_, shorter)) return true;
    for (std::uint64_t at = at_ + 1; at + header_bytes <= bytes_.size(); ++at) {
      const Fragment fragment = read_header(bytes_, at);
      if (fragment.type < full || fragment.type > last) continue;
      if (at + header_bytes + fragment.length > bytes_.size()) continue;
      if (is_sound(bytes_, at, fragment)) return true;
    }
    return false;
  }

  bool end_with(WalEnd end, std::uint64_t bad_end) {
    verdict_.end = end;
    verdict_.bad_begin = in_record_ ? record_begin_ : at_;
    verdict_.bad_end = std::min<std::uint64_t>(bad_end, bytes_.size());
    return false;
  }

  const std::string_view bytes_;
  const std::uint64_t written_;  // one past the last byte that is not zero
  std::uint64_t at_ = 0;
  bool in_record_ = false;
  std::uint64_t record_begin_ = 0;
  WalVerdict verdict_;
};

std::string read_file(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::string bytes(std::filesystem::file_size(path), '\0');
  if (!in.read(bytes.data(), static_cast<std::streamsize>(bytes.size()))) {
    throw StoreError("cannot read " + path.string());
  }
  return bytes;
}

bool is_log_name(const std::filesystem::path& path) {
  const std::string stem = path.stem().string();
  return path.extension() == ".log" && !stem.empty() &&
         stem.find_first_not_of("0123456789") == std::string::npos;
}

}  // namespace

WalVerdict examine_wal(std::string_view bytes) { return Examination(bytes).run(); }

std::vector<WalFinding> examine_wals(const std::filesystem::path& directory) {
  std::vector<WalFinding> findings;
  if (!std::filesystem::exists(directory)) return findings;
  for (const auto& entry : std::filesystem::directory_iterator(directory)) {
    if (is_log_name(entry.path())) findings.push_back({entry.path(), {}});
  }
  // Names are numbers padded to six digits; a longer name is a later log.
  std::sort(findings.begin(), findings.end(), [](const auto& left, const auto& right) {
    const auto name = [](const WalFinding& finding) { return finding.file.filename().string(); };
    return std::pair(name(left).size(), name(left)) < std::pair(name(right).size(), name(right));
  });
  for (WalFinding& finding : findings) finding.verdict = examine_wal(read_file(finding.file));
  return findings;
}

void cut_wal(const WalFinding& finding) {
  const int file = ::open(finding.file.c_str(), O_RDWR | O_CLOEXEC);
  const bool cut = file >= 0 &&
                   ::ftruncate(file, static_cast<off_t>(finding.verdict.bad_begin)) == 0 &&
                   ::fsync(file) == 0;
  const int error = errno;
  if (file >= 0) ::close(file);
  if (!cut) throw file_error("cannot cut", finding.file, error);
}

}  // namespace seatledger::ledger
