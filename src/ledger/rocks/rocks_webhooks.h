// The rows of webhooks in the ledger's database.
#pragma once

#include <span>
#include <vector>

#include "ledger/log/webhook.h"
#include "ledger/rocks/rocks_ledger.h"

namespace seatledger::ledger {

// Any thread; the caller must serialize writes. Writing functions return false when the write
// failed and its outcome is unknown.
class RocksWebhooks {
 public:
  // `ledger` must outlive this.
  explicit RocksWebhooks(RocksLedger& ledger) : ledger_(ledger) {}

  // All rows, by id. Throws StoreError.
  std::vector<Webhook> all() const;
  // One more than the highest id ever given out. Throws StoreError.
  WebhookId next_id() const;

  // Stores a new row, and records that its id was given out.
  bool add(const Webhook& webhook);
  // Replaces rows, in one synced write.
  bool put(std::span<const Webhook> webhooks);
  // The row stays in files until RocksLedger::purge(Purge::secrets). Throws StoreError.
  bool remove(WebhookId id);

  // The disk is nearly full: do not write now.
  bool is_refusing() const { return ledger_.refusing_appends(); }

 private:
  RocksLedger& ledger_;
};

}  // namespace seatledger::ledger
