// When a delivery that failed is tried again, and when it is given up.
#pragma once

#include <chrono>
#include <cstdint>

namespace seatledger::runtime {

struct WebhookRetry {
  std::chrono::milliseconds first{1000};  // the pause after the first failure
  std::chrono::milliseconds longest{3600000};
  std::chrono::seconds give_up{259200};  // of failures of one event
};

// The pause after `failures` in a row (from 1): `first` doubled for each, up to `longest`, and of
// that between half and all, as `random` falls, so that many do not come back at one moment.
std::chrono::milliseconds webhook_pause(const WebhookRetry& retry, std::uint64_t failures,
                                        std::uint64_t random);

}  // namespace seatledger::runtime
