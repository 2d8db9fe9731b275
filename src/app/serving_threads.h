// What each io thread has for itself, so that serving a request takes no lock.
#pragma once

#include <deque>
#include <vector>

#include "api/context.h"
#include "api/gateway/gateway.h"
#include "api/gateway/refused_callers.h"
#include "api/http/server.h"
#include "base/uuid.h"
#include "runtime/io_threads.h"

namespace seatledger {

class ServingThreads {
 public:
  // Both must outlive this; this must outlive the coroutines of `io`.
  ServingThreads(runtime::IoThreads& io, const api::Context& context) {
    for (std::size_t i = 0; i < io.size(); ++i) {
      Own& own = own_.emplace_back(context, refused_callers_);
      threads_.push_back({io[i], own.gateway, own.entropy});
    }
  }
  ServingThreads(const ServingThreads&) = delete;
  ServingThreads& operator=(const ServingThreads&) = delete;

  const std::vector<api::HttpThread>& all() const { return threads_; }

 private:
  struct Own {
    Own(const api::Context& context, api::RefusedCallers& refused) : gateway(context, refused) {}
    api::Gateway gateway;   // with its cache of API keys
    SystemEntropy entropy;  // of request ids
  };

  api::RefusedCallers refused_callers_;  // of all threads: one log line a second
  std::deque<Own> own_;
  std::vector<api::HttpThread> threads_;
};

}  // namespace seatledger
