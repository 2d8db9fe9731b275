#include "runtime/operations/rebuilder.h"

#include <exception>
#include <utility>

#include "base/logging.h"
#include "base/store_error.h"
#include "projections/fold/compare.h"
#include "projections/views/view_list.h"
#include "runtime/lower_priority.h"

namespace seatledger::runtime {
namespace {

using projections::Snapshot;

// With at most this many events left, they are folded while writers wait.
constexpr std::uint64_t events_left_max = 4000;
constexpr int switch_attempts = 20;
constexpr std::chrono::milliseconds poll{10};
constexpr std::chrono::seconds readers_wait{30};

// Thrown when the server stops: the work is abandoned, it did not fail.
struct Stopped {};

// Lets a long scan end when the server does.
class StoppableSnapshot final : public Snapshot {
 public:
  StoppableSnapshot(const Snapshot& snapshot, const std::atomic<bool>& stopping)
      : snapshot_(snapshot), stopping_(stopping) {}

  std::optional<std::string> get(std::string_view key) const override { return snapshot_.get(key); }
  void scan(std::string_view prefix, std::string_view from, const Visit& visit) const override {
    snapshot_.scan(prefix, from, stoppable(visit));
  }
  void scan_down(std::string_view prefix, std::string_view from,
                 const Visit& visit) const override {
    snapshot_.scan_down(prefix, from, stoppable(visit));
  }

 private:
  Visit stoppable(const Visit& visit) const {
    return [this, &visit](std::string_view key, std::string_view value) {
      if (stopping_) throw Stopped{};
      return visit(key, value);
    };
  }

  const Snapshot& snapshot_;
  const std::atomic<bool>& stopping_;
};

}  // namespace

Rebuilder::Rebuilder(const Parts& parts) : parts_(parts) {
  if (const auto unfinished = parts_.generations.unfinished()) {
    const bool is_check = unfinished->use == GenerationUse::check;
    start({is_check ? RebuildMode::check : RebuildMode::rebuild, {}});
    log(LogLevel::info, "an unfinished rebuild continues", {{"generation", unfinished->number}});
  }
  thread_ = std::thread([this] { work(); });
}

Rebuilder::~Rebuilder() { stop(); }

void Rebuilder::stop() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  changed_.notify_all();
  if (thread_.joinable()) thread_.join();
}

bool Rebuilder::start(const RebuildRequest& request) {
  {
    const std::lock_guard lock(mutex_);
    if (request_ || stopping_) return false;
    request_ = request;
    status_ = {};
    status_.state = RebuildState::folding;
    status_.mode = request.mode;
    status_.started = clock_.now();
  }
  changed_.notify_all();
  return true;
}

RebuildStatus Rebuilder::status() const {
  RebuildStatus status;
  {
    const std::lock_guard lock(mutex_);
    status = status_;
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - fold_began_;
    if (status.state == RebuildState::folding && status.position > fold_from_ && took.count() > 0) {
      status.events_per_second =
          static_cast<double>(status.position.value - fold_from_.value) / took.count();
    }
  }
  status.generation = parts_.generations.current_number();
  status.previous = parts_.generations.previous_number();
  status.head = parts_.log.head();
  return status;
}

void Rebuilder::work() {
  lower_priority();
  std::unique_lock lock(mutex_);
  for (;;) {
    changed_.wait(lock, [this] { return request_ || stopping_; });
    if (stopping_) return;
    const RebuildRequest request = *request_;
    lock.unlock();
    run(request);
    lock.lock();
    request_.reset();
    status_.state = RebuildState::idle;
    status_.finished = clock_.now();
  }
}

void Rebuilder::run(const RebuildRequest& request) {
  RebuildResult result = RebuildResult::failed;
  std::optional<std::string> failure;
  try {
    result = request.mode == RebuildMode::rollback ? roll_back() : rebuild(request);
  } catch (const Stopped&) {
    result = RebuildResult::stopped;
  } catch (const std::exception& problem) {
    failure = problem.what();
    log(LogLevel::error, "a rebuild of the views failed", {{"problem", problem.what()}});
  }
  const std::lock_guard lock(mutex_);
  status_.result = result;
  status_.problem = std::move(failure);
}

void Rebuilder::enter(RebuildState state) {
  const std::lock_guard lock(mutex_);
  status_.state = state;
}

void Rebuilder::check_stop() const {
  if (stopping_) throw Stopped{};
  const auto refusal = parts_.writes.refusal();
  if (refusal && refusal->code == ErrorCode::disk_full) {
    throw StoreError("the disk is nearly full; the rebuild goes on when it is asked for again");
  }
}

