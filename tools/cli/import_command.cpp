#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/json_writer.h"
#include "base/store_error.h"
#include "cli/check/check_export.h"
#include "cli/commands.h"
#include "cli/new_directory.h"
#include "cli/progress.h"
#include "ledger/log/export_log.h"
#include "ledger/log/record.h"
#include "ledger/log/record_head.h"
#include "ledger/people/people_marks.h"
#include "ledger/store/open_ledger.h"

namespace seatledger::cli {
namespace {

constexpr std::size_t imported_at_once = 4096;
constexpr std::size_t people_at_once = 1024;
constexpr MakerWords import_words{"an import", "another import", ".importing"};

struct ImportLogFlags {
  std::string file;
  std::string people;
  std::string data_dir;
  bool json = false;
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

// Returns how many people there are.
std::uint64_t fill(const std::filesystem::path& data_dir, const ledger::ExportLog& from,
                   const std::string& people) {
  ledger::LedgerOptions options;
  options.data_dir = data_dir;
  const auto ledger = ledger::open_ledger(options);
  store_events(from, ledger->events());
  if (!people.empty()) return store_people(from, people, ledger->events());
  ledger->keep_people_not_imported(last_person_in(from));
  return 0;
}

int imported(const ImportLogFlags& flags, std::uint64_t events, std::uint64_t people,
             const Digest& root) {
  if (flags.json) {
    std::string text;
    JsonWriter out(text);
    out.begin_object();
    out.key("imported");
    out.boolean(true);
    out.key("events");
    out.number(events);
    out.key("people");
    out.number(people);
    out.key("root");
    out.text(to_hex(root));
    out.end_object();
    std::cout << text << '\n';
    return yes;
  }
  std::cout << events << " events and " << people << " people are in " << flags.data_dir
            << "; the views are folded at the first start\n";
  if (flags.people.empty()) {
    std::cout << "people were not imported: everyone in these events appears as erased\n";
  }
  return yes;
}

// Everything is checked before anything is written.
int import_from(const ledger::ExportLog& from, const ImportLogFlags& flags) {
  NewDirectory directory(flags.data_dir, import_words);
  const ExportVerdict verdict = check_export(from, {flags.file, flags.people, {}});
  if (const auto bad = verdict.sentence()) return refused(flags, *bad);
  const std::uint64_t people = fill(directory.make(), from, flags.people);
  directory.keep();
  return imported(flags, from.head().value, people, verdict.tree.root);
}

int import_log(const ImportLogFlags& flags) {
  return import_from(ledger::ExportLog(flags.file), flags);
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
