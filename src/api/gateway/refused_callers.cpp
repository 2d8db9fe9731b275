#include "api/gateway/refused_callers.h"

#include <utility>

#include "base/logging.h"

namespace seatledger::api {
namespace {

constexpr std::chrono::seconds refused_caller_pause{1};

}  // namespace

void RefusedCallers::note(const Call& call, std::string_view reason, std::uint64_t key) {
  std::uint64_t not_logged = 0;
  {
    const auto now = Steady::now();
    const std::lock_guard lock(mutex_);
    if (now < next_line_) {
      ++not_logged_;
      return;
    }
    next_line_ = now + refused_caller_pause;
    not_logged = std::exchange(not_logged_, 0);
  }
  log(LogLevel::warning, "a caller without a valid key was refused",
      {{"reason", reason},
       {"key", key},
       {"client", call.client_address()},
       {"request_id", call.http->request_id},
       {"not_logged", not_logged}});
}

}  // namespace seatledger::api
