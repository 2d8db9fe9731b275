#include "runtime/webhooks/webhook_retry.h"

#include <algorithm>

namespace seatledger::runtime {

std::chrono::milliseconds webhook_pause(const WebhookRetry& retry, std::uint64_t failures,
                                        std::uint64_t random) {
  std::chrono::milliseconds pause = std::min(retry.first, retry.longest);
  for (std::uint64_t i = 1; i < failures && pause < retry.longest; ++i) {
    pause = pause > retry.longest / 2 ? retry.longest : pause * 2;
  }
  const auto half = static_cast<std::uint64_t>(pause.count() / 2);
  return pause - std::chrono::milliseconds(random % (half + 1));
}

}  // namespace seatledger::runtime
