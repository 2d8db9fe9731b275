// Backups of a running server: a snapshot, copied into the setting backup_dir on a thread of its
// own. Also the rest of what operators ask (api/operations.h).
#pragma once

#include <boost/asio/thread_pool.hpp>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "app/settings.h"
#include "base/time.h"
#include "runtime/operations/backup_directory.h"
#include "runtime/operations/operations.h"
#include "runtime/operations/snapshots.h"
#include "runtime/operations/view_generations.h"

namespace seatledger::runtime {

class Backups final : public Operations {
 public:
  // Nothing is owned; all must outlive the backups.
  struct Parts {
    const Settings& settings;
    Snapshots& snapshots;
    const ViewGenerations& generations;
  };
  explicit Backups(const Parts& parts) : parts_(parts) {}
  // As stop().
  ~Backups() override { stop(); }

  Result<std::string> start_backup(const std::optional<std::string>& name) override;
  BackupsState backups() const override;
  std::filesystem::path make_snapshot() override {
    return parts_.snapshots.make(SnapshotUse::verify);
  }
  Place place() const override;

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
