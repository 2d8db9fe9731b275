// The webhook subscriptions together with their sender.
#pragma once

#include <optional>

#include "ledger/rocks/rocks_webhooks.h"
#include "runtime/webhooks/webhook_sender.h"
#include "runtime/webhooks/webhook_subscriptions.h"

namespace seatledger::runtime {

struct WebhookOptions {
  WebhookLimits limits;
  EgressPolicy egress;
  bool paused = false;                         // nothing is sent
  std::string source = "/api/ledger/events/";  // of CloudEvents
};

class Webhooks {
 public:
  // Nothing is owned; all must outlive it.
  struct Parts {
    ledger::RocksLedger& ledger;
    const ledger::EventLog& events;
    const ledger::Lineage& lineage;
    const projections::KeyValueStore& views;
  };
  // Reads the rows and starts to send, unless paused. Throws StoreError.
  Webhooks(const Parts& parts, const WebhookOptions& options);

  WebhookSubscriptions& subscriptions() { return subscriptions_; }
  // Call when the API no longer changes webhooks. Returns within a moment.
  void stop() {
    if (sender_) sender_->stop();
  }

 private:
  ledger::RocksWebhooks rows_;
  WebhookSubscriptions subscriptions_;
  std::optional<WebhookSender> sender_;  // nothing: paused
};

}  // namespace seatledger::runtime
