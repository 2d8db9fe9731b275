// The webhook subscriptions together with their sender.
#pragma once

#include <mutex>
#include <optional>

#include "ledger/log/webhook_rows.h"
#include "runtime/webhooks/webhook_sender.h"
#include "runtime/webhooks/webhook_subscriptions.h"

namespace seatledger::runtime {

struct WebhookOptions {
  WebhookLimits limits;
  EgressPolicy egress;
  bool paused = false;                         // nothing is sent
  std::string source = "/api/ledger/events/";  // of CloudEvents
};

// Of several servers with one ledger, one sends. Any thread.
class Webhooks {
 public:
  // Nothing is owned; all must outlive it.
  struct Parts {
    ledger::WebhookRows& rows;
    const ledger::EventLog& events;
    const ledger::Lineage& lineage;
    const projections::KeyValueStore& views;
  };
  // Does nothing before start().
  Webhooks(const Parts& parts, const WebhookOptions& options);
  // As stop().
  ~Webhooks() { stop(); }
  Webhooks(const Webhooks&) = delete;
  Webhooks& operator=(const Webhooks&) = delete;

  WebhookSubscriptions& subscriptions() { return subscriptions_; }
  // Reads the rows, and sends unless paused; does nothing if it sends. Throws StoreError.
  void start();
  // Sends nothing more until start(), and writes the cursors; call it before another server sends,
  // and when the API no longer changes webhooks. Returns within a moment.
  void stop();
  // The same; start() sends nothing any more either.
  void pause();

 private:
  const Parts parts_;
  const WebhookOptions options_;
  WebhookSubscriptions subscriptions_;

  std::mutex mutex_;
  bool paused_;                          // guarded by mutex_
  std::optional<WebhookSender> sender_;  // guarded by mutex_; nothing: stopped or paused
};

}  // namespace seatledger::runtime
