// The port to the stored rows of webhooks. Any thread; the caller serializes writes. Writing
// functions return false when the write failed and its outcome is unknown.
#pragma once

#include <span>
#include <vector>

#include "ledger/log/webhook.h"

namespace seatledger::ledger {

class WebhookRows {
 public:
  virtual ~WebhookRows() = default;

  // All rows, by id. Throws StoreError.
  virtual std::vector<Webhook> all() const = 0;
  // One more than the highest id ever given out. Throws StoreError.
  virtual WebhookId next_id() const = 0;

  // Stores a new row, and records that its id was given out.
  virtual bool add(const Webhook& webhook) = 0;
  // Replaces rows, in one synced write.
  virtual bool put(std::span<const Webhook> webhooks) = 0;
  // Its bytes stay in files until LedgerStore::purge(DeletedRows::secrets). Throws StoreError.
  virtual bool remove(WebhookId id) = 0;

  // The disk is nearly full: do not write now.
  virtual bool is_refusing() const = 0;
};

}  // namespace seatledger::ledger
