// The audit index of a data directory, its follower, and what wakes the readers of the feed: put
// together for the routes of histories and events.
//
// The index lies in <data_dir>/audit, outside the generations of views: a rebuild of the views
// leaves it alone, a backup need not hold it, and with the server stopped the directory may be
// deleted: the next start folds it again. An erasure has nothing to do there: its rows hold no
// names of people, only numbers and texts that stand in the events for good.
#pragma once

#include <boost/asio/io_context.hpp>
#include <filesystem>
#include <memory>

#include "app/settings.h"
#include "ledger/log/event_log.h"
#include "projections/store/rocks_store.h"
#include "runtime/feed/audit_follower.h"
#include "runtime/feed/history_side.h"

namespace seatledger::runtime {

class History {
 public:
  // Opens the index, anew when another layout or another log wrote it or when it cannot be read,
  // and starts the thread that folds it. All must outlive it, but for `io`, which may go after
  // stop(). Throws StoreError.
  History(const Settings& settings, const ledger::EventLog& events, boost::asio::io_context& io);

  HistorySide& side() { return side_; }

  // The index as it is now: RocksStore::copy_to(). Any thread.
  void copy_to(const std::filesystem::path& directory) const { store_->copy_to(directory); }

  // Ends the thread.
  void stop() { follower_.stop(); }

 private:
  std::unique_ptr<projections::RocksStore> store_;
  AuditFollower follower_;
  HistorySide side_;
};

}  // namespace seatledger::runtime
