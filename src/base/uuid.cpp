#include "base/uuid.h"

#include <algorithm>

namespace seatledger {

std::string uuid_v7(Timestamp time, const Digest& random) {
  std::array<std::uint8_t, 16> bytes{};
  std::copy_n(random.bytes.begin(), bytes.size(), bytes.begin());
  const auto millis = static_cast<std::uint64_t>(time.micros / 1000);
  for (unsigned i = 0; i < 6; ++i) bytes[i] = static_cast<std::uint8_t>(millis >> (40 - 8 * i));
  bytes[6] = static_cast<std::uint8_t>((bytes[6] & 0x0fU) | 0x70U);
  bytes[8] = static_cast<std::uint8_t>((bytes[8] & 0x3fU) | 0x80U);
  std::string text = to_hex({reinterpret_cast<const char*>(bytes.data()), bytes.size()});
  for (const std::size_t at : {8U, 13U, 18U, 23U}) text.insert(at, 1, '-');
  return text;
}

Digest SystemEntropy::next() {
  Digest digest;
  if (used_ + digest.bytes.size() > block_.size()) {
    fill_random(block_);
    used_ = 0;
  }
  std::copy_n(block_.begin() + static_cast<std::ptrdiff_t>(used_), digest.bytes.size(),
              digest.bytes.begin());
  used_ += digest.bytes.size();
  return digest;
}

}  // namespace seatledger
