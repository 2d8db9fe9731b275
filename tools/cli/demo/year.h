// Makes the demo: a ledger with a year of history.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>

#include "base/ids.h"
#include "base/time.h"

namespace seatledger::cli::demo {

struct YearWish {
  std::filesystem::path directory;  // empty
  std::uint64_t seed = 1;
  Timestamp until;
  std::function<void(int days)> progress = [](int) {};
};

struct YearMade {
  Position head;
  // The texts of three keys; no other place has them.
  std::string admin_key, platform_admin_key, auditor_key;
  std::size_t people = 0, licenses = 0;
  // What is worth a look.
  LicenseId full;         // every seat is taken, and members of a group wait
  Position full_renewed;  // its renewal, which gave it ten seats
  LicenseId switched;     // was switched off and on again
  Position switched_off;
  Position list_with_refusals;
  Position erased;
};

// The same seed and `until` make the same events, but for what contains secrets of the new ledger:
// the digests of keys, and those of requests that name people. Throws StoreError, and
// std::logic_error for a mistake in the script.
YearMade make_year(const YearWish& wish);

}  // namespace seatledger::cli::demo
