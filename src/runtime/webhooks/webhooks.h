// The subscriptions as the API works with them; implemented in app, which also sends to them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/error.h"
#include "base/ids.h"
#include "ledger/log/webhook.h"

namespace seatledger::runtime {

struct NewWebhook {
  std::string url;
  std::vector<std::string> types;  // names of types of events; empty: all
  std::optional<std::string> platform_key;
  std::string description;
  Position after;  // the first event is the next one after it
};

struct WebhookChange {
  std::optional<bool> disabled;  // false also ends a back-off
  bool rotate_secret = false;
  std::optional<Position> resend_from;  // the first position that is sent again
  std::string actor;
};

// Any thread. What is changed is on disk before the call returns, so it is not for the io thread;
// outcome_unknown when that write failed.
class Webhooks {
 public:
  virtual ~Webhooks() = default;
  // By id, secrets included: whoever prints them leaves those out.
  virtual std::vector<ledger::Webhook> list() const = 0;
  virtual std::optional<ledger::Webhook> find(ledger::WebhookId id) const = 0;
  // invalid_fields: no more are allowed, or the address may not be sent to.
  virtual Result<ledger::Webhook> add(const NewWebhook& wanted) = 0;
  // path_not_found: there is none.
  virtual Result<ledger::Webhook> change(ledger::WebhookId id, const WebhookChange& change) = 0;
  virtual Result<void> remove(ledger::WebhookId id) = 0;
};

}  // namespace seatledger::runtime
