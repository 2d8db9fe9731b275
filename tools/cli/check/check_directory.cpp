#include "cli/check/check_directory.h"

#include "base/store_error.h"
#include "ledger/proof/anchor.h"
#include "ledger/rocks/rocks_people_check.h"
#include "ledger/rocks/rocks_tree.h"

namespace seatledger::cli {

DirectoryVerdict check_directory(const DataDirectory& directory,
                                 const std::filesystem::path& anchor_file,
                                 const std::function<void(Position)>& progress) {
  const ledger::RocksTree tree(directory.ledger());
  ledger::PeopleMarks marks;
  ledger::VerifyOptions options;
  options.tree = &tree;
  options.people = &marks;
  options.progress = progress;
  const ledger::Anchor anchor(ledger::anchor_file_of(directory.path(), anchor_file));
  options.anchor = anchor.read();
  options.anchor_name = "the anchor " + anchor.file().string();
  if (!options.anchor && !anchor_file.empty()) {
    throw StoreError("there is no file " + anchor_file.string());
  }
  DirectoryVerdict verdict;
  verdict.log = ledger::verify_log(directory.events(), options);
  if (verdict.log.fault) return verdict;
  verdict.people_absent = ledger::people_not_imported(directory.ledger()).has_value();
  verdict.fault = verdict.log.tree_fault;
  if (verdict.fault) return verdict;
  if (const auto person = ledger::check_rows_of_people(directory.ledger(), marks)) {
    verdict.fault = "person " + std::to_string(person->person_id.value) + ": " + person->reason;
  }
  return verdict;
}

}  // namespace seatledger::cli
