// A subscription to events. It is a row next to the events, not an event itself, so that it can be
// erased with its secret. Deliveries are not recorded in the ledger.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/fields.h"
#include "base/given.h"
#include "base/ids.h"
#include "base/time.h"

namespace seatledger::ledger {

// Never reused for another subscription.
using WebhookId = Id<struct WebhookTag>;

struct Webhook {
  WebhookId id;
  std::string url;                          // http or https
  std::vector<std::string> types;           // names of event types; empty: all
  std::optional<std::string> platform_key;  // only events of this platform's licenses
  std::string description;
  Timestamp created;

  // Standard Webhooks: "whsec_" and base64. After a change, the previous one stays valid for a
  // while.
  std::string secret;
  std::optional<std::string> old_secret;
  std::optional<Timestamp> old_secret_until;

  bool disabled = false;
  std::string disabled_reason;

  Position cursor;  // all events up to here were delivered or filtered out
  std::optional<Timestamp> last_delivered;

  // About the event after the cursor; all empty when the last delivery succeeded.
  std::uint64_t attempts = 0;  // failed ones
  std::optional<Timestamp> failing_since;
  std::optional<Timestamp> next_attempt;
  std::string last_error;
  std::int64_t last_status = 0;  // HTTP status; 0: there was no answer

  // The id of the log that `cursor` counts in; absent in rows of older programs.
  Given<std::string> lineage;

  friend bool operator==(const Webhook&, const Webhook&) = default;
};

}  // namespace seatledger::ledger

namespace seatledger {

// Stored: new fields go last and are Given, names never change.
template <>
inline constexpr auto fields_of<ledger::Webhook> =
    std::tuple{Field{"id", &ledger::Webhook::id},
               Field{"url", &ledger::Webhook::url},
               Field{"types", &ledger::Webhook::types},
               Field{"platform_key", &ledger::Webhook::platform_key},
               Field{"description", &ledger::Webhook::description},
               Field{"created", &ledger::Webhook::created},
               Field{"secret", &ledger::Webhook::secret},
               Field{"old_secret", &ledger::Webhook::old_secret},
               Field{"old_secret_until", &ledger::Webhook::old_secret_until},
               Field{"disabled", &ledger::Webhook::disabled},
               Field{"disabled_reason", &ledger::Webhook::disabled_reason},
               Field{"cursor", &ledger::Webhook::cursor},
               Field{"last_delivered", &ledger::Webhook::last_delivered},
               Field{"attempts", &ledger::Webhook::attempts},
               Field{"failing_since", &ledger::Webhook::failing_since},
               Field{"next_attempt", &ledger::Webhook::next_attempt},
               Field{"last_error", &ledger::Webhook::last_error},
               Field{"last_status", &ledger::Webhook::last_status},
               Field{"lineage", &ledger::Webhook::lineage}};

}  // namespace seatledger
