#include "runtime/webhooks/webhook_signature.h"

#include "base/base64.h"
#include "base/digest.h"
#include "base/store_error.h"

namespace seatledger::runtime {
namespace {

constexpr std::string_view webhook_secret_prefix = "whsec_";

}  // namespace

std::string new_webhook_secret() {
  return std::string(webhook_secret_prefix) + to_base64(random_digest().view());
}

std::string webhook_signature(std::string_view secret, const WebhookMessage& message) {
  if (!secret.starts_with(webhook_secret_prefix)) throw StoreError("a webhook has no secret");
  const auto key = bytes_from_base64(secret.substr(webhook_secret_prefix.size()));
  if (!key || key->empty()) throw StoreError("the secret of a webhook is damaged");
  std::string text;
  text.reserve(message.id.size() + message.body.size() + 24);
  text += message.id;
  text += '.';
  text += std::to_string(message.timestamp);
  text += '.';
  text += message.body;
  return "v1," + to_base64(hmac_sha256(*key, text).view());
}

std::string webhook_signatures(const ledger::Webhook& webhook, const WebhookMessage& message,
                               Timestamp now) {
  std::string signatures = webhook_signature(webhook.secret, message);
  if (webhook.old_secret && webhook.old_secret_until && now < *webhook.old_secret_until) {
    signatures += ' ';
    signatures += webhook_signature(*webhook.old_secret, message);
  }
  return signatures;
}

}  // namespace seatledger::runtime
