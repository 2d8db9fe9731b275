// Whose data a call touches. Every route names its scope; the gateway checks it once, before the
// handler, and hands the handler what it found. So a handler cannot forget a key's platform.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/error.h"
#include "base/ids.h"
#include "ledger/domain/events.h"
#include "ledger/domain/license.h"
#include "ledger/log/event_log.h"
#include "projections/queries/reader.h"

namespace seatledger::api {

struct Call;

// A platform as a filter names it: by none of them, one or both.
struct NamedPlatform {
  std::optional<std::string> key;
  std::optional<std::string> org;
};

// What a scope found; which members are set depends on the scope. Reading another one is a bug and
// throws std::bad_optional_access.
struct Found {
  std::optional<projections::ViewReader> views;  // the snapshot in which it was found
  std::optional<ledger::License> license;
  Position at;  // the moment of `license`
  std::optional<PersonId> person;
  std::optional<std::uint64_t> assignment_id;  // of a person or a group
  std::optional<std::string> target;           // the id of a course or program
  std::optional<NamedPlatform> platform;       // whose licenses are listed
  std::optional<ledger::StoredRecord> record;  // of an event
  std::optional<ledger::Event> event;
};

struct Scope {
  std::string_view name;
  std::string_view sentence;               // what a key that is bound to a platform gets
  std::span<const ErrorCode> errors = {};  // with which it refuses a call
  // Throws StoreError. Null: nothing depends on the platform of the key.
  Result<Found> (*find)(const Call& call) = nullptr;
};

// What the role may do, it may do with all platforms.
inline constexpr Scope everywhere{"everywhere", ""};

}  // namespace seatledger::api
