// The rows of webhooks in the ledger's database.
#pragma once

#include <span>
#include <vector>

#include "ledger/log/webhook_rows.h"
#include "ledger/rocks/rocks_ledger.h"

namespace seatledger::ledger {

class RocksWebhooks final : public WebhookRows {
 public:
  // `ledger` must outlive this.
  explicit RocksWebhooks(RocksLedger& ledger) : ledger_(ledger) {}

  std::vector<Webhook> all() const override;
  WebhookId next_id() const override;
  bool add(const Webhook& webhook) override;
  bool put(std::span<const Webhook> webhooks) override;
  bool remove(WebhookId id) override;
  bool is_refusing() const override { return ledger_.refusing_appends(); }

 private:
  RocksLedger& ledger_;
};

}  // namespace seatledger::ledger
