#include "runtime/cluster/cluster_thread.h"

#include <algorithm>
#include <utility>

#include "base/store_error.h"

namespace seatledger::runtime {
namespace {

using std::chrono::milliseconds;

constexpr std::chrono::seconds each{1};
constexpr milliseconds round_apart{5};
constexpr milliseconds unreached_pause{100};

}  // namespace

ClusterThread::ClusterThread(ledger::SharedLedger& shared, Membership& membership,
                             std::function<void()> each_second)
    : shared_(shared), membership_(membership), each_second_(std::move(each_second)) {}

void ClusterThread::start() {
  thread_ = std::thread([this] { run(); });
}

void ClusterThread::wake() {
  {
    const std::lock_guard lock(mutex_);
    is_woken_ = true;
  }
  woken_.notify_all();
  shared_.wake();
}

void ClusterThread::stop() {
  stopping_ = true;
  wake();
  if (thread_.joinable()) thread_.join();
}

ledger::Leadership ClusterThread::leadership() const {
  const std::lock_guard lock(mutex_);
  return leadership_;
}

void ClusterThread::run() {
  bool news = true;
  while (!stopping_) {
    membership_.step(news);
    reached_ = membership_.is_reached();
    {
      const std::lock_guard lock(mutex_);
      leadership_ = membership_.leadership();
      is_woken_ = false;
    }
    if (reached_ && boot_time() >= next_second_) {
      next_second_ = boot_time() + each;
      each_second_();
    }
    if (stopping_) break;
    news = wait();
  }
  membership_.give_up();
}

// Returns whether something may have been appended.
bool ClusterThread::wait() {
  if (!membership_.is_reached()) {
    std::unique_lock lock(mutex_);
    woken_.wait_for(lock, unreached_pause, [this] { return stopping_.load(); });
    return false;
  }
  const auto left = std::chrono::duration_cast<milliseconds>(
      std::min(membership_.due(), next_second_) - boot_time());
  if (left.count() <= 0) return false;
  try {
    const auto before = boot_time();
    shared_.wait(left);
    const auto waited = std::chrono::duration_cast<milliseconds>(boot_time() - before);
    if (waited >= left || stopping_) return false;
    // What is appended in the next moment is fetched in the same round.
    std::unique_lock lock(mutex_);
    if (!is_woken_) woken_.wait_for(lock, round_apart, [this] { return is_woken_; });
    return true;
  } catch (const StoreError&) {
    return true;  // the next step meets it too, and reports it
  }
}

}  // namespace seatledger::runtime
