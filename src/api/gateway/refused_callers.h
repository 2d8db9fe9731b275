// Tells the operator about callers that show no valid key: a line each, but at most one a second,
// since anybody can make such calls.
#pragma once

#include <chrono>
#include <cstdint>
#include <mutex>
#include <string>
#include <string_view>

#include "api/call.h"

namespace seatledger::api {

// Any thread.
class RefusedCallers {
 public:
  // `reason` in words; `key` is the id of a known one, else 0. The line never holds what the caller
  // sent as a key. It counts the refusals that got no line of their own before it.
  void note(const Call& call, std::string_view reason, std::uint64_t key = 0);

 private:
  using Steady = std::chrono::steady_clock;
  std::mutex mutex_;
  Steady::time_point next_line_;  // guarded by mutex_
  std::uint64_t not_logged_ = 0;  // guarded by mutex_
};

}  // namespace seatledger::api
