// Chance from a seed: the same draws on every machine, which std::uniform_int_distribution does not
// promise.
#pragma once

#include <cstddef>
#include <cstdint>
#include <random>
#include <span>
#include <string>
#include <string_view>

#include "base/digest.h"
#include "base/uuid.h"

namespace seatledger::cli::demo {

// What is random in the ledger's own records: ids of orders, row keys of people. Whoever knows the
// seed knows them too, which is no loss: so are the names.
class SeededEntropy final : public Entropy {
 public:
  explicit SeededEntropy(std::uint64_t seed) : prefix_(std::to_string(seed) + ':') {}
  Digest next() override { return sha256(prefix_ + std::to_string(drawn_++)); }

 private:
  const std::string prefix_;
  std::uint64_t drawn_ = 0;
};

// One stream of draws for each purpose, so that a change of one part of the year leaves the others.
class Chance {
 public:
  Chance(std::uint64_t seed, std::string_view purpose)
      : engine_(first_of(sha256(std::to_string(seed) + ' ' + std::string(purpose)))) {}

  // From 0 to bound - 1; bound is not 0.
  std::size_t below(std::size_t bound) { return static_cast<std::size_t>(engine_() % bound); }
  // From low to high, both included.
  int between(int low, int high) {
    return low + static_cast<int>(below(static_cast<std::size_t>(high - low) + 1));
  }
  bool happens(int per_mille) { return below(1000) < static_cast<std::size_t>(per_mille); }
  // A whole number whose mean is mean_milli / 1000.
  int rounded(std::int64_t mean_milli) {
    const auto whole = static_cast<int>(mean_milli / 1000);
    return whole + (happens(static_cast<int>(mean_milli % 1000)) ? 1 : 0);
  }
  template <class T>
  const T& one_of(std::span<const T> values) {
    return values[below(values.size())];
  }
  std::uint64_t bits() { return engine_(); }

 private:
  static std::uint64_t first_of(const Digest& digest) {
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < sizeof value; ++i) value = value << 8U | digest.bytes[i];
    return value;
  }

  std::mt19937_64 engine_;
};

}  // namespace seatledger::cli::demo
