// What became of the last attempts to deliver to one receiver.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <tuple>

#include "base/fields.h"
#include "base/ids.h"
#include "base/time.h"

namespace seatledger::runtime {

// How many are kept for each subscription, in memory only.
inline constexpr std::size_t webhook_attempts_kept = 20;

struct WebhookAttempt {
  Timestamp at;                         // when it began
  std::optional<Position> event;        // nothing: a ping
  std::uint64_t number = 1;             // of the attempts at this event
  std::optional<std::uint64_t> status;  // of HTTP; nothing: there was no answer
  std::uint64_t milliseconds = 0;       // with the look-up of the name and the connection
  std::optional<std::string> error;     // for people, without address and query; nothing: accepted
};

// The newest first.
using WebhookAttempts = std::deque<WebhookAttempt>;

}  // namespace seatledger::runtime

namespace seatledger {

// As the API answers them.
template <>
inline constexpr auto fields_of<runtime::WebhookAttempt> =
    std::tuple{Field{"at", &runtime::WebhookAttempt::at},
               Field{"event", &runtime::WebhookAttempt::event},
               Field{"attempt", &runtime::WebhookAttempt::number},
               Field{"status", &runtime::WebhookAttempt::status},
               Field{"milliseconds", &runtime::WebhookAttempt::milliseconds},
               Field{"error", &runtime::WebhookAttempt::error}};

}  // namespace seatledger
