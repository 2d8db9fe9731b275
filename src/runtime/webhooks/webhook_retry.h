// When a failed delivery is tried again, and when it is given up.
#pragma once

#include <chrono>
#include <cstdint>
#include <string_view>

#include "base/time.h"

namespace seatledger::runtime {

struct WebhookRetry {
  std::chrono::milliseconds first{1000};  // the pause after the first failure
  std::chrono::milliseconds longest{3600000};
  std::chrono::seconds give_up{259200};  // after this time of failures of one event
};

// The pause after `failures` in a row (from 1): exponential from `first` up to `longest`, then
// multiplied by a random factor from 1/2 to 1, so that many retries do not come at the same moment.
std::chrono::milliseconds webhook_pause(const WebhookRetry& retry, std::uint64_t failures,
                                        std::uint64_t random);

// How long the value of a Retry-After (RFC 9110 section 10.2.3) asks to wait: a number of seconds,
// or a date in one of the three forms of HTTP. 0 for a date that has passed, and for another text.
std::chrono::seconds retry_after(std::string_view value, Timestamp now);

}  // namespace seatledger::runtime
