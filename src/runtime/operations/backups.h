// Backups of a running server: a snapshot, copied into the backup directory on a thread of its own.
#pragma once

#include <boost/asio/thread_pool.hpp>
#include <cstdint>
#include <filesystem>
#include <mutex>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/error.h"
#include "base/ids.h"
#include "base/time.h"
#include "runtime/operations/backup_directory.h"
#include "runtime/operations/snapshots.h"

namespace seatledger::runtime {

struct Backup {
  std::string name;
  Timestamp made;
  Position position;        // of the last event in it
  Position views;           // the views in it are of this position
  std::uint64_t bytes = 0;  // of its files, shared ones included
};

struct BackupsState {
  std::filesystem::path directory;  // empty: none is set
  // The one that is being made: its name, and what is copied of it. Files that another backup has
  // already are not copied, so the end may come early.
  std::optional<std::string> running;
  std::uint64_t bytes_done = 0;
  std::uint64_t bytes_total = 0;
  std::optional<std::string> failure;  // of the last that was begun; nothing: it was made
  std::vector<Backup> backups;         // oldest first
};

// Any thread.
class Backups {
 public:
  struct Parts {
    std::filesystem::path directory;  // empty: no backups are made
    std::uint64_t keep = 0;           // older ones are removed after a backup; 0: none
    Snapshots& snapshots;             // must outlive the backups
  };
  explicit Backups(Parts parts) : parts_(std::move(parts)) {}
  // As stop().
  ~Backups() { stop(); }

  // Begins a backup on a thread of its own and answers its name, made from the time when none is
  // given. invalid_fields: the name is not one, or taken, or no directory is set; queue_full: one
  // runs already.
  Result<std::string> start_backup(const std::optional<std::string>& name);
  // Throws StoreError.
  BackupsState backups() const;

  // Names of those that hold what was stored at `before` or earlier, the one that runs included.
  std::vector<std::string> names_before(Position before) const;

  // Gives up a backup that runs, and waits for its thread.
  void stop();

 private:
  void run(const std::string& name);
  void copy(BackupDirectory& to, const std::string& name, const std::filesystem::path& snapshot);
  void drop_oldest(BackupDirectory& directory) const;

  const Parts parts_;
  mutable SystemClock clock_;
  boost::asio::thread_pool thread_{1};

  mutable std::mutex mutex_;  // guards all below
  std::optional<std::string> running_;
  std::uint64_t bytes_done_ = 0;
  std::uint64_t bytes_total_ = 0;
  std::optional<std::string> failure_;
  BackupDirectory* in_use_ = nullptr;  // by the thread
  bool is_stopped_ = false;
};

}  // namespace seatledger::runtime
