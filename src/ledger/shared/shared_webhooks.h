// The rows of webhooks that servers share. The leader alone writes them.
#pragma once

#include <functional>
#include <mutex>
#include <optional>
#include <span>
#include <vector>

#include "ledger/log/webhook_rows.h"
#include "ledger/shared/shared_rows.h"

namespace seatledger::ledger {

class SharedWebhooks final : public WebhookRows {
 public:
  // `term`, on any thread, returns nothing while this server does not lead. `rows` must outlive it;
  // nobody else uses it.
  SharedWebhooks(SharedRows& rows, std::function<std::optional<Term>()> term)
      : rows_(rows), term_(std::move(term)) {}

  std::vector<Webhook> all() const override;
  WebhookId next_id() const override;
  bool add(const Webhook& webhook) override { return put({&webhook, 1}); }
  bool put(std::span<const Webhook> webhooks) override;
  bool remove(WebhookId id) override;
  bool is_refusing() const override { return !term_(); }

 private:
  bool put_rows(std::span<const SharedWebhook> rows);
  std::vector<SharedWebhook> rows() const;

  SharedRows& rows_;  // guarded by mutex_
  const std::function<std::optional<Term>()> term_;
  mutable std::mutex mutex_;
};

}  // namespace seatledger::ledger
