// Tells whether an audit index answers what the log says, without folding another one: both are
// sets of (id, position), and each set has a sum of keyed digests, whatever the order of its
// members. Source: D. Clarke et al., Incremental Multiset Hash Functions (ASIACRYPT 2003),
// MSet-Add-Hash.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/digest.h"
#include "ledger/domain/events.h"
#include "projections/store/key_value_store.h"

namespace seatledger::projections {

// Sums under one key are equal if the sets are, and else differ, except with a probability that is
// negligible for whoever wrote the rows before the key was drawn. One thread.
class AuditSums {
 public:
  explicit AuditSums(const Digest& key) : key_(key) {}

  // The next event of a log, from the first on: what an index has about it.
  void add(const ledger::Event& event);
  // All rows of an index but its checkpoint. Throws StoreError.
  void add(const Snapshot& index);

  bool is_equal(const AuditSums& other) const { return sum_ == other.sum_; }

 private:
  void add_position(std::string_view id_key, std::uint64_t position);
  void add_row(std::string_view key, std::string_view value);
  void add_digest();
  const std::string* platform_of(LicenseId license) const;
  void note_platform(LicenseId license, const std::string& platform_key);

  // Ids of licenses follow one another: 4 bytes each, in pages.
  static constexpr std::size_t page_licenses = 4096;
  using Page = std::array<std::uint32_t, page_licenses>;

  const Digest key_;
  std::array<std::uint64_t, 4> sum_{};  // of the digests as four numbers each
  std::string text_;                    // to be digested; reused
  std::vector<std::string> id_keys_;    // of one event; reused

  std::vector<std::string> platforms_;
  std::unordered_map<std::string, std::uint32_t> platform_numbers_;  // from 1, in platforms_
  std::unordered_map<std::uint64_t, Page> platform_of_;
};

}  // namespace seatledger::projections
