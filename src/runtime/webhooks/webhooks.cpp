#include "runtime/webhooks/webhooks.h"

namespace seatledger::runtime {

Webhooks::Webhooks(const Parts& parts, const WebhookOptions& options)
    : parts_(parts),
      options_(options),
      subscriptions_(parts.rows, options.limits),
      paused_(options.paused) {}

void Webhooks::start() {
  const std::lock_guard lock(mutex_);
  if (sender_) return;
  subscriptions_.read({parts_.events.head(), parts_.lineage});
  if (paused_) return;
  sender_.emplace(WebhookSender::Parts{subscriptions_, parts_.events, parts_.lineage, parts_.views,
                                       options_.source},
                  options_.egress);
}

void Webhooks::stop() {
  const std::lock_guard lock(mutex_);
  sender_.reset();
}

void Webhooks::pause() {
  const std::lock_guard lock(mutex_);
  paused_ = true;
  sender_.reset();
}

}  // namespace seatledger::runtime
