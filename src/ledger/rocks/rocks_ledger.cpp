#include "ledger/rocks/rocks_ledger.h"

#include <rocksdb/db.h>
#include <rocksdb/listener.h>
#include <rocksdb/write_batch.h>

#include <system_error>
#include <utility>

#include "base/durable_file.h"
#include "base/store_error.h"
#include "ledger/domain/email.h"
#include "ledger/people/people_lookups.h"
#include "ledger/rocks/data_directory.h"
#include "ledger/rocks/directory_lock.h"
#include "ledger/rocks/foreign_files.h"
#include "ledger/rocks/rocks_keys.h"
#include "ledger/rocks/rocks_settings.h"
#include "ledger/rocks/wal_check.h"

namespace seatledger::ledger {
namespace {

constexpr std::string_view format_version = "1";

std::filesystem::path made_directory(const std::filesystem::path& data_dir) {
  namespace fs = std::filesystem;
  if (const auto foreign = foreign_file_in(data_dir)) throw StoreError(*foreign);
  if (!fs::exists(data_dir / "ledger" / "CURRENT") && fs::exists(data_dir / "restoring")) {
    throw StoreError("a restore into " + data_dir.string() + " was interrupted: repeat it");
  }
  make_data_directory(data_dir);
  try {
    fs::path directory = data_dir / "ledger";
    if (fs::create_directory(directory)) sync_directory(data_dir);
    return directory;
  } catch (const fs::filesystem_error& problem) {
    throw StoreError("cannot make the data directory " + data_dir.string() + ": " +
                     problem.code().message());
  }
}

// If CURRENT is missing, RocksDB would create an empty database next to the existing files.
void refuse_lost_current(const std::filesystem::path& directory) {
  if (std::filesystem::exists(directory / "CURRENT")) return;
  for (const auto& entry : std::filesystem::directory_iterator(directory)) {
    const auto extension = entry.path().extension();
    if (extension == ".sst" || extension == ".log") {
      throw StoreError("the ledger in " + directory.string() + " has data but no file CURRENT");
    }
  }
}

std::string range_text(const WalFinding& finding) {
  return "bytes " + std::to_string(finding.verdict.bad_begin) + " to " +
         std::to_string(finding.verdict.bad_end) + " of " + finding.file.string() + ", after " +
         std::to_string(finding.verdict.records) + " whole records";
}

bool any_records_after(const std::vector<WalFinding>& findings, std::size_t index) {
  for (std::size_t i = index + 1; i < findings.size(); ++i) {
    if (findings[i].verdict.records != 0 || findings[i].verdict.end != WalEnd::whole) return true;
  }
  return false;
}

// Compactions read rows too, and report damage only here.
class BackgroundErrors final : public rocksdb::EventListener {
 public:
  explicit BackgroundErrors(const RocksLedger& ledger) : ledger_(ledger) {}
  void OnBackgroundError(rocksdb::BackgroundErrorReason, rocksdb::Status* status) override {
    ledger_.note(*status);
  }

