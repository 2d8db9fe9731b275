#include "runtime/operations/backups.h"

#include <algorithm>
#include <boost/asio/post.hpp>
#include <exception>
#include <system_error>

#include "base/logging.h"
#include "base/store_error.h"
#include "projections/store/rocks_store.h"
#include "projections/views/view_set.h"
#include "runtime/operations/view_generations.h"

namespace seatledger::runtime {
namespace {

namespace fs = std::filesystem;

// "20261124T110355Z": sorts by time, and may be a file's name.
std::string name_of_time(Timestamp time) {
  std::string text = to_text(time);
  text.resize(std::string_view("2026-11-24T11:03:55").size());
  std::erase_if(text, [](char c) { return c == '-' || c == ':'; });
  return text + "Z";
}

// The name, or NAME-2, NAME-3 and so on: two backups may begin in one second.
std::string free_name(const fs::path& directory, const std::string& name) {
  std::string chosen = name;
  for (int number = 2; fs::exists(directory / (chosen + ".json")); ++number) {
    chosen = name + '-' + std::to_string(number);
  }
  return chosen;
}

std::uint64_t bytes_under(const fs::path& directory) {
  std::uint64_t bytes = 0;
  for (const auto& entry : fs::recursive_directory_iterator(directory)) {
    if (entry.is_regular_file()) bytes += entry.file_size();
  }
  return bytes;
}

Position views_position(const fs::path& snapshot) {
  projections::RocksStoreOptions options;
  options.directory = ViewGenerations(snapshot).current();
  projections::RocksStore store(options);
  return projections::ViewSet(store).applied();
}

}  // namespace

Result<std::string> Backups::start_backup(const std::optional<std::string>& name) {
  const fs::path& directory = parts_.directory;
  if (directory.empty()) {
    return error(ErrorCode::invalid_fields,
                 "this server has no directory for backups: set backup_dir and start it again");
  }
  if (name && !is_backup_name(*name)) {
    return field_error(ErrorCode::invalid_fields, "name",
                       "1 to 64 letters, digits, '.', '_' and '-', not beginning with '.'");
  }
  const std::lock_guard lock(mutex_);
  if (is_stopped_) return error(ErrorCode::shutting_down, "the server is shutting down");
  if (running_) return error(ErrorCode::queue_full, "a backup runs already: " + *running_);
  const std::string chosen = name ? *name : free_name(directory, name_of_time(clock_.now()));
  if (fs::exists(directory / (chosen + ".json"))) {
    return field_error(ErrorCode::invalid_fields, "name", "a backup of that name is there");
  }
  running_ = chosen;
  bytes_done_ = bytes_total_ = 0;
  failure_.reset();
  boost::asio::post(thread_, [this, chosen] { run(chosen); });
  return chosen;
}

void Backups::run(const std::string& name) {
  std::optional<std::string> failure;
  fs::path snapshot;
  try {
    snapshot = parts_.snapshots.make(SnapshotUse::backup);
    BackupDirectory directory(parts_.directory);
    {
      const std::lock_guard lock(mutex_);
      if (is_stopped_) throw StoreError("the server is shutting down");
      in_use_ = &directory;
      bytes_total_ = bytes_under(snapshot);
    }
    struct Out {
      Backups& backups;
      ~Out() {
        const std::lock_guard lock(backups.mutex_);
        backups.in_use_ = nullptr;
      }
    } const out{*this};
    copy(directory, name, snapshot);
    drop_oldest(directory);
  } catch (const std::exception& problem) {
    failure = problem.what();
    log(LogLevel::error, "a backup failed", {{"name", name}, {"problem", problem.what()}});
  }
  std::error_code ignored;
  if (!snapshot.empty()) fs::remove_all(snapshot, ignored);
  const std::lock_guard lock(mutex_);
  failure_ = std::move(failure);
  running_.reset();
}

void Backups::copy(BackupDirectory& to, const std::string& name, const fs::path& snapshot) {
  BackupEntry entry;
  entry.name = name;
  entry.made = clock_.now();
  entry.views = views_position(snapshot);
  to.add(std::move(entry), snapshot, [this](std::uint64_t bytes) {
    const std::lock_guard lock(mutex_);
    bytes_done_ = std::min(bytes, bytes_total_);
  });
  log(LogLevel::info, "a backup is made", {{"name", name}});
}

void Backups::drop_oldest(BackupDirectory& directory) const {
  const std::uint64_t keep = parts_.keep;
  if (keep == 0) return;
  const auto all = backups_in(parts_.directory);
  for (std::size_t i = 0; i + keep < all.size(); ++i) {
    directory.remove(all[i]);
    log(LogLevel::info, "an old backup is removed", {{"name", all[i].name}});
  }
}

BackupsState Backups::backups() const {
  BackupsState state;
  state.directory = parts_.directory;
  if (!state.directory.empty()) {
    for (const BackupEntry& entry : backups_in(state.directory)) {
      state.backups.push_back({entry.name, entry.made, entry.position, entry.views, entry.bytes});
    }
  }
  const std::lock_guard lock(mutex_);
  state.running = running_;
  state.bytes_done = bytes_done_;
  state.bytes_total = bytes_total_;
  state.failure = failure_;
  return state;
}

std::vector<std::string> Backups::names_before(Position before) const {
  std::vector<std::string> names;
  const BackupsState state = backups();
  for (const Backup& backup : state.backups) {
    if (backup.position < before) names.push_back(backup.name);
  }
  if (state.running) names.push_back(*state.running);
  return names;
}

void Backups::stop() {
  {
    const std::lock_guard lock(mutex_);
    is_stopped_ = true;
    if (in_use_ != nullptr) in_use_->stop();
  }
  thread_.join();
}

}  // namespace seatledger::runtime
