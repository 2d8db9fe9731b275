// UUIDs of version 7 (RFC 9562): ordered by time, used where the caller names no transaction.
#pragma once

#include <string>

#include "base/digest.h"
#include "base/time.h"

namespace seatledger {

// `random` gives the 74 random bits; the same arguments give the same text.
std::string uuid_v7(Timestamp time, const Digest& random);

// Where fresh randomness comes from: the system in a server, a seed in a test.
class Entropy {
 public:
  virtual ~Entropy() = default;
  virtual Digest next() = 0;
};

// Not safe to share between threads. Asks the system for a block of bytes at a time.
class SystemEntropy final : public Entropy {
 public:
  Digest next() override;

 private:
  static constexpr std::size_t block_bytes = 4096;
  std::array<std::uint8_t, block_bytes> block_{};
  std::size_t used_ = block_bytes;
};

}  // namespace seatledger
