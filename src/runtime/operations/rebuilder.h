// Rebuilds the views beside the live server (design section 5): folds a new generation from the log
// on threads of lower priority, compares it with the one in use at one position, brings it to the
// head, and takes it into use between two batches. Killed at any moment, it is gone on with by the
// next start.
#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

#include "app/settings.h"
#include "base/time.h"
#include "ledger/log/event_log.h"
#include "ledger/write/sequencer.h"
#include "runtime/operations/next_generation.h"
#include "runtime/operations/open_views.h"
#include "runtime/operations/rebuilds.h"
#include "runtime/operations/view_generations.h"
#include "runtime/write_queue.h"

namespace seatledger::runtime {

class Rebuilder final : public Rebuilds {
 public:
  // Nothing is owned; all must outlive the rebuilder. The sequencer is used on the queue's deciding
  // thread alone.
  struct Parts {
    const Settings& settings;
    const ledger::EventLog& log;
    ViewGenerations& generations;
    OpenViews& opened;
    ledger::Sequencer& sequencer;
    WriteQueue& writes;
  };
  // Starts the thread, which first goes on with what is unfinished.
  explicit Rebuilder(const Parts& parts);
  // As stop().
  ~Rebuilder() override;
  Rebuilder(const Rebuilder&) = delete;
  Rebuilder& operator=(const Rebuilder&) = delete;

  bool start(const RebuildWish& wish) override;
  RebuildStatus status() const override;

  // What runs ends soon, to be gone on with by the next start. Any thread.
  void stop();

 private:
  void work();
  void run(const RebuildWish& wish);
  RebuildResult rebuild(const RebuildWish& wish);
  RebuildResult roll_back();
  bool is_equal(NextGeneration& next, const std::string& view);
  void catch_up(NextGeneration& next);
  void take_into_use(NextGeneration& next);
  bool take_into_use_between(NextGeneration& next, bool whatever_is_left);
  void let_go(std::shared_ptr<projections::KeyValueStore> old);

  void fold(NextGeneration& next, Position until);
  void enter(RebuildState state);
  void check_stop() const;

  const Parts parts_;
  SystemClock clock_;
  std::atomic<bool> stopping_{false};

  mutable std::mutex mutex_;
  std::condition_variable changed_;
  std::optional<RebuildWish> wish_;                   // guarded by mutex_; what runs, or is to
  RebuildStatus status_;                              // guarded by mutex_
  std::chrono::steady_clock::time_point fold_began_;  // guarded by mutex_
  Position fold_from_;                                // guarded by mutex_

  std::thread thread_;
};

}  // namespace seatledger::runtime
