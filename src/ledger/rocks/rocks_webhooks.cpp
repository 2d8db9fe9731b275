#include "ledger/rocks/rocks_webhooks.h"

#include <rocksdb/write_batch.h>

#include <charconv>
#include <string>

#include "base/json_fields.h"
#include "ledger/rocks/rocks_rows.h"

namespace seatledger::ledger {
namespace {

std::string webhook_key(WebhookId id) {
  return rocks_keys::number_key(rocks_keys::webhook, id.value);
}
// The row of the last id given out, a decimal number; its key has no id. Like the other rows it
// never ends in a zero byte, and every write ends with such a row (rocks/wal_check.h).
std::string last_webhook_id_key() { return rocks_keys::text_key(rocks_keys::webhook, ""); }

}  // namespace

std::vector<Webhook> RocksWebhooks::all() const {
  std::vector<Webhook> found;
  RocksRows rows(ledger_, "webhooks", webhook_key({}), rocks_keys::end_of(rocks_keys::webhook));
  for (bool any = rows.first(); any; any = rows.next()) {
    found.push_back(from_json<Webhook>(rows.value()));
  }
  return found;
}

WebhookId RocksWebhooks::next_id() const {
  const auto last = ledger_.get(last_webhook_id_key());
  if (!last) return WebhookId{1};
  std::uint64_t number = 0;
  const char* const end = last->data() + last->size();
  if (const auto [stop, failure] = std::from_chars(last->data(), end, number);
      failure != std::errc{} || stop != end) {
    throw StoreError("the last id of a webhook is no number");
  }
  return WebhookId{number + 1};
}

bool RocksWebhooks::add(const Webhook& webhook) {
  rocksdb::WriteBatch batch;
  batch.Put(last_webhook_id_key(), std::to_string(webhook.id.value));
  batch.Put(webhook_key(webhook.id), to_json(webhook));
  return ledger_.write(batch);
}

bool RocksWebhooks::put(std::span<const Webhook> webhooks) {
  rocksdb::WriteBatch batch;
  for (const Webhook& webhook : webhooks) batch.Put(webhook_key(webhook.id), to_json(webhook));
  return ledger_.write(batch);
}

bool RocksWebhooks::remove(WebhookId id) {
  rocksdb::WriteBatch batch;
  batch.Delete(webhook_key(id));
  batch.Put(rocks_keys::secret_purge_due(), std::to_string(id.value));
  batch.Put(last_webhook_id_key(), std::to_string(next_id().value - 1));
  return ledger_.write(batch);
}

}  // namespace seatledger::ledger
