// A delivery that is made because somebody asked for it: it shows whether the receiver can be
// reached and accepts the signature. It is no event: it has no position and is not in the log.
#pragma once

#include <atomic>
#include <chrono>
#include <string>
#include <string_view>

#include "base/time.h"
#include "ledger/log/webhook.h"
#include "runtime/executor.h"
#include "runtime/webhooks/webhook_attempts.h"

namespace seatledger::runtime {

// Shared by who asked and the sender. `attempt` is written by the sender before it sets `done`.
struct WebhookPing {
  explicit WebhookPing(std::chrono::milliseconds most) : longest(most) {}
  const std::chrono::milliseconds longest;  // after which nobody need wait for it
  std::atomic<bool> done{false};
  WebhookAttempt attempt;
};

// The CloudEvent of a ping, of the type seatledger.ping. `id` must need no escape in JSON.
std::string ping_event(std::string_view source, std::string_view id, ledger::WebhookId webhook,
                       Timestamp now);

// What became of the ping; after `longest` without an outcome (the sender was stopped) an attempt
// that says so. The caller keeps `ping` alive. It looks again and again instead of being woken by
// the sender's thread: so it may be destroyed at any time.
Awaitable<WebhookAttempt> outcome_of(const WebhookPing& ping);

}  // namespace seatledger::runtime
