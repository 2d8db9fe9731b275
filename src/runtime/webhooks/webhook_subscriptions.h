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

#include "base/error.h"
#include "base/ids.h"
#include "base/time.h"
#include "ledger/log/webhook.h"
#include "ledger/rocks/rocks_webhooks.h"
#include "runtime/webhooks/webhook_retry.h"

namespace seatledger::runtime {

struct WebhookLimits {
  std::size_t webhooks_max = 100;
  bool allow_private = false;  // addresses that are not public may be sent to
  WebhookRetry retry;
};

struct NewWebhook {
  std::string url;
  std::vector<std::string> types;  // names of types of events; empty: all
  std::optional<std::string> platform_key;
  std::string description;
  Position after;  // the first event is the next one after it
};

struct WebhookChange {
  std::optional<bool> disabled;  // false also ends a back-off
  bool rotate_secret = false;
  std::optional<Position> resend_from;  // the first position that is sent again
  std::string actor;
};

// Any thread.
class WebhookSubscriptions {
 public:
  using Steady = std::chrono::steady_clock;

  // Reads the rows. A cursor behind `head`, of a log whose end is lost, starts again at it. Throws
  // StoreError. `rows` must outlive it.
  WebhookSubscriptions(ledger::RocksWebhooks& rows, const WebhookLimits& limits, Position head);

  // Called after each change by the API, on the thread that made it; set before the first.
  void on_changed(std::function<void()> notify) { changed_ = std::move(notify); }

  // By id, secrets included; callers that print them must leave those out.
  std::vector<ledger::Webhook> list() const;
  std::optional<ledger::Webhook> find(ledger::WebhookId id) const;

  // The three write to the disk before they return, so they are not for the io thread;
  // outcome_unknown when that write failed.
  // invalid_fields: no more are allowed, or the address may not be sent to.
  Result<ledger::Webhook> add(const NewWebhook& wanted);
  // path_not_found: there is none.
  Result<ledger::Webhook> change(ledger::WebhookId id, const WebhookChange& change);
  Result<void> remove(ledger::WebhookId id);

  // The rest is the sender's. An attempt is what was true when it began; its result counts only if
  // the API changed nothing meanwhile.
  struct Attempt {
    ledger::Webhook webhook;
    std::uint64_t epoch = 0;
  };
  std::vector<ledger::WebhookId> ids() const;
  // Nothing: it was removed.
  std::optional<Attempt> begin_attempt(ledger::WebhookId id) const;

  // Everything up to `position` was delivered, or only passed over. False: the attempt is over.
  bool delivered(const Attempt& attempt, Position position, std::int64_t status);
  bool passed(const Attempt& attempt, Position position);

  struct Failure {
    Position position;
    std::int64_t status = 0;              // 0: no answer
    std::string reason;                   // for people; names no secret and no query
    std::chrono::seconds retry_after{0};  // as the receiver asked
  };
  // Backs off; gives up after the limit, or at once when the receiver is gone (410).
  void failed(const Attempt& attempt, const Failure& failure);

  // Writes what moved since the last time, when that is due (every second, or after some hundred
  // deliveries) or `all` is wanted. A crash loses what was not written: it is delivered again.
  void save(bool all);

 private:
  struct Entry {
    ledger::Webhook webhook;
    std::uint64_t epoch = 0;  // raised by every change through the API
    bool unsaved = false;
  };

  Entry* entry_of(const Attempt& attempt);
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
