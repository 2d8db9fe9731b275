#include "cli/check/check_export.h"

#include <filesystem>
#include <fstream>
#include <iterator>

#include "base/store_error.h"
#include "cli/progress.h"
#include "cli/running_tree.h"
#include "ledger/proof/checkpoint.h"

namespace seatledger::cli {
namespace {

constexpr std::size_t hashed_at_once = 4096;

std::optional<std::string> note_beside(const std::string& lines) {
  const auto file = ledger::checkpoint_file_of(lines);
  if (!std::filesystem::exists(file)) return std::nullopt;
  std::ifstream in(file, std::ios::binary);
  std::string note{std::istreambuf_iterator<char>(in), {}};
  if (!in) throw StoreError("cannot read " + file.string());
  return note;
}

// Checks only the signature of the note.
void check_signature(const ExportFiles& files, const std::optional<std::string>& note,
                     ExportVerdict& verdict) {
  if (files.keys.empty()) return;
  if (!note) {
    throw StoreError("there is no checkpoint beside " + files.lines + " to check with the key");
  }
  verdict.signature_checked = true;
  if (ledger::read_checkpoint(*note) && !ledger::open_checkpoint(*note, files.keys)) {
    verdict.checkpoint_fault = "the checkpoint is not signed by this key";
  }
}

void check_tree(const ledger::ExportLog& log, const std::optional<std::string>& note,
                ExportVerdict& verdict) {
  std::optional<ledger::Checkpoint> checkpoint;
  if (note) {
    checkpoint = ledger::read_checkpoint(*note);
    if (!checkpoint) {
      verdict.checkpoint_fault = "the file beside it holds no checkpoint";
    } else if (checkpoint->tree.size > log.head().value) {
      verdict.checkpoint_fault = "the checkpoint covers " + std::to_string(checkpoint->tree.size) +
                                 " events, and " + std::to_string(log.head().value) + " are there";
    } else {
      verdict.signed_size = checkpoint->tree.size;
    }
  }
  RunningTree tree;
  const auto compare = [&] {
    if (!verdict.signed_size || tree.size() != *verdict.signed_size) return;
    if (tree.root() == checkpoint->tree.root) return;
    verdict.checkpoint_fault = "its first " + std::to_string(tree.size()) +
                               " events are not those that the checkpoint was signed for";
  };
  compare();
  Progress progress("tree", log.head().value, "events");
  while (tree.size() < log.head().value) {
    for (const auto& record : log.read_after(Position{tree.size()}, hashed_at_once)) {
      tree.append(record.bytes);
      compare();
    }
    progress.update(tree.size());
  }
  verdict.tree = {tree.size(), tree.root()};
}

}  // namespace

std::optional<std::string> ExportVerdict::sentence() const {
  if (log.fault) {
    return "event " + std::to_string(log.fault->position.value) + ": " + log.fault->reason;
  }
  if (checkpoint_fault) return checkpoint_fault;
  if (people_fault) {
    return "person " + std::to_string(people_fault->person_id) + ": " + people_fault->reason;
  }
  return std::nullopt;
}

ExportVerdict check_export(const ledger::ExportLog& log, const ExportFiles& files) {
  ExportVerdict verdict;
  // A ledger begins with its first key: no export of one is empty.
  if (log.head().value == 0) throw StoreError(files.lines + " is empty: it is no export");
  Progress progress("verify", log.head().value, "events");
  verdict.log = ledger::verify_log(log, [&](Position reached) { progress.update(reached.value); });
  progress.finish();
  if (verdict.log.fault) return verdict;
  const auto note = note_beside(files.lines);
  check_signature(files, note, verdict);
  if (verdict.checkpoint_fault) return verdict;
  check_tree(log, note, verdict);
  if (!files.people.empty()) verdict.people_fault = ledger::check_people(log, files.people);
  return verdict;
}

}  // namespace seatledger::cli
