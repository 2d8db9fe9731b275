#include "ledger/shared/shared_webhooks.h"

#include "base/json_fields.h"
#include "base/store_error.h"

namespace seatledger::ledger {

std::vector<SharedWebhook> SharedWebhooks::rows() const {
  const std::lock_guard lock(mutex_);
  return rows_.webhooks();
}

std::vector<Webhook> SharedWebhooks::all() const {
  std::vector<Webhook> found;
  for (const SharedWebhook& webhook : rows()) {
    if (webhook.row) found.push_back(from_json<Webhook>(*webhook.row));
  }
  return found;
}

WebhookId SharedWebhooks::next_id() const {
  const auto known = rows();
  return WebhookId{known.empty() ? 1 : known.back().id.value + 1};
}

bool SharedWebhooks::put(std::span<const Webhook> webhooks) {
  std::vector<SharedWebhook> changed;
  for (const Webhook& webhook : webhooks) changed.push_back({webhook.id, to_json(webhook)});
  return put_rows(changed);
}

bool SharedWebhooks::remove(WebhookId id) {
  const SharedWebhook removed{id, std::nullopt};
  return put_rows({&removed, 1});
}

bool SharedWebhooks::put_rows(std::span<const SharedWebhook> rows) {
  const std::lock_guard lock(mutex_);
  const auto term = term_();
  if (!term) return false;
  try {
    return rows_.put_webhooks(*term, rows);
  } catch (const StoreError&) {
    return false;
  }
}

}  // namespace seatledger::ledger
