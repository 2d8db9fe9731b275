#include <filesystem>
#include <iostream>
#include <memory>
#include <optional>
#include <string>

#include "app/view_generations.h"
#include "base/json_writer.h"
#include "base/store_error.h"
#include "cli/commands.h"
#include "cli/data_directory.h"
#include "ledger/log/verify.h"
#include "projections/fold.h"
#include "projections/store/rocks_store.h"
#include "projections/view_set.h"

namespace seatledger::cli {
namespace {

struct VerifyFlags {
  std::string data_dir;
  bool json = false;
};

struct Verdict {
  ledger::LogVerdict log;
  std::optional<projections::RowDifference> difference;
};

// A directory that goes with its owner.
class ScratchDirectory {
 public:
  explicit ScratchDirectory(std::filesystem::path path) : path_(std::move(path)) { clear(); }
  ~ScratchDirectory() { clear(); }
  ScratchDirectory(const ScratchDirectory&) = delete;
  ScratchDirectory& operator=(const ScratchDirectory&) = delete;
  const std::filesystem::path& path() const { return path_; }

 private:
  void clear() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  std::filesystem::path path_;
};

projections::RocksStoreOptions store_at(const std::filesystem::path& path) {
  projections::RocksStoreOptions options;
  options.directory = path;
  return options;
}

// Folds the log afresh and compares every row with the views in use. Both are brought to the log's
// head: after a crash the stored rows may lag behind it.
std::optional<projections::RowDifference> compare_views(const DataDirectory& directory) {
  const ViewGenerations generations(directory.path());
  projections::RocksStore stored(store_at(generations.current()));
  projections::ViewSet stored_views(stored);
  if (stored_views.needs_rebuild()) {
    throw StoreError("another version wrote the views; start the server once to rebuild them");
  }
  const ScratchDirectory scratch(directory.path() / "views" / "verify");
  projections::RocksStore fresh(store_at(scratch.path()));
  projections::ViewSet fresh_views(fresh);
  projections::fold(directory.events(), stored_views);
  projections::fold(directory.events(), fresh_views);
  return projections::compare(*stored.snapshot(), *fresh.snapshot());
}

void print_json(const Verdict& verdict) {
  std::string text;
  JsonWriter out(text);
  out.begin_object();
  out.key("events");
  out.number(verdict.log.events);
  out.key("good");
  out.boolean(!verdict.log.fault && !verdict.difference);
  if (verdict.log.fault) {
    out.key("bad_position");
    out.number(verdict.log.fault->position.value);
    out.key("reason");
    out.text(verdict.log.fault->reason);
  }
  if (verdict.difference) {
    out.key("bad_row");
    out.text(projections::describe(*verdict.difference));
  }
  out.end_object();
  std::cout << text << '\n';
}

void print_text(const Verdict& verdict) {
  if (verdict.log.fault) {
    std::cout << "bad: event " << verdict.log.fault->position.value << ": "
              << verdict.log.fault->reason << '\n';
  } else if (verdict.difference) {
    std::cout << "the log is good (" << verdict.log.events << " events)\n"
              << "bad: " << projections::describe(*verdict.difference) << '\n';
  } else {
    std::cout << "good: " << verdict.log.events << " events, and every view is what they fold to\n";
  }
}

int verify(const VerifyFlags& flags) {
  const DataDirectory directory(flags.data_dir);
  Verdict verdict;
  verdict.log = ledger::verify_log(directory.events());
  if (!verdict.log.fault) verdict.difference = compare_views(directory);
  if (flags.json) {
    print_json(verdict);
  } else {
    print_text(verdict);
  }
  return verdict.log.fault || verdict.difference ? no : yes;
}

}  // namespace

void add_verify(CLI::App& app, int& exit_code) {
  auto flags = std::make_shared<VerifyFlags>();
  CLI::App* command = app.add_subcommand(
      "verify", "Checks every event, and that the views are what the events fold to");
  command->add_option("--data-dir", flags->data_dir, "The data directory; no server runs on it")
      ->required();
  command->add_flag("--json", flags->json, "The verdict as JSON");
  command->footer("Example: seatledger verify --data-dir data");
  command->callback([flags, &exit_code] { exit_code = verify(*flags); });
}

}  // namespace seatledger::cli
