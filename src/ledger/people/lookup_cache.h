// Which e-mail addresses lead to which people, in memory, by the digests of the addresses: whether
// an address has a seat is asked far more often than anything about people changes.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>

#include "base/digest.h"
#include "base/ids.h"

namespace seatledger::ledger {

// Addresses that lead to one person alone, as they are in the store. A table of fixed size, in
// which an address has four places; a new one replaces one of these. Any thread. See
// docs/decisions/0053.
class LookupCache {
 public:
  // 0 bytes: it keeps nothing. Memory is taken from the system as it is used.
  explicit LookupCache(std::size_t bytes_max);
  LookupCache(const LookupCache&) = delete;
  LookupCache& operator=(const LookupCache&) = delete;

  // A look-up that found nothing here. Begin it before the store is read.
  using Reading = std::uint64_t;
  std::optional<PersonId> find(const Digest& lookup, Reading& reading) const;
  // What the store has. Not kept if something like it was forgotten since.
  void keep(const Digest& lookup, PersonId person, Reading reading);

  // Call it after a write that may have changed the look-up, and before anybody is told of it.
  void forget(const Digest& lookup);
  // The same for all, after the store was opened again.
  void forget_all();

 private:
  struct Entry {
    std::array<std::uint8_t, 32> lookup;
    std::uint64_t person;  // 0: empty
  };
  static constexpr std::size_t ways = 4;
  struct Freed {
    void operator()(Entry* entries) const;
  };
  struct alignas(64) Part {
    std::mutex mutex;
    Reading changes = 0;         // guarded by mutex
    std::uint64_t replaced = 0;  // guarded by mutex
    bool is_used = false;        // guarded by mutex
  };
  static constexpr std::size_t part_count = 64;

  Part& part_of(const Digest& lookup) const { return parts_[lookup.bytes[31] % part_count]; }
  Entry* set_of(const Digest& lookup) const;
  Entry* entry_of(const Digest& lookup) const;

  const std::size_t sets_;
  const std::unique_ptr<Entry, Freed> entries_;  // `ways` for each set
  mutable std::array<Part, part_count> parts_;
};

}  // namespace seatledger::ledger