 private:
  const RocksLedger& ledger_;
};

}  // namespace

RocksLedger::RocksLedger(RocksLedgerOptions options)
    : options_(std::move(options)),
      directory_(made_directory(options_.data_dir)),
      people_cache_(options_.people_cache_bytes / 4 * 3),
      lookup_cache_(options_.people_cache_bytes / 4) {
  lock_ = std::make_unique<DirectoryLock>(options_.data_dir);
  open();
}

RocksLedger::~RocksLedger() { close(); }

void RocksLedger::report(LogLevel level, std::string_view text) const {
  if (options_.log) options_.log(level, text);
}

void RocksLedger::open() {
  refuse_lost_current(directory_);
  rocksdb::DB* opened = nullptr;
  rocksdb::Options settings = rocks_settings(options_);
  settings.listeners.push_back(std::make_shared<BackgroundErrors>(*this));
  rocksdb::Status status;
  if (auto damage = cut_logs()) {
    if (!options_.reads_damaged) throw StoreError(*damage);
    read_only_ = true;
    note_damage(std::move(*damage));
    settings.wal_recovery_mode = rocksdb::WALRecoveryMode::kPointInTimeRecovery;
    status = rocksdb::DB::OpenForReadOnly(settings, directory_.string(), &opened);
  } else {
    status = rocksdb::DB::Open(settings, directory_.string(), &opened);
  }
  if (!status.ok()) {
    note(status);
    const std::string what = status.IsCorruption() ? " is damaged: " : " cannot be opened: ";
    throw StoreError("the ledger in " + directory_.string() + what + status.ToString());
  }
  db_.reset(opened);
  try {
    check_format();
  } catch (...) {
    close();
    throw;
  }
}

// Truncates a log torn by a crash; leaves a damaged one for `repair`.
std::optional<std::string> RocksLedger::cut_logs() {
  const std::vector<WalFinding> findings = examine_wals(directory_);
  for (std::size_t i = 0; i < findings.size(); ++i) {
    const WalFinding& finding = findings[i];
    switch (finding.verdict.end) {
      case WalEnd::whole: break;
      case WalEnd::torn:
        report(LogLevel::warning,
               "the write-ahead log ends inside a record that was never "
               "acknowledged and is dropped: " +
                   range_text(finding));
        break;
      case WalEnd::half_zero:
        if (!any_records_after(findings, i)) {
          report(LogLevel::error,
                 "the write-ahead log ends in a record whose end is zeros: never "
                 "wholly written, cut off: " +
                     range_text(finding));
          cut_wal(finding);
          break;
        }
        [[fallthrough]];
      case WalEnd::damaged:
        return "the write-ahead log is damaged: " + range_text(finding) +
               "; what follows them was acknowledged and nothing is dropped by itself";
    }
  }
  return std::nullopt;
}

void RocksLedger::close() {
  if (!db_) return;
  const auto status = db_->Close();
  if (!status.ok()) report(LogLevel::error, "closing the ledger: " + status.ToString());
  db_.reset();
}

void RocksLedger::check_format() {
  rocksdb::ReadOptions settings;
  std::string format;
  const auto status = db_->Get(settings, rocks_keys::text_key(rocks_keys::format, ""), &format);
  if (status.IsNotFound()) {
    begin_new();
  } else if (!status.ok()) {
    throw StoreError("the ledger's format cannot be read: " + status.ToString());
  } else if (format != format_version) {
    throw StoreError("the ledger has format " + format + ", this program knows " +
                     std::string(format_version));
  }
  std::string rule;
  const auto known = db_->Get(settings, rocks_keys::text_key(rocks_keys::email_rule, ""), &rule);
  if (!known.ok() && !known.IsNotFound()) {
    throw StoreError("the rule of the look-ups cannot be read: " + known.ToString());
  }
  email_rule_ = known.ok() ? EmailRule::folded : EmailRule::lower;
  std::string secret;
  const auto found =
      db_->Get(settings, rocks_keys::text_key(rocks_keys::secret, people_lookup_secret), &secret);
  const auto digest = digest_from_hex(secret);
  if (!found.ok() || !digest) throw StoreError("the secret of the people's look-ups is not there");
  if (options_.lookup_secret && *options_.lookup_secret != *digest) {
    throw StoreError(directory_.string() +
                     " is a copy of another ledger: its look-ups of people have another secret");
  }
  lookup_secret_ = *digest;
}

void RocksLedger::begin_new() {
  const std::unique_ptr<rocksdb::Iterator> any(db_->NewIterator(rocksdb::ReadOptions{}));
  any->SeekToFirst();
  if (any->Valid() || !any->status().ok()) {
    throw StoreError(directory_.string() + " holds a database that is not a ledger");
  }
  rocksdb::WriteBatch batch;
  const Digest secret = options_.lookup_secret ? *options_.lookup_secret : random_digest();
  batch.Put(rocks_keys::text_key(rocks_keys::secret, people_lookup_secret), to_hex(secret));
  batch.Put(rocks_keys::text_key(rocks_keys::email_rule, ""), ledger::email_rule());
  batch.Put(rocks_keys::text_key(rocks_keys::format, ""), rocksdb::Slice(format_version));
  const auto status = db_->Write(rocks_write_settings(options_.synced), &batch);
  if (!status.ok()) throw StoreError("the new ledger cannot be written: " + status.ToString());
}

RocksLedger::Reading RocksLedger::reading() const {
  reopening_.wait(true);
  Reading reading;
  reading.lock_ = std::shared_lock(open_mutex_);
  reading.db_ = db_.get();
  if (reading.db_ == nullptr) throw StoreError("the ledger is closed");
  return reading;
}

std::optional<std::string> RocksLedger::get(std::string_view key) const {
  const Reading open = reading();
  std::string value;
  const auto status = open.db().Get(rocksdb::ReadOptions{}, rocksdb::Slice(key), &value);
  if (status.IsNotFound()) return std::nullopt;
  if (!status.ok()) {
    note(status);
    throw StoreError("the ledger cannot be read: " + status.ToString());
  }
  return value;
}

void RocksLedger::note(const rocksdb::Status& status) const {
  if (!status.IsCorruption()) return;
  note_damage("the ledger in " + directory_.string() + " is damaged: " + status.ToString());
}

void RocksLedger::note_damage(std::string damage) const {
  const std::lock_guard lock(damage_mutex_);
  if (!damage_) damage_ = std::move(damage);
}

std::optional<std::string> RocksLedger::damage() const {
  const std::lock_guard lock(damage_mutex_);
  return damage_;
}

bool RocksLedger::write(rocksdb::WriteBatch& batch) {
  const std::lock_guard lock(write_mutex_);
  const std::shared_lock open(open_mutex_);
  if (!db_ || read_only_) return false;
  const auto status = db_->Write(rocks_write_settings(options_.synced), &batch);
  out_of_room_ = status.IsNoSpace();
  note(status);
  if (!status.ok()) report(LogLevel::error, "a write to the ledger failed: " + status.ToString());
  return status.ok();
}

void RocksLedger::reopen() {
  const std::lock_guard lock(write_mutex_);
  struct Gate {
    explicit Gate(std::atomic<bool>& flag) : closed(flag) { closed = true; }
    ~Gate() {
      closed = false;
      closed.notify_all();
    }
    std::atomic<bool>& closed;
  } const gate(reopening_);
  purge_interrupted_ = true;
  const std::unique_lock exclusive(open_mutex_);
  purge_interrupted_ = purge_stopped_.load();
  close();
  // A write of unknown outcome may show now.
  people_cache_.forget_all();
  lookup_cache_.forget_all();
  open();
}

}  // namespace seatledger::ledger
