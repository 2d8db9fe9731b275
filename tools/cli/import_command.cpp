#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/durable_file.h"
#include "base/json_writer.h"
#include "base/store_error.h"
#include "cli/check/check_export.h"
#include "cli/commands.h"
#include "cli/progress.h"
#include "cli/unfinished.h"
#include "ledger/log/export_log.h"
#include "ledger/log/record.h"
#include "ledger/log/record_head.h"
#include "ledger/people/people_marks.h"
#include "ledger/store/open_ledger.h"

namespace seatledger::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t imported_at_once = 4096;
constexpr std::size_t people_at_once = 1024;

struct ImportLogFlags {
  std::string file;
  std::string people;
  std::string data_dir;
  bool json = false;
};

// The temporary directory of an import, made if need be, emptied, and locked until it is destroyed
// or the process ends: another import into the same place must not delete what this one writes.
class LockedDirectory {
 public:
  // Throws StoreError.
  explicit LockedDirectory(const fs::path& path) {
    if (::mkdir(path.c_str(), S_IRWXU) != 0 && errno != EEXIST) {
      throw file_error("cannot make", path, errno);
    }
    file_ = ::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (file_ < 0) throw file_error("cannot open", path, errno);
    if (::flock(file_, LOCK_EX | LOCK_NB) != 0 || !is_still(path)) {
      ::close(file_);
      throw StoreError("another import writes to " + path.string());
    }
    for (const auto& entry : fs::directory_iterator(path)) fs::remove_all(entry.path());
  }
  ~LockedDirectory() { ::close(file_); }
  LockedDirectory(const LockedDirectory&) = delete;
  LockedDirectory& operator=(const LockedDirectory&) = delete;

 private:
  // The other import may have renamed or deleted it between the opening and the lock.
  bool is_still(const fs::path& path) const {
    struct stat opened {};
    struct stat there {};
    return ::fstat(file_, &opened) == 0 && ::stat(path.c_str(), &there) == 0 &&
           opened.st_dev == there.st_dev && opened.st_ino == there.st_ino;
  }

  int file_ = -1;
};

// Imports into a temporary directory and renames it at the end, so that a partial import is never
// mistaken for a ledger.
class NewDirectory {
 public:
  // Throws StoreError when something is there already.
  explicit NewDirectory(const fs::path& place) : place_(without_slash(place)) { check_place(); }

  // Makes the temporary directory; it is deleted unless keep() follows.
  const fs::path& make() {
    fs::create_directories(place_.parent_path());
    made_.emplace([this] {
      fs::path path = place_.string() + ".importing";
      lock_.emplace(path);
      return path;
    });
    return made_->path();
  }
  void keep() {
    uninterrupted([this] {
      check_place();
      fs::remove(place_);
      fs::rename(made_->path() / "", place_);  // only a directory: see Unfinished
      sync_directory(place_.parent_path());
    });
    made_->keep();
  }

 private:
  // Without a slash at the end, which would make the temporary directory a part of the place.
  static fs::path without_slash(const fs::path& place) {
    const fs::path whole = fs::absolute(place).lexically_normal();
    return whole.has_filename() ? whole : whole.parent_path();
  }
  void check_place() const {
    if (fs::exists(place_) && !(fs::is_directory(place_) && fs::is_empty(place_))) {
      throw StoreError(place_.string() + " is not empty; an import needs an empty directory");
    }
  }

  const fs::path place_;
  std::optional<LockedDirectory> lock_;
  std::optional<Unfinished> made_;
};

void check_stored(ledger::AppendStatus status) {
  if (status != ledger::AppendStatus::stored) throw StoreError("the new ledger cannot be written");
}

void store_events(const ledger::ExportLog& from, ledger::EventLog& to) {
  Progress progress("import", from.head().value, "events");
  Position done;
  while (done < from.head()) {
    std::vector<std::string> lines;
    for (auto& record : from.read_after(done, imported_at_once)) {
      lines.push_back(std::move(record.bytes));
    }
    check_stored(to.append(done, lines, {}));
    done = Position{done.value + lines.size()};
    progress.update(done.value);
  }
}

