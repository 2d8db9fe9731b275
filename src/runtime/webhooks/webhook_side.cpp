#include "runtime/webhooks/webhook_side.h"

namespace seatledger::runtime {
namespace {

WebhookLimits webhook_limits(const Settings& settings) {
  using std::chrono::milliseconds;
  WebhookLimits limits;
  limits.webhooks_max = settings.webhooks_max;
  limits.allow_private = settings.webhook_allow_private;
  limits.retry = {milliseconds(settings.webhook_retry_first_ms),
                  milliseconds(settings.webhook_retry_longest_ms),
                  std::chrono::seconds(settings.webhook_give_up_s)};
  return limits;
}

}  // namespace

WebhookSide::WebhookSide(const Parts& parts, const Settings& settings)
    : rows_(parts.ledger), book_(rows_, webhook_limits(settings), parts.events.head()) {
  if (settings.webhooks_paused || parts.log_is_damaged) return;
  sender_.emplace(WebhookSender::Parts{book_, parts.events, parts.views},
                  WebhookDoor{std::chrono::milliseconds(settings.webhook_timeout_ms),
                              settings.webhook_allow_private});
}

}  // namespace seatledger::runtime
