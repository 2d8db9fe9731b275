#include "held_calls.h"

#include <sys/epoll.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <stdexcept>
#include <string>
#include <thread>

namespace seatledger::budget {
namespace {

constexpr std::chrono::minutes patience{1};

struct State {
  std::mutex mutex;
  std::condition_variable changed;
  // Guarded by mutex, all of them.
  std::thread::id io_thread;
  bool io_hold = false;         // wanted
  bool io_held = false;         // and reached
  bool io_waits = false;        // inside epoll_wait, with time to wait
  std::uint64_t io_looked = 0;  // how often it came there
  bool sync_hold = false;
  bool sync_held = false;
  bool io_synced = false;  // since hold_sync()
};
State state;

template <class Condition>
void wait_until(std::unique_lock<std::mutex>& lock, const char* what, Condition condition) {
  if (state.changed.wait_for(lock, patience, condition)) return;
  throw std::runtime_error(std::string("waited a minute until ") + what);
}

bool is_io_thread() { return std::this_thread::get_id() == state.io_thread; }

// Before and after the io thread looks for events.
void enter_look() {
  std::unique_lock lock(state.mutex);
  if (!is_io_thread()) return;
  if (state.io_hold) {
    state.io_held = true;
    state.changed.notify_all();
    state.changed.wait(lock, [] { return !state.io_hold; });
    state.io_held = false;
  }
  state.io_waits = true;
  ++state.io_looked;
  state.changed.notify_all();
}

void leave_look() {
  const std::lock_guard lock(state.mutex);
  if (is_io_thread()) state.io_waits = false;
}

void enter_sync() {
  std::unique_lock lock(state.mutex);
  if (!state.sync_hold) return;
  if (is_io_thread()) {
    state.io_synced = true;
    state.changed.notify_all();
    return;
  }
  state.sync_held = true;
  state.changed.notify_all();
  state.changed.wait(lock, [] { return !state.sync_hold; });
  state.sync_held = false;
}

}  // namespace

void begin_io_thread() {
  const std::lock_guard lock(state.mutex);
  state.io_thread = std::this_thread::get_id();
}

void wait_until_idle() {
  std::unique_lock lock(state.mutex);
  wait_until(lock, "the io thread is idle", [] { return state.io_waits; });
}

void hold_io() {
  const std::lock_guard lock(state.mutex);
  state.io_hold = true;
}

void wait_until_io_is_held() {
  std::unique_lock lock(state.mutex);
  wait_until(lock, "the io thread is held", [] { return state.io_held; });
}

void release_io() {
  std::unique_lock lock(state.mutex);
  const std::uint64_t looked = state.io_looked;
  state.io_hold = false;
  state.changed.notify_all();
  // The first look finds what was sent; before the second one it has been handled.
  wait_until(lock, "the io thread has handled what it found",
             [looked] { return state.io_waits && state.io_looked >= looked + 2; });
}

void hold_sync() {
  const std::lock_guard lock(state.mutex);
  state.sync_hold = true;
  state.io_synced = false;
}

bool wait_until_sync_is_held() {
  std::unique_lock lock(state.mutex);
  wait_until(lock, "a write is synced", [] { return state.sync_held || state.io_synced; });
  return state.sync_held;
}

void release_sync() {
  const std::lock_guard lock(state.mutex);
  state.sync_hold = false;
  state.changed.notify_all();
}

}  // namespace seatledger::budget

// They take the place of the C library's, for RocksDB and Asio too.
extern "C" {

int epoll_wait(int epoll, epoll_event* events, int count, int timeout_ms) {
  const bool may_wait = timeout_ms != 0;
  if (may_wait) seatledger::budget::enter_look();
  const auto found = ::syscall(SYS_epoll_pwait, epoll, events, count, timeout_ms, nullptr, 8);
  if (may_wait) seatledger::budget::leave_look();
  return static_cast<int>(found);
}

// What this program writes need not outlive the machine.
int fdatasync(int) {
  seatledger::budget::enter_sync();
  return 0;
}

}  // extern "C"
