#include "runtime/io_threads.h"

#include <pthread.h>

#include <algorithm>
#include <string>

namespace seatledger::runtime {

std::size_t default_io_threads() {
  return std::max<std::size_t>(1, std::thread::hardware_concurrency() / 2);
}

IoThreads::IoThreads(std::size_t count) {
  // The hint 1: one thread runs it, others only post to it.
  for (std::size_t i = 0; i < count; ++i) {
    contexts_.push_back(std::make_unique<boost::asio::io_context>(1));
  }
  for (const auto& context : contexts_) guards_.emplace_back(context->get_executor());
}

IoThreads::~IoThreads() { stop(); }

void IoThreads::serve(std::size_t index) {
  ::pthread_setname_np(::pthread_self(), ("io-" + std::to_string(index + 1)).c_str());
  try {
    contexts_[index]->run();
  } catch (...) {
    const std::lock_guard lock(mutex_);
    if (!failure_) failure_ = std::current_exception();
    first().stop();
  }
}

void IoThreads::run() {
  for (std::size_t i = 1; i < size(); ++i) threads_.emplace_back([this, i] { serve(i); });
  first().run();
  stop();
  const std::lock_guard lock(mutex_);
  if (failure_) std::rethrow_exception(failure_);
}

void IoThreads::stop() {
  for (const auto& context : contexts_) context->stop();
  for (std::thread& thread : threads_) thread.join();
  threads_.clear();
}

}  // namespace seatledger::runtime
