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
  std::filesystem::path directory;  // empty: not configured
  // The backup that is being made: its name, and the bytes copied so far. Files that another backup
  // already has are not copied, so it may finish before all bytes are counted.
  std::optional<std::string> running;
  std::uint64_t bytes_done = 0;
  std::uint64_t bytes_total = 0;
  std::optional<std::string> failure;  // of the last one; nothing: it succeeded
  std::vector<Backup> backups;         // oldest first
};

// Any thread.
class Backups {
 public:
  struct Parts {
    std::filesystem::path directory;  // empty: no backups are made
    std::uint64_t keep = 0;           // older backups are deleted; 0 keeps all
    Snapshots& snapshots;             // must outlive the backups
  };
  explicit Backups(Parts parts) : parts_(std::move(parts)) {}
  // As stop().
  ~Backups() { stop(); }

  // Begins a backup on a thread of its own. Returns its name, made from the time when none is
  // given. invalid_fields: the name is invalid or taken, or no directory is configured; queue_full:
  // a backup is already running; shutting_down: after stop().
  Result<std::string> start_backup(const std::optional<std::string>& name);
  // Throws StoreError.
  BackupsState backups() const;

  // The backups that hold events at `before` or earlier, a running one included.
  std::vector<std::string> names_before(Position before) const;

  // Abandons a running backup and waits for its thread.
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