std::uint64_t store_people(const ledger::ExportLog& from, const std::string& file,
                           ledger::EventLog& to) {
  std::vector<ledger::PersonWrite> writes;
  std::uint64_t stored = 0;
  const auto store = [&] {
    check_stored(to.append(to.head(), {}, writes));
    stored += writes.size();
    writes.clear();
  };
  const auto fault = ledger::check_people(from, file, [&](const ledger::Person& person) {
    writes.push_back({std::nullopt, person});
    if (writes.size() == people_at_once) store();
  });
  if (fault) throw StoreError(file + " changed while it was read");
  store();
  return stored;
}

// The last person that the events give a row.
PersonId last_person_in(const ledger::ExportLog& from) {
  ledger::PeopleMarks marks;
  for (Position done; done < from.head();) {
    for (const auto& record : from.read_after(done, imported_at_once)) {
      done = record.position;
      const auto type = ledger::read_record_head(record.bytes, done).type;
      if (!ledger::PeopleMarks::is_about_a_row(type)) continue;
      marks.take(ledger::decode_record(record.bytes, done).body);
    }
  }
  return marks.last();
}

int refused(const ImportLogFlags& flags, const std::string& reason) {
  if (flags.json) {
    std::string text;
    JsonWriter out(text);
    out.begin_object();
    out.key("imported");
    out.boolean(false);
    out.key("reason");
    out.text(reason);
    out.end_object();
    std::cout << text << '\n';
  } else {
    std::cout << "nothing was imported: " << reason << '\n';
  }
  return no;
}

int import_log(const ImportLogFlags& flags) {
  const ledger::ExportLog from(flags.file);
  NewDirectory directory(flags.data_dir);
  // Everything is checked before anything is written.
  const ExportVerdict verdict = check_export(from, {flags.file, flags.people, {}});
  if (const auto bad = verdict.sentence()) return refused(flags, *bad);
  std::uint64_t people = 0;
  {
    ledger::LedgerOptions options;
    options.data_dir = directory.make();
    const auto ledger = ledger::open_ledger(options);
    ledger::EventLog& to = ledger->events();
    store_events(from, to);
    if (flags.people.empty()) {
      ledger->keep_people_not_imported(last_person_in(from));
    } else {
      people = store_people(from, flags.people, to);
    }
  }
  directory.keep();
  if (flags.json) {
    std::string text;
    JsonWriter out(text);
    out.begin_object();
    out.key("imported");
    out.boolean(true);
    out.key("events");
    out.number(from.head().value);
    out.key("people");
    out.number(people);
    out.key("root");
    out.text(to_hex(verdict.tree.root));
    out.end_object();
    std::cout << text << '\n';
  } else {
    std::cout << from.head().value << " events and " << people << " people are in "
              << flags.data_dir << "; the views are folded at the first start\n";
    if (flags.people.empty()) {
      std::cout << "people were not imported: everyone in these events appears as erased\n";
    }
  }
  return yes;
}

}  // namespace

void add_import(CLI::App& app, int& exit_code) {
  auto flags = std::make_shared<ImportLogFlags>();
  CLI::App* command = app.add_subcommand("import", "Makes a new data directory from an export");
  command->add_option("FILE", flags->file, "A file that `seatledger export --out` wrote")
      ->required();
  command->add_option("--people", flags->people, "A file that `seatledger export --people` wrote");
  command
      ->add_option("--data-dir", flags->data_dir,
                   "The directory to make; it must be missing or empty")
      ->required();
  command->add_flag("--json", flags->json, "Print what was imported as JSON");
  command->footer(
      "It imports every event byte for byte. It refuses a file in which an event is missing or was "
      "changed, rows of people that do not match the events, and a checkpoint in FILE.checkpoint "
      "that does not match the file. The new ledger has its own secrets and its own signing key: "
      "API keys of the old ledger do not work in it, and it does not recognise a repeat of a "
      "request to the old ledger if the request names people by e-mail.\n"
      "Example: seatledger import ledger.jsonl --people people.jsonl --data-dir new\n"
      "Exit code 0: imported, 1: refused, and nothing was written, 2: could not tell");
  command->callback([flags, &exit_code] { exit_code = import_log(*flags); });
}

}  // namespace seatledger::cli
