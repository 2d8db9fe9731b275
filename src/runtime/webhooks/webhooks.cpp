#include "runtime/webhooks/webhooks.h"

namespace seatledger::runtime {

Webhooks::Webhooks(const Parts& parts, const WebhookOptions& options)
    : rows_(parts.ledger),
      subscriptions_(rows_, options.limits, {parts.events.head(), parts.lineage}) {
  if (options.paused) return;
  sender_.emplace(WebhookSender::Parts{subscriptions_, parts.events, parts.lineage, parts.views,
                                       options.source},
                  options.egress);
}

}  // namespace seatledger::runtime
