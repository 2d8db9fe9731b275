#include "runtime/feed/audit_follower.h"

#include <pthread.h>

#include <algorithm>
#include <chrono>
#include <exception>
#include <utility>

#include "base/logging.h"
#include "projections/audit/audit_fold.h"

namespace seatledger::runtime {
namespace {

// The pause between batches while no reader waits for the index: fewer and larger batches take less
// time away from the writers.
constexpr std::chrono::milliseconds fold_interval{200};
// The pause after a failure; it doubles with each further one.
constexpr std::chrono::seconds pause_first{1};
constexpr std::chrono::seconds pause_longest{60};
// Events between two flushes of the store; after a crash about this many are folded again.
constexpr std::uint64_t flush_events = 500'000;

}  // namespace

AuditFollower::AuditFollower(Parts parts)
    : parts_(std::move(parts)), index_(parts_.store), thread_([this] { run(); }) {}

AuditFollower::~AuditFollower() { stop(); }

// The follower notifies under the same lock: a position is either returned here or notified.
Position AuditFollower::want(Position position) {
  Position reached;
  {
    const std::lock_guard lock(mutex_);
    reached = index_.reached();
    if (reached >= position) return reached;
    wanted_ = std::max(wanted_, position);
  }
  changed_.notify_one();
  return reached;
}

std::unique_ptr<projections::Snapshot> AuditFollower::snapshot() const {
  return parts_.store.snapshot();
}

void AuditFollower::stop() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  changed_.notify_one();
  if (!thread_.joinable()) return;
  thread_.join();
  try {
    parts_.store.flush();
  } catch (const std::exception& problem) {
    log(LogLevel::warning, "the audit index is not durable and will be folded again",
        {{"problem", problem.what()}});
  }
}

bool AuditFollower::wait_for_work() {
  std::unique_lock lock(mutex_);
  changed_.wait_for(lock, fold_interval,
                    [this] { return stopping_ || wanted_ > index_.reached(); });
  return !stopping_;
}

void AuditFollower::pause_after(const char* problem) {
  log(LogLevel::error, "the audit index cannot be folded; it is tried again",
      {{"problem", problem}, {"position", index_.reached().value}});
  std::unique_lock lock(mutex_);
  changed_.wait_for(lock, pause_, [this] { return stopping_.load(); });
  pause_ = std::min<std::chrono::seconds>(2 * pause_, pause_longest);
}

void AuditFollower::run() {
  ::pthread_setname_np(::pthread_self(), "audit-index");
  bool failed = false;
  while (wait_for_work()) {
    try {
      if (failed) index_.recover();
      failed = false;
      fold_to_head();
      pause_ = pause_first;
    } catch (const std::exception& problem) {
      failed = true;
      pause_after(problem.what());
    }
  }
}

void AuditFollower::fold_to_head() {
  Position begin = index_.reached();
  projections::fold_audit(parts_.events, index_, parts_.events.head(), [&](Position at) {
    events_since_flush_ += at.value - begin.value;
    if (events_since_flush_ >= flush_events) {
      events_since_flush_ = 0;
      parts_.store.start_flush();
    }
    const std::lock_guard lock(mutex_);
    if (wanted_ > begin) parts_.on_reached(at);
    begin = at;
    return !stopping_;
  });
  // Never beyond the head: the thread would spin, waiting for events that do not exist.
  const std::lock_guard lock(mutex_);
  wanted_ = std::min(wanted_, index_.reached());
}

}  // namespace seatledger::runtime
