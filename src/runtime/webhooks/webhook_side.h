// Webhooks put together: rows, book, sender.
#pragma once

#include <optional>

#include "app/settings.h"
#include "ledger/rocks/rocks_webhooks.h"
#include "runtime/webhooks/webhook_book.h"
#include "runtime/webhooks/webhook_sender.h"

namespace seatledger::runtime {

class WebhookSide {
 public:
  // Nothing is owned; all must outlive it.
  struct Parts {
    ledger::RocksLedger& ledger;
    const ledger::EventLog& events;
    const projections::KeyValueStore& views;
    bool log_is_damaged = false;  // nothing is sent or written until it is mended
  };
  // Reads the rows and starts to send. Throws StoreError.
  WebhookSide(const Parts& parts, const Settings& settings);

  Webhooks& webhooks() { return book_; }
  // Once nobody changes webhooks any more; returns within a moment.
  void stop() {
    if (sender_) sender_->stop();
  }

 private:
  ledger::RocksWebhooks rows_;
  WebhookBook book_;
  std::optional<WebhookSender> sender_;  // nothing: paused
};

}  // namespace seatledger::runtime
