#include "runtime/operations/snapshots.h"

#include <unistd.h>

#include <string>
#include <utility>

#include "base/logging.h"
#include "base/store_error.h"
#include "runtime/operations/view_generations.h"

namespace seatledger::runtime {

namespace fs = std::filesystem;

Snapshots::Snapshots(Parts parts) : parts_(std::move(parts)), root_(parts_.data_dir / "snapshots") {
  clear();
}

// The index cannot be copied while its follower reopens it after a failed write; the snapshot is
// then made without it.
void Snapshots::add_audit(const fs::path& directory) const {
  try {
    parts_.copy_audit(directory);
  } catch (const StoreError& problem) {
    log(LogLevel::warning, "a snapshot is made without the audit index",
        {{"problem", problem.what()}});
    std::error_code ignored;
    fs::remove_all(directory, ignored);
  }
}

fs::path Snapshots::make(SnapshotUse use) {
  fs::path directory;
  {
    const std::lock_guard lock(mutex_);
    // With the process id: a reader may still have a snapshot of an earlier server open.
    directory = root_ / (std::to_string(::getpid()) + '-' + std::to_string(++made_));
  }
  fs::create_directories(directory);
  fs::permissions(root_, fs::perms::owner_all);
  try {
    const ViewGenerations generations(directory);
    // The log last: it grows meanwhile, and must hold every event that the copied views and the
    // copied anchor are about.
    parts_.views()->copy_to(generations.current());
    if (use == SnapshotUse::verify) add_audit(directory / "audit");
    if (fs::exists(parts_.anchor_file)) {
      fs::copy_file(parts_.anchor_file, directory / "anchor");
    }
    parts_.ledger.snapshot_to(directory / "ledger");
  } catch (...) {
    std::error_code ignored;
    fs::remove_all(directory, ignored);
    throw;
  }
  return fs::absolute(directory);
}

void Snapshots::clear() {
  std::error_code ignored;
  fs::remove_all(root_, ignored);
}

}  // namespace seatledger::runtime
