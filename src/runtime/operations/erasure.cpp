#include "runtime/operations/erasure.h"

#include <boost/asio/post.hpp>
#include <chrono>
#include <exception>

#include "base/logging.h"
#include "base/store_error.h"

namespace seatledger::runtime {

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

void Erasure::erase_files() {
  const auto begin = std::chrono::steady_clock::now();
  if (parts_.ledger.is_purge_due()) {
    const std::lock_guard lock(mutex_);
    erased_ = parts_.head();
  }
  parts_.snapshots.clear();
  // A generation that is being folded stays: it is folded from the log, and is compacted soon.
  parts_.generations.drop_old();
  // Views name people only by their number, but rows may hold what callers wrote about them.
  if (!compact_views()) throw StoreError("the views were not compacted to the end");
  // Last: it clears the mark that an erasure is not done.
  parts_.ledger.purge();
  const auto took = std::chrono::duration_cast<std::chrono::milliseconds>(
      std::chrono::steady_clock::now() - begin);
  log(LogLevel::info, "files rewritten after an erasure", {{"ms", took.count()}});
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
  using Purge = ledger::RocksLedger::Purge;
  try {
    if (!parts_.ledger.is_purge_due(Purge::secrets)) return;
    parts_.snapshots.clear();
    parts_.ledger.purge(Purge::secrets);
    log(LogLevel::info, "files rewritten after a webhook was removed");
  } catch (const std::exception& problem) {
    log(LogLevel::error, "files still hold the secret of a removed webhook",
        {{"problem", problem.what()}});
  }
}

void Erasure::resume() {
  boost::asio::post(thread_, [this] {
    finish_interrupted();
    purge_secrets();
  });
}

void Erasure::finish_interrupted() {
  try {
    if (!parts_.ledger.is_purge_due()) return;
    log(LogLevel::warning, "an erasure was interrupted and is finished now");
    erase_files();
  } catch (const std::exception& problem) {
    log(LogLevel::error, "an erasure is not done: the files still hold deleted rows",
        {{"problem", problem.what()}});
  }
}

void Erasure::stop() {
  {
    const std::lock_guard lock(mutex_);
    stopped_ = true;
    if (compacting_) compacting_->stop_compacting();
  }
  parts_.ledger.stop_purging();
  thread_.join();
}

}  // namespace seatledger::runtime
