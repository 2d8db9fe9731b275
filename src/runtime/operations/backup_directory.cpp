#include "runtime/operations/backup_directory.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <utility>

#include "base/durable_file.h"
#include "base/store_error.h"
#include "ledger/store/open_ledger.h"
#include "runtime/operations/view_generations.h"

namespace seatledger::runtime {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

constexpr std::size_t backup_name_max = 64;
constexpr const char* ledger_area = "ledger";
constexpr const char* views_area = "views";
constexpr const char* entry_extension = ".json";

json to_entry_json(const BackupEntry& entry) {
  return {{"v", 1},
          {"name", entry.name},
          {"made", to_text(entry.made)},
          {"position", entry.position.value},
          {"views", entry.views.value},
          {"bytes", entry.bytes},
          {"ledger_copy", entry.ledger_copy},
          {"views_copy", entry.views_copy},
          {"checkpoint", entry.checkpoint}};
}

BackupEntry read_entry(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(in), {}};
  try {
    const json stored = json::parse(text);
    if (stored.at("v") != 1) throw StoreError(file.string() + " is of another version");
    BackupEntry entry;
    entry.name = stored.at("name");
    const auto made = parse_timestamp(stored.at("made").get<std::string>());
    if (!made) throw StoreError(file.string() + " names no time");
    entry.made = *made;
    entry.position = Position{stored.at("position")};
    entry.views = Position{stored.at("views")};
    entry.bytes = stored.at("bytes");
    entry.ledger_copy = stored.at("ledger_copy");
    entry.views_copy = stored.at("views_copy");
    entry.checkpoint = stored.at("checkpoint");
    return entry;
  } catch (const json::exception&) {
    throw StoreError(file.string() + " does not say what its backup is");
  }
}

}  // namespace

bool is_backup_name(const std::string& name) {
  constexpr const char* allowed =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-";
  return !name.empty() && name.size() <= backup_name_max && name.front() != '.' &&
         name.find_first_not_of(allowed) == std::string::npos;
}

std::vector<BackupEntry> backups_in(const fs::path& directory) {
  std::vector<BackupEntry> found;
  if (!fs::exists(directory)) return found;
  for (const auto& file : fs::directory_iterator(directory)) {
    if (file.path().extension() == entry_extension) found.push_back(read_entry(file.path()));
  }
  std::sort(found.begin(), found.end(), [](const BackupEntry& left, const BackupEntry& right) {
    return std::pair(left.made, left.ledger_copy) < std::pair(right.made, right.ledger_copy);
  });
  return found;
}

BackupDirectory::BackupDirectory(fs::path directory)
    : directory_(std::move(directory)), copies_(ledger::open_database_copies(directory_)) {}

fs::path BackupDirectory::file_of(const std::string& name) const {
  return directory_ / (name + entry_extension);
}

// Deletes copies of backups that were stopped or killed: no entry names them, but they hold people.
void BackupDirectory::drop_unfinished() {
  const auto entries = backups_in(directory_);
  for (const ledger::CopyId id : copies_->copies(ledger_area)) {
    const auto names = [id](const BackupEntry& entry) { return entry.ledger_copy == id; };
    if (std::none_of(entries.begin(), entries.end(), names)) copies_->remove(ledger_area, id);
  }
  for (const ledger::CopyId id : copies_->copies(views_area)) {
    const auto names = [id](const BackupEntry& entry) { return entry.views_copy == id; };
    if (std::none_of(entries.begin(), entries.end(), names)) copies_->remove(views_area, id);
  }
}

void BackupDirectory::add(BackupEntry entry, const fs::path& snapshot,
                          const std::function<void(std::uint64_t)>& copied) {
  if (!fs::exists(directory_)) {
    fs::create_directories(directory_);
    fs::permissions(directory_, fs::perms::owner_all);
  }
  {
    const auto reader = ledger::read_ledger(snapshot);
    entry.position = reader->head();
    entry.checkpoint = reader->newest_covered_checkpoint().value_or("");
  }
  drop_unfinished();
  std::uint64_t before = 0;
  const auto tell = [&](std::uint64_t bytes) { copied(before + bytes); };
  try {
    entry.ledger_copy = copies_->add(ledger_area, snapshot / "ledger", tell);
    entry.bytes = before = copies_->bytes(ledger_area, entry.ledger_copy);
    entry.views_copy = copies_->add(views_area, ViewGenerations(snapshot).current(), tell);
    entry.bytes += copies_->bytes(views_area, entry.views_copy);
    replace_file(file_of(entry.name), to_entry_json(entry).dump(2) + "\n", 0600);
  } catch (const StoreError&) {
    drop_unfinished();
    throw;
  }
}

void BackupDirectory::remove(const BackupEntry& entry) {
  // The entry first: a half-removed copy must not count as a backup.
  fs::remove(file_of(entry.name));
  sync_directory(directory_);
  copies_->remove(ledger_area, entry.ledger_copy);
  copies_->remove(views_area, entry.views_copy);
}

void BackupDirectory::restore(const BackupEntry& entry, const fs::path& data_dir) {
  copies_->verify(ledger_area, entry.ledger_copy);
  copies_->restore(ledger_area, entry.ledger_copy, data_dir / "ledger");
  copies_->verify(views_area, entry.views_copy);
  const ViewGenerations generations(data_dir);
  copies_->restore(views_area, entry.views_copy, generations.current());
  sync_directory(data_dir);
}

}  // namespace seatledger::runtime
