// The rows of webhooks in the ledger's database.
#pragma once

#include <span>
#include <vector>

#include "ledger/log/webhook.h"
#include "ledger/rocks/rocks_ledger.h"

namespace seatledger::ledger {

// Any thread; writes one after the other are the caller's to order. What writes returns false when
// the write failed: its outcome is unknown then.
class RocksWebhooks {
 public:
  // `ledger` must outlive this.
  explicit RocksWebhooks(RocksLedger& ledger) : ledger_(ledger) {}

  // All rows, by id. Throws StoreError.
  std::vector<Webhook> all() const;
  // The id after every one that was given out. Throws StoreError.
  WebhookId next_id() const;

  // Stores a new row and that its id is given out.
  bool add(const Webhook& webhook);
  // Replaces rows, in one synced write.
  bool put(std::span<const Webhook> webhooks);
  bool remove(WebhookId id);  // throws StoreError

  // The disk has too little room: nothing should be written now.
  bool is_refusing() const { return ledger_.refusing_appends(); }

 private:
  RocksLedger& ledger_;
};

}  // namespace seatledger::ledger
