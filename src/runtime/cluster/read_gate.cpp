#include "runtime/cluster/read_gate.h"

#include <ctime>
#include <utility>

namespace seatledger::runtime {
namespace {

constexpr std::chrono::milliseconds own_append_poll{1};

}  // namespace

std::chrono::nanoseconds boot_time() {
  timespec now{};
  ::clock_gettime(CLOCK_BOOTTIME, &now);
  return std::chrono::seconds(now.tv_sec) + std::chrono::nanoseconds(now.tv_nsec);
}

ReadGate::ReadGate(const Settings& settings, std::function<void()> wanted)
    : settings_(settings), tell_wanted_(std::move(wanted)) {}

Awaitable<bool> ReadGate::pass() {
  const auto until = HeadSignal::Clock::now() + settings_.wait;
  while (is_leased() && HeadSignal::Clock::now() < until) {
    if (!settings_.is_behind_own()) co_return true;
    co_await rounds_.wait(Position{UINT64_MAX}, HeadSignal::Clock::now() + own_append_poll);
  }
  // Not the round that is running: it may have read before this read came.
  const std::uint64_t round = begun_.load() + 1;
  std::uint64_t before = wanted_.load();
  while (before < round && !wanted_.compare_exchange_weak(before, round)) {
  }
  if (before < round) tell_wanted_();
  if (co_await rounds_.wait(Position{round}, until)) co_return true;
  const auto age = settings_.now() - confirmed_at();
  co_return confirmed_at_.load() != 0 && age <= settings_.stale_max;
}

void ReadGate::begin_round() {
  began_at_ = settings_.now().count();
  ++begun_;
}

void ReadGate::end_round() {
  confirmed_at_ = began_at_.load();
  rounds_.reach(Position{begun_.load()});
}

}  // namespace seatledger::runtime
