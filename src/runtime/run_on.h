// Runs work that reads the disk on a pool of threads, while the io threads continue.
#pragma once

#include <boost/asio/async_result.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/thread_pool.hpp>
#include <exception>
#include <functional>
#include <memory>
#include <optional>
#include <utility>

#include "runtime/executor.h"

namespace seatledger::runtime {

// Returns or throws, on the io thread of the caller, what `work` returned or threw. The caller
// keeps `work` and what it uses alive until then. At the end of the program the pool is joined
// before the io thread's coroutines are destroyed. T is of a named namespace: the coroutine's
// frame, which holds one, belongs to this header.
template <class T>
Awaitable<T> run_on(boost::asio::thread_pool& pool, const std::function<T()>& work) {
  struct Outcome {
    std::optional<T> value;
    std::exception_ptr failure;
  };
  auto outcome = std::make_shared<Outcome>();
  // Named: gcc 12 destroys a capturing temporary of a co_await expression twice (bug 107288).
  auto start = [&pool, outcome, &work](auto handler) {
    auto guard = boost::asio::make_work_guard(handler);
    boost::asio::post(
        pool, [outcome, &work, guard = std::move(guard), handler = std::move(handler)]() mutable {
          try {
            outcome->value.emplace(work());
          } catch (...) {
            outcome->failure = std::current_exception();
          }
          const auto executor = guard.get_executor();
          boost::asio::post(executor, std::move(handler));
        });
  };
  co_await boost::asio::async_initiate<const boost::asio::use_awaitable_t<Executor>, void()>(
      start, awaiting);
  if (outcome->failure) std::rethrow_exception(outcome->failure);
  co_return std::move(*outcome->value);
}

}  // namespace seatledger::runtime
