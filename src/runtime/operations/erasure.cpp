#include "runtime/operations/erasure.h"

#include <boost/asio/post.hpp>
#include <chrono>
#include <exception>

#include "base/logging.h"
#include "base/store_error.h"

namespace seatledger::runtime {
namespace {

using ledger::DeletedRows;

constexpr std::chrono::seconds retry_interval{2};

}  // namespace

// Repeats when a rebuild switched to other views meanwhile.
bool Erasure::compact_views() {
  for (;;) {
    const auto views = parts_.views();
    {
      const std::lock_guard lock(mutex_);
      if (stopped_) return false;
      compacting_ = views;
    }
    const bool is_done = views->compact();
    {
      const std::lock_guard lock(mutex_);
      compacting_.reset();
    }
    if (!is_done || parts_.views() == views) return is_done;
  }
}

bool Erasure::erase_files() {
  views_done_ = false;
  if (parts_.ledger.is_purge_due(DeletedRows::people)) {
    const std::lock_guard lock(mutex_);
    erased_ = parts_.head();
  }
  return rewrite_files();
}

bool Erasure::rewrite_files() {
  pending_ = true;
  const auto begin = std::chrono::steady_clock::now();
  bool is_done = false;
  try {
    if (!views_done_) {
      parts_.snapshots.clear();
      // A generation that is being folded stays: it is folded from the log, and is compacted soon.
      parts_.generations.drop_old();
      // Views name people only by their number, but rows may hold what callers wrote about them.
      if (!compact_views()) throw StoreError("the views were not compacted to the end");
      views_done_ = true;
    }
    // Last: it clears the mark that an erasure is not done.
    is_done = parts_.ledger.purge(DeletedRows::people);
  } catch (const std::exception& problem) {
    log(LogLevel::error, "an erasure is not done: the files still hold deleted rows",
        {{"problem", problem.what()}});
  }
  const auto took = std::chrono::duration_cast<std::chrono::milliseconds>(
      std::chrono::steady_clock::now() - begin);
  if (is_done) {
    pending_ = false;
    log(LogLevel::info, "files rewritten after an erasure", {{"ms", took.count()}});
  } else {
    try_again_later();
  }
  return is_done;
}

void Erasure::try_again_later() {
  {
    const std::lock_guard lock(mutex_);
    if (stopped_) return;
  }
  again_.expires_after(retry_interval);
  again_.async_wait([this](const boost::system::error_code& cancelled) {
    if (!cancelled) try_again();
  });
}

std::vector<std::string> Erasure::backups() const {
  std::optional<Position> erased;
  {
    const std::lock_guard lock(mutex_);
    erased = erased_;
  }
  return parts_.all_backups.names_before(erased.value_or(Position{UINT64_MAX}));
}

void Erasure::forget_secrets() {
  boost::asio::post(thread_, [this] { purge_secrets(); });
}

void Erasure::purge_secrets() {
  try {
    if (!parts_.ledger.is_purge_due(DeletedRows::secrets)) return;
    parts_.snapshots.clear();
    if (!parts_.ledger.purge(DeletedRows::secrets)) return try_again_later();
    log(LogLevel::info, "files rewritten after a webhook was removed");
  } catch (const std::exception& problem) {
    log(LogLevel::error, "files still hold the secret of a removed webhook",
        {{"problem", problem.what()}});
  }
}

void Erasure::resume() {
  pending_ = parts_.ledger.is_purge_due(DeletedRows::people);
  if (pending_) {
    log(LogLevel::warning, "an erasure was interrupted and is finished now");
    boost::asio::post(thread_, [this] { erase_files(); });
  }
  forget_secrets();
}

void Erasure::try_again() {
  bool is_due = true;
  try {
    is_due = parts_.ledger.is_purge_due(DeletedRows::people);
  } catch (const StoreError&) {
    // It is tried, and what fails is logged.
  }
  if (is_due) {
    rewrite_files();
  } else {
    pending_ = false;
  }
  purge_secrets();
}

void Erasure::stop() {
  {
    const std::lock_guard lock(mutex_);
    stopped_ = true;
    if (compacting_) compacting_->stop_compacting();
  }
  parts_.ledger.stop_purging();
  // The thread waits for its timer otherwise.
  boost::asio::post(thread_, [this] { again_.cancel(); });
  thread_.join();
}

}  // namespace seatledger::runtime
