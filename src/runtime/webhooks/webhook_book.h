// The subscriptions: their rows in memory, and on disk what of them must survive. The API changes
// them, the sender moves their cursors.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "base/time.h"
#include "ledger/rocks/rocks_webhooks.h"
#include "runtime/webhooks/webhook_retry.h"
#include "runtime/webhooks/webhooks.h"

namespace seatledger::runtime {

struct WebhookLimits {
  std::size_t webhooks_max = 100;
  bool allow_private = false;  // addresses that are not public may be sent to
  WebhookRetry retry;
};

class WebhookBook final : public Webhooks {
 public:
  using Steady = std::chrono::steady_clock;

  // Reads the rows. A cursor behind `head`, of a log whose end is lost, starts again at it. Throws
  // StoreError. `rows` must outlive it.
  WebhookBook(ledger::RocksWebhooks& rows, const WebhookLimits& limits, Position head);

  // Called after each change by the API, on the thread that made it; set before the first.
  void on_changed(std::function<void()> told) { changed_ = std::move(told); }

  std::vector<ledger::Webhook> list() const override;
  std::optional<ledger::Webhook> find(ledger::WebhookId id) const override;
  Result<ledger::Webhook> add(const NewWebhook& wanted) override;
  Result<ledger::Webhook> change(ledger::WebhookId id, const WebhookChange& change) override;
  Result<void> remove(ledger::WebhookId id) override;

  // The rest is the sender's. A turn is what was true when an attempt began; what comes of it
  // counts only if the API changed nothing meanwhile.
  struct Turn {
    ledger::Webhook webhook;
    std::uint64_t epoch = 0;
  };
  std::vector<ledger::WebhookId> ids() const;
  // Nothing: it was removed.
  std::optional<Turn> turn(ledger::WebhookId id) const;

  // Everything up to `position` was delivered, or only passed over. False: the turn is over.
  bool delivered(const Turn& turn, Position position, std::int64_t status);
  bool passed(const Turn& turn, Position position);

  struct Failure {
    Position position;
    std::int64_t status = 0;              // 0: no answer
    std::string reason;                   // for people; names no secret and no query
    std::chrono::seconds retry_after{0};  // as the receiver asked
  };
  // Backs off; gives up after the limit, or at once when the receiver is gone (410).
  void failed(const Turn& turn, const Failure& failure);

  // Writes what moved since the last time, when that is due (every second, or after some hundred
  // deliveries) or `all` is wanted. A crash loses what was not written: it is delivered again.
  void save(bool all);

 private:
  struct Entry {
    ledger::Webhook webhook;
    std::uint64_t epoch = 0;  // raised by every change through the API
    bool unsaved = false;
  };

  Entry* entry_of(const Turn& turn);
  void apply(Entry& entry, const WebhookChange& change);

  ledger::RocksWebhooks& rows_;
  const WebhookLimits limits_;
  std::function<void()> changed_;
  SystemClock clock_;

  std::mutex write_mutex_;    // one write of rows at a time, in the order of what they say
  mutable std::mutex mutex_;  // taken after write_mutex_; guards the rest
  std::map<ledger::WebhookId, Entry> entries_;
  std::size_t moves_ = 0;  // of cursors, since the last save
  Steady::time_point saved_;
};

}  // namespace seatledger::runtime
