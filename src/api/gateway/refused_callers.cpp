#include "api/gateway/refused_callers.h"

#include <utility>

#include "base/logging.h"

namespace seatledger::api {
namespace {

constexpr std::chrono::seconds refused_caller_pause{1};

}  // namespace

void RefusedCallers::note(const Call& call, std::string_view reason, std::uint64_t key) {
  const auto now = Steady::now();
  if (now < next_line_) {
    ++not_logged_;
    return;
  }
  next_line_ = now + refused_caller_pause;
  log(LogLevel::warning, "a caller without a valid key was refused",
      {{"reason", reason},
       {"key", key},
       {"client", call.client_address()},
       {"request_id", call.http->request_id},
       {"not_logged", std::exchange(not_logged_, 0)}});
}

}  // namespace seatledger::api
