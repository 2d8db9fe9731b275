#include "runtime/append_thread.h"

#include <pthread.h>

#include <utility>

namespace seatledger::runtime {

AppendThread::AppendThread(std::function<void(ledger::Batch&)> append)
    : append_(std::move(append)), thread_([this] { run(); }) {}

AppendThread::~AppendThread() {
  {
    const std::lock_guard lock(mutex_);
    is_ending_ = true;
  }
  started_.notify_one();
  thread_.join();
}

void AppendThread::start(ledger::Batch& batch) {
  {
    const std::lock_guard lock(mutex_);
    next_ = &batch;
  }
  started_.notify_one();
}

void AppendThread::run() {
  ::pthread_setname_np(::pthread_self(), "append");
  for (;;) {
    ledger::Batch* batch = nullptr;
    {
      std::unique_lock lock(mutex_);
      started_.wait(lock, [this] { return next_ != nullptr || is_ending_; });
      if (next_ == nullptr) return;
      batch = std::exchange(next_, nullptr);
    }
    append_(*batch);
  }
}

}  // namespace seatledger::runtime
