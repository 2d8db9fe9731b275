// Before a read takes its snapshot: of several servers with one ledger, the leader within its lease
// reads at once; another waits until it has confirmed and folded what was stored before the read
// came (docs/decisions/0064).
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <functional>

#include "runtime/executor.h"
#include "runtime/head_signal.h"

namespace seatledger::runtime {

// Time since the machine started, also while it slept (CLOCK_BOOTTIME): a lease must not last
// longer for a machine that was suspended.
std::chrono::nanoseconds boot_time();

// Any thread, except for the functions of rounds.
class ReadGate {
 public:
  struct Settings {
    std::chrono::milliseconds wait{5000};
    std::chrono::milliseconds stale_max{0};  // see settings: stale_reads_max_ms
    std::function<std::chrono::nanoseconds()> now = boot_time;
    // Other servers may show events that this one, which leads, has not folded yet: its append is
    // under way, and its answer comes later than the news.
    std::function<bool()> is_behind_own = [] { return false; };
  };
  // `wanted` is called when a read waits for a round that has not begun; it must not wait.
  ReadGate(const Settings& settings, std::function<void()> wanted);

  // Whether a read may take its snapshot at once.
  bool leads_now() const { return is_leased() && !settings_.is_behind_own(); }
  bool is_leased() const { return settings_.now().count() < lead_until_.load(); }
  // Whether the read may take its snapshot now. False: nothing could be confirmed in time.
  Awaitable<bool> pass();

  // How long a read waits at most.
  std::chrono::milliseconds longest_wait() const { return settings_.wait; }
  // When everything was confirmed last; 0: never.
  std::chrono::nanoseconds confirmed_at() const {
    return std::chrono::nanoseconds(confirmed_at_.load());
  }

  // For the thread of the cluster: rounds, one at a time. A round that fails is not ended.
  bool is_wanted() const { return wanted_.load() > rounds_.reached().value; }
  void begin_round();
  void end_round();
  // This server leads until then, by boot_time(); 0: it does not.
  void lead_until(std::chrono::nanoseconds end) { lead_until_ = end.count(); }
  // Wakes all who wait; nothing is confirmed any more.
  void stop() { rounds_.stop(); }

 private:
  const Settings settings_;
  const std::function<void()> tell_wanted_;

  HeadSignal rounds_;                      // the last one that ended
  std::atomic<std::uint64_t> begun_{0};    // the last one that began
  std::atomic<std::uint64_t> wanted_{0};   // the highest that somebody waits for
  std::atomic<std::int64_t> began_at_{0};  // begin of the last one
  std::atomic<std::int64_t> confirmed_at_{0};
  std::atomic<std::int64_t> lead_until_{0};
};

}  // namespace seatledger::runtime