void Rebuilder::fold(NextGeneration& next, Position until) {
  projections::FastFoldOptions options;
  options.until = until;
  options.run_bytes = parts_.views.rebuild_run_bytes;
  options.rows_bytes = parts_.views.fold_rows_bytes();
  options.on_thread = lower_priority;
  options.progress = [this](Position folded) {
    const std::lock_guard lock(mutex_);
    status_.position = folded;
    return !stopping_.load();
  };
  check_stop();
  next.fold(options);
  check_stop();
}

RebuildResult Rebuilder::rebuild(const RebuildRequest& request) {
  const bool is_check = request.mode == RebuildMode::check;
  NextGeneration next(parts_.views, parts_.generations, parts_.log,
                      is_check ? GenerationUse::check : GenerationUse::rebuild);
  {
    const std::lock_guard lock(mutex_);
    status_.position = fold_from_ = next.applied();
    fold_began_ = std::chrono::steady_clock::now();
  }
  const Position head = parts_.log.head();
  log(LogLevel::info, "a rebuild of the views begins",
      {{"generation", next.number()}, {"position", next.applied().value}, {"head", head.value}});
  fold(next, head);
  enter(RebuildState::comparing);
  const bool equal = is_equal(next, request.view);
  if (is_check) {
    next.close();
    parts_.generations.drop_unfinished();
    return equal ? RebuildResult::equal : RebuildResult::different;
  }
  take_into_use(next);
  return RebuildResult::done;
}

bool Rebuilder::is_equal(NextGeneration& next, const std::string& view) {
  auto used = parts_.opened.store->snapshot();
  // The rows of the newest batch may not be stored yet.
  while (projections::stored_checkpoint(*used) < next.applied()) {
    check_stop();
    std::this_thread::sleep_for(poll);
    used = parts_.opened.store->snapshot();
  }
  fold(next, projections::stored_checkpoint(*used));
  const auto made = next.store()->snapshot();
  const auto difference = projections::compare(StoppableSnapshot(*used, stopping_),
                                               StoppableSnapshot(*made, stopping_), view);
  if (!difference) return true;
  std::string text = projections::describe(*difference);
  log(LogLevel::error, "the views in use are not what the log folds to",
      {{"position", next.applied().value}, {"difference", text}});
  const std::lock_guard lock(mutex_);
  status_.difference = std::move(text);
  return false;
}

void Rebuilder::catch_up(NextGeneration& next) {
  enter(RebuildState::catching_up);
  for (int round = 0; round < switch_attempts; ++round) {
    const Position head = parts_.log.head();
    if (head.value - next.applied().value <= events_left_max) return;
    fold(next, head);
  }
}

void Rebuilder::take_into_use(NextGeneration& next) {
  for (int attempt = 1;; ++attempt) {
    catch_up(next);
    enter(RebuildState::switching);
    if (take_into_use_between(next, attempt >= switch_attempts)) break;
    check_stop();
  }
  next.store()->compact_as_usual();
  const std::uint64_t number = next.number();
  log(LogLevel::info, "rebuilt views are in use",
      {{"generation", number}, {"position", next.applied().value}});
  const std::lock_guard lock(mutex_);
  status_.position = next.applied();
}

// False: too many events are left for writers to wait for.
bool Rebuilder::take_into_use_between(NextGeneration& next, bool whatever_is_left) {
  bool is_taken = false;
  std::shared_ptr<projections::KeyValueStore> old;
  const bool ran = parts_.writes.run_between([&] {
    if (!parts_.sequencer.settle()) throw StoreError("log and views are not together");
    const Position head = parts_.log.head();
    if (!whatever_is_left && head.value - next.applied().value > 4 * events_left_max) return;
    // At full priority, and to the head: no reader may see less than before.
    next.fold({});
    parts_.generations.switch_to(next.number());
    old = parts_.opened.store->switch_to(with_tiers(parts_.views, next.store()));
    parts_.sequencer.catch_up();
    is_taken = true;
  });
  if (!ran) throw Stopped{};
  if (old) retire(std::move(old));
  return is_taken;
}

// Closes the old generation on this thread once its last reader is done, so that readers do not
// spend time on closing it.
void Rebuilder::retire(std::shared_ptr<projections::KeyValueStore> old) {
  const auto end = std::chrono::steady_clock::now() + readers_wait;
  while (old.use_count() > 1 && !stopping_ && std::chrono::steady_clock::now() < end) {
    std::this_thread::sleep_for(poll);
  }
  try {
    old->flush();
  } catch (const StoreError& problem) {
    log(LogLevel::warning, "the previous views could not be flushed",
        {{"problem", problem.what()}});
  }
}

RebuildResult Rebuilder::roll_back() {
  const ViewGenerations::HeldPrevious held(parts_.generations);
  if (!held.number()) throw StoreError("there is no generation of views to go back to");
  NextGeneration previous(parts_.views, parts_.generations, parts_.log, *held.number());
  const Position head = parts_.log.head();
  fold(previous, head);
  take_into_use(previous);
  return RebuildResult::done;
}

}  // namespace seatledger::runtime
