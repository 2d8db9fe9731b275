// A license: the agreed terms, and what the ledger counts (seats, version).
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "base/fields.h"
#include "base/given.h"
#include "base/ids.h"
#include "base/json_text.h"
#include "base/time.h"
#include "ledger/domain/kind.h"

namespace seatledger::ledger {

// The terms of a created license, with every default applied.
struct LicenseTerms {
  std::string platform_key;
  Given<std::string> course_id;    // for kinds about a course
  Given<std::string> program_key;  // for kinds about a program
  std::string name;
  std::int64_t count = 0;  // seats bought; 0 means none
  Timestamp started;
  std::optional<Timestamp> expired;
  bool active = true;
  JsonText metadata;
  Given<JsonText> enrollment_config;
  std::string source;
  std::optional<std::string> external_id;
  friend bool operator==(const LicenseTerms&, const LicenseTerms&) = default;
};

// The members that one update sets; absent ones do not change. A null `expired` removes the end.
struct LicenseChange {
  Given<std::string> name;
  Given<std::int64_t> count;
  Given<Timestamp> started;
  Given<std::optional<Timestamp>> expired;
  Given<bool> active;
  Given<JsonText> metadata;
  Given<JsonText> enrollment_config;
  Given<std::string> source;
  friend bool operator==(const LicenseChange&, const LicenseChange&) = default;
};

// Seats by state. usage_count is active + pending, because both hold a seat.
struct SeatCounts {
  std::int64_t active = 0;   // held by a known person
  std::int64_t pending = 0;  // held for an e-mail without an account
  std::int64_t waiting = 0;  // group members without a seat yet
  std::int64_t used() const { return active + pending; }
  friend bool operator==(const SeatCounts&, const SeatCounts&) = default;
};

struct License {
  LicenseId id;
  Kind kind = Kind::user;
  LicenseTerms terms;
  Timestamp created;
  SeatCounts seats;
  std::uint64_t version = 0;  // raised by every commit that changes the row; the ETag
  Position changed;           // the last event that changed the row
  Position terms_changed;     // the last event of the last commit that changed the terms
  friend bool operator==(const License&, const License&) = default;
};

}  // namespace seatledger::ledger

namespace seatledger {

template <>
inline constexpr auto fields_of<ledger::LicenseTerms> =
    std::tuple{Field{"platform_key", &ledger::LicenseTerms::platform_key},
               Field{"course_id", &ledger::LicenseTerms::course_id},
               Field{"program_key", &ledger::LicenseTerms::program_key},
               Field{"name", &ledger::LicenseTerms::name},
               Field{"count", &ledger::LicenseTerms::count},
               Field{"started", &ledger::LicenseTerms::started},
               Field{"expired", &ledger::LicenseTerms::expired},
               Field{"active", &ledger::LicenseTerms::active},
               Field{"metadata", &ledger::LicenseTerms::metadata},
               Field{"enrollment_config", &ledger::LicenseTerms::enrollment_config},
               Field{"source", &ledger::LicenseTerms::source},
               Field{"external_id", &ledger::LicenseTerms::external_id}};

template <>
inline constexpr auto fields_of<ledger::LicenseChange> =
    std::tuple{Field{"name", &ledger::LicenseChange::name},
               Field{"count", &ledger::LicenseChange::count},
               Field{"started", &ledger::LicenseChange::started},
               Field{"expired", &ledger::LicenseChange::expired},
               Field{"active", &ledger::LicenseChange::active},
               Field{"metadata", &ledger::LicenseChange::metadata},
               Field{"enrollment_config", &ledger::LicenseChange::enrollment_config},
               Field{"source", &ledger::LicenseChange::source}};

template <>
inline constexpr auto fields_of<ledger::SeatCounts> = std::tuple{
    Field{"active", &ledger::SeatCounts::active}, Field{"pending", &ledger::SeatCounts::pending},
    Field{"waiting", &ledger::SeatCounts::waiting}};

}  // namespace seatledger
