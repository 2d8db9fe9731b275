// Standard Webhooks (specification of standard-webhooks, "Webhook scheme"): secrets and signatures.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "ledger/log/webhook.h"

namespace seatledger::runtime {

// "whsec_" and the base64 of 32 random bytes.
std::string new_webhook_secret();

struct WebhookMessage {
  std::string_view id;
  std::int64_t timestamp = 0;  // seconds since 1970
  std::string_view body;
};
// "v1," and the base64 of HMAC-SHA-256 over "<id>.<timestamp>.<body>", under the secret's bytes.
// Throws StoreError when `secret` is not a webhook secret.
std::string webhook_signature(std::string_view secret, const WebhookMessage& message);

// The value of webhook-signature: one signature for each secret that is valid at `now`, separated
// by spaces.
std::string webhook_signatures(const ledger::Webhook& webhook, const WebhookMessage& message,
                               Timestamp now);

}  // namespace seatledger::runtime
