// For threads whose work may take long and is waited for by no request.
#pragma once

#include <sys/resource.h>
#include <unistd.h>

namespace seatledger::runtime {

// Requests have priority: the thread uses idle time, and about a tenth of a busy core. On Linux
// this changes only the calling thread.
inline void lower_priority() {
  constexpr int niceness = 10;
  ::setpriority(PRIO_PROCESS, static_cast<id_t>(::gettid()), niceness);
}

}  // namespace seatledger::runtime
