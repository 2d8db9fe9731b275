// The webhook subscriptions, in memory and on disk. The API changes them, the sender moves their
// cursors.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "base/error.h"
#include "base/ids.h"
#include "base/time.h"
#include "ledger/log/lineage.h"
#include "ledger/log/webhook.h"
#include "ledger/log/webhook_rows.h"
#include "runtime/webhooks/webhook_attempts.h"
#include "runtime/webhooks/webhook_ping.h"
#include "runtime/webhooks/webhook_retry.h"

namespace seatledger::runtime {

struct WebhookLimits {
  std::size_t webhooks_max = 100;
  bool allow_private = false;  // may send to addresses that are not public
  WebhookRetry retry;
};

struct NewWebhook {
  std::string url;
  std::vector<std::string> types;  // names of event types; empty: all
  std::optional<std::string> platform_key;
  std::string description;
  Position after;  // the first event sent is the next one
};

struct WebhookChange {
  std::optional<bool> disabled;  // false also ends a back-off
  bool rotate_secret = false;
  std::optional<Position> resend_from;  // send everything from this position again
  std::string actor;
};

// Any thread.
class WebhookSubscriptions {
 public:
  using Steady = std::chrono::steady_clock;

  // The log as it is at the start.
  struct Log {
    Position head;
    ledger::Lineage lineage;
  };

  // There are none before read(). `rows` must outlive it.
  WebhookSubscriptions(ledger::WebhookRows& rows, const WebhookLimits& limits);

  // Reads the rows, in place of what is known, while nothing is sent. A cursor of another log (one
  // that a restore or a repair replaced) goes back to before the first event that this log may hold
  // in its place. Throws StoreError.
  void read(const Log& log);

  // Called after each change by the API, on the thread that made it; must not wait. Empty: nobody
  // is. Returns when no call of the one before is running.
  void on_changed(std::function<void()> notify);

  // Sorted by id. Includes the secrets: do not print them.
  std::vector<ledger::Webhook> list() const;
  std::optional<ledger::Webhook> find(ledger::WebhookId id) const;

  // add, change and remove write to the disk before they return, so do not call them on the io
  // thread; outcome_unknown when that write failed.
  // invalid_fields: the limit is reached, or the address is not allowed.
  Result<ledger::Webhook> add(const NewWebhook& wanted);
  // path_not_found: there is none.
  Result<ledger::Webhook> change(ledger::WebhookId id, const WebhookChange& change);
  Result<void> remove(ledger::WebhookId id);

  // The last attempts since the start of the server; none for a subscription that does not exist.
  WebhookAttempts attempts(ledger::WebhookId id) const;
  // Sends a ping at once, also to a disabled subscription; its outcome changes nothing but the list
  // of attempts. path_not_found: there is none. invalid_fields: nothing is sent now (paused).
  Result<std::shared_ptr<const WebhookPing>> ping(ledger::WebhookId id) const;

  // The rest is for the sender. An attempt holds the subscription as it was when the attempt began;
  // its result counts only if the API changed nothing meanwhile.
  struct Attempt {
    ledger::Webhook webhook;
    std::uint64_t epoch = 0;
  };
  std::vector<ledger::WebhookId> ids() const;
  // What sends pings, and returns nothing once it is stopped; otherwise as on_changed().
  using SendPing = std::function<std::shared_ptr<const WebhookPing>(const ledger::Webhook&)>;
  void on_ping(SendPing send);
  // Nothing: it was removed.
  std::optional<Attempt> begin_attempt(ledger::WebhookId id) const;

  // Everything up to `position` was delivered or did not match. False: the attempt is out of date.
  bool delivered(const Attempt& attempt, Position position, std::int64_t status);
  bool passed(const Attempt& attempt, Position position);

  struct Failure {
    Position position;
    std::int64_t status = 0;              // 0: no answer
    std::string reason;                   // for people; contains no secret and no query
    std::chrono::seconds retry_after{0};  // as the receiver asked
  };
  // Notes an attempt, before delivered() or failed(); counts it when it is about an event.
  void note(ledger::WebhookId id, WebhookAttempt attempt);
  // Backs off; disables the webhook after the limit, or at once after a 410 (Gone).
  void failed(const Attempt& attempt, const Failure& failure);

  // Writes the cursors that moved, when that is due (every second, or after some hundred
  // deliveries) or with `all`. After a crash, deliveries whose cursor was not written are repeated.
  void save(bool all);

 private:
  struct Entry {
    ledger::Webhook webhook;
    std::uint64_t epoch = 0;  // raised by every change through the API
    bool unsaved = false;
    WebhookAttempts attempts = {};
  };

  void tell_changed();
  Entry* entry_of(const Attempt& attempt);
  void apply(Entry& entry, const WebhookChange& change);

  ledger::WebhookRows& rows_;
  const WebhookLimits limits_;
  SystemClock clock_;

  mutable std::mutex hooks_mutex_;  // taken alone
  std::function<void()> changed_;   // guarded by hooks_mutex_
  SendPing send_ping_;              // guarded by hooks_mutex_

  std::mutex write_mutex_;    // one write of rows at a time, in the order of the changes
  std::string lineage_;       // guarded by write_mutex_; of the log
  mutable std::mutex mutex_;  // taken after write_mutex_; guards the rest
  std::map<ledger::WebhookId, Entry> entries_;
  std::size_t moves_ = 0;  // of cursors, since the last save
  Steady::time_point saved_;
};

}  // namespace seatledger::runtime
