#include "ledger/rocks/rocks_backups.h"

#include <rocksdb/db.h>
#include <rocksdb/utilities/backup_engine.h>

#include <utility>

#include "base/store_error.h"
#include "ledger/rocks/rocks_ledger.h"
#include "ledger/rocks/rocks_settings.h"

namespace seatledger::ledger {
namespace {

constexpr std::uint64_t told_bytes = std::uint64_t{1} << 20U;

void check_backup(const rocksdb::Status& status, const char* what) {
  if (status.ok()) return;
  throw StoreError(std::string(what) + ": " + status.ToString());
}

// Opens the database only to copy it, and changes nothing in it.
std::unique_ptr<rocksdb::DB> open_still(const std::filesystem::path& source) {
  rocksdb::Options settings = rocks_settings({});
  settings.create_if_missing = false;
  settings.disable_auto_compactions = true;
  settings.avoid_flush_during_recovery = true;
  rocksdb::DB* opened = nullptr;
  check_backup(rocksdb::DB::Open(settings, source.string(), &opened),
               "the snapshot cannot be opened");
  return std::unique_ptr<rocksdb::DB>(opened);
}

}  // namespace

RocksBackups::RocksBackups(std::filesystem::path directory) : directory_(std::move(directory)) {}

RocksBackups::~RocksBackups() = default;

rocksdb::BackupEngine& RocksBackups::engine(const std::string& area) {
  const std::lock_guard lock(mutex_);
  if (engine_ && area_ == area) return *engine_;
  engine_.reset();
  std::filesystem::create_directories(directory_ / area);
  rocksdb::BackupEngineOptions settings((directory_ / area).string());
  settings.share_table_files = true;
  // Identifies files by content and not by number: a ledger restored from an older backup reuses
  // file numbers.
  settings.share_files_with_checksum = true;
  settings.sync = true;
  settings.backup_log_files = true;
  settings.max_background_operations = 1;
  settings.callback_trigger_interval_size = told_bytes;
  rocksdb::BackupEngine* opened = nullptr;
  check_backup(rocksdb::BackupEngine::Open(rocksdb::Env::Default(), settings, &opened),
               "the backup directory cannot be opened");
  engine_.reset(opened);
  area_ = area;
  return *engine_;
}

CopyId RocksBackups::add(const std::string& area, const std::filesystem::path& source,
                         const std::function<void(std::uint64_t)>& copied) {
  rocksdb::BackupEngine& to = engine(area);
  if (is_stopped_) throw StoreError("the backup was stopped");
  const std::unique_ptr<rocksdb::DB> db = open_still(source);
  rocksdb::CreateBackupOptions options;
  std::uint64_t done = 0;
  options.progress_callback = [&] { copied(done += told_bytes); };
  rocksdb::BackupID id = 0;
  check_backup(to.CreateNewBackup(options, db.get(), &id), "the backup cannot be written");
  return id;
}

void RocksBackups::verify(const std::string& area, CopyId id) {
  check_backup(engine(area).VerifyBackup(id, true), "the backup is damaged");
}

void RocksBackups::restore(const std::string& area, CopyId id,
                           const std::filesystem::path& target) {
  std::filesystem::create_directories(target);
  check_backup(engine(area).RestoreDBFromBackup(id, target.string(), target.string()),
               "the backup cannot be restored");
}

std::vector<CopyId> RocksBackups::copies(const std::string& area) {
  std::vector<rocksdb::BackupInfo> found;
  engine(area).GetBackupInfo(&found);
  std::vector<CopyId> ids;
  ids.reserve(found.size());
  for (const rocksdb::BackupInfo& copy : found) ids.push_back(copy.backup_id);
  return ids;
}

void RocksBackups::remove(const std::string& area, CopyId id) {
  const auto status = engine(area).DeleteBackup(id);
  if (!status.IsNotFound()) check_backup(status, "the backup cannot be removed");
}

std::uint64_t RocksBackups::bytes(const std::string& area, CopyId id) {
  rocksdb::BackupInfo found;
  check_backup(engine(area).GetBackupInfo(id, &found), "the backup cannot be read");
  return found.size;
}

void RocksBackups::stop() {
  is_stopped_ = true;
  const std::lock_guard lock(mutex_);
  if (engine_) engine_->StopBackup();
}

}  // namespace seatledger::ledger
