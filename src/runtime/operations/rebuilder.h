// Rebuilds the views while the server runs: folds a new generation from the log on threads of lower
// priority, compares it with the one in use at one position, brings it to the head, and switches to
// it between two batches. The next start continues a rebuild that was killed.
#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

#include "base/ids.h"
#include "base/time.h"
#include "ledger/log/event_log.h"
#include "ledger/write/sequencer.h"
#include "runtime/operations/next_generation.h"
#include "runtime/operations/open_views.h"
#include "runtime/operations/view_generations.h"
#include "runtime/write_queue.h"

namespace seatledger::runtime {

enum class RebuildMode : std::uint8_t {
  rebuild,   // fold a new generation, compare, take it into use
  check,     // fold a new generation, compare, drop it
  rollback,  // switch back to the previous generation
};

enum class RebuildState : std::uint8_t { idle, folding, comparing, catching_up, switching };

enum class RebuildResult : std::uint8_t { done, equal, different, failed, stopped };

struct RebuildRequest {
  RebuildMode mode = RebuildMode::rebuild;
  std::string view;  // compare only the rows of this view; empty: of all
};

struct RebuildStatus {
  RebuildState state = RebuildState::idle;
  std::uint64_t generation = 0;           // in use
  std::optional<std::uint64_t> previous;  // to go back to
  std::optional<RebuildMode> mode;        // of the running or last rebuild, if any
  Position position;                      // how far the new generation is
  Position head;                          // of the log
  double events_per_second = 0;           // while it folds
  std::optional<Timestamp> started, finished;
  std::optional<RebuildResult> result;    // of the last one that finished
  std::optional<std::string> difference;  // the first row in which old and new differ
  std::optional<std::string> problem;     // why it failed
};

// Any thread.
class Rebuilder {
 public:
  // Nothing is owned; all must outlive the rebuilder. The sequencer is used on the queue's deciding
  // thread only.
  struct Parts {
    ViewsOptions views;
    const ledger::EventLog& log;
    ViewGenerations& generations;
    OpenViews& opened;
    ledger::Sequencer& sequencer;
    WriteQueue& writes;
  };
  // Starts the thread, which first continues what is unfinished.
  explicit Rebuilder(const Parts& parts);
  // As stop().
  ~Rebuilder();
  Rebuilder(const Rebuilder&) = delete;
  Rebuilder& operator=(const Rebuilder&) = delete;

  // Begins a rebuild on a thread of its own. False: one is already running.
  bool start(const RebuildRequest& request);
  RebuildStatus status() const;

  // Interrupts a running rebuild; the next start of the server continues it.
  void stop();

 private:
  void work();
  void run(const RebuildRequest& request);
  RebuildResult rebuild(const RebuildRequest& request);
  RebuildResult roll_back();
  bool is_equal(NextGeneration& next, const std::string& view);
  void catch_up(NextGeneration& next);
  void take_into_use(NextGeneration& next);
  bool take_into_use_between(NextGeneration& next, bool whatever_is_left);
  void retire(std::shared_ptr<projections::KeyValueStore> old);

  void fold(NextGeneration& next, Position until);
  void enter(RebuildState state);
  void check_stop() const;

  const Parts parts_;
  SystemClock clock_;
  std::atomic<bool> stopping_{false};

  mutable std::mutex mutex_;
  std::condition_variable changed_;
  std::optional<RebuildRequest> request_;             // guarded by mutex_; running or requested
  RebuildStatus status_;                              // guarded by mutex_
  std::chrono::steady_clock::time_point fold_began_;  // guarded by mutex_
  Position fold_from_;                                // guarded by mutex_

  std::thread thread_;
};

}  // namespace seatledger::runtime
