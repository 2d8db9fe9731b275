// UUIDs of version 7 (RFC 9562), ordered by time: the default transaction_id.
#pragma once

#include <string>

#include "base/digest.h"
#include "base/time.h"

namespace seatledger {

// `random` provides the 74 random bits; the same arguments give the same text.
std::string uuid_v7(Timestamp time, const Digest& random);

// The source of randomness: the system in a server, a seed in a test.
class Entropy {
 public:
  virtual ~Entropy() = default;
  virtual Digest next() = 0;
};

// Not thread-safe. Gets a block of bytes at a time from the system.
class SystemEntropy final : public Entropy {
 public:
  Digest next() override;

 private:
  static constexpr std::size_t block_bytes = 4096;
  std::array<std::uint8_t, block_bytes> block_{};
  std::size_t used_ = block_bytes;
};

}  // namespace seatledger
