#include "runtime/columns_thread.h"

#include <pthread.h>

#include <chrono>
#include <exception>

#include "base/logging.h"
#include "projections/views/warm_rows.h"
#include "runtime/lower_priority.h"

namespace seatledger::runtime {
namespace {

using projections::ListColumns;

constexpr std::chrono::seconds pause_after_failure{1};

void begin_at_lower_priority(const char* thread_name) {
  ::pthread_setname_np(::pthread_self(), thread_name);
  lower_priority();
}

}  // namespace

ColumnsThread::ColumnsThread(ListColumns& columns, const projections::KeyValueStore& store)
    : columns_(columns), store_(store), thread_([this] { run(); }) {}

void ColumnsThread::stop() {
  {
    const std::lock_guard lock(mutex_);
    is_stopping_ = true;
  }
  changed_.notify_one();
  columns_.stop();
  if (thread_.joinable()) thread_.join();
  if (warmer_.joinable()) warmer_.join();
}

void ColumnsThread::run() {
  ::pthread_setname_np(::pthread_self(), "list-columns");
  for (;;) {
    {
      const std::lock_guard lock(mutex_);
      if (is_stopping_) return;
    }
    try {
      columns_.are_filled() ? work() : work_at_lower_priority();
    } catch (const std::exception& problem) {
      pause_after(problem.what());
    }
  }
}

// Filling takes seconds, and requests come first. Folding in is short, and a list may wait for it:
// a thread that others keep from running must not do it. A thread cannot raise its priority again,
// so it is another one.
void ColumnsThread::work_at_lower_priority() {
  std::exception_ptr failure;
  std::thread filler([&] {
    begin_at_lower_priority("columns-fill");
    try {
      work();
    } catch (...) {
      failure = std::current_exception();
    }
  });
  filler.join();
  if (failure) std::rethrow_exception(failure);
  if (columns_.are_filled()) start_warming();
}

// After each filling: it follows a start or a rebuild, whose store has no rows in memory yet.
void ColumnsThread::start_warming() {
  if (warmer_.joinable()) warmer_.join();
  warmer_ = std::thread([this] {
    begin_at_lower_priority("rows-warm");
    try {
      projections::warm_rows(store_, [this] { return !is_stopping_.load(); });
    } catch (const std::exception& problem) {
      log(LogLevel::warning, "the cache of rows is not filled; rows are read when they are needed",
          {{"problem", problem.what()}});
    }
  });
}

void ColumnsThread::work() {
  switch (columns_.work(store_)) {
    case ListColumns::Done::filled:
      if (!columns_.are_filled()) break;
      log(LogLevel::debug, "the columns of lists are filled", {{"bytes", columns_.bytes()}});
      break;
    case ListColumns::Done::given_up:
      log(LogLevel::warning,
          "the columns of lists need more memory than list_columns_bytes_max: lists read rows, "
          "which is slower",
          {});
      break;
    case ListColumns::Done::folded:
    case ListColumns::Done::stopped: break;
  }
}

void ColumnsThread::pause_after(const char* problem) {
  log(LogLevel::warning, "the columns of lists cannot be filled; it is tried again",
      {{"problem", problem}});
  std::unique_lock lock(mutex_);
  changed_.wait_for(lock, pause_after_failure, [this] { return is_stopping_.load(); });
}

}  // namespace seatledger::runtime
