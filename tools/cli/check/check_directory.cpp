#include "cli/check/check_directory.h"

#include "base/store_error.h"
#include "ledger/proof/anchor.h"

namespace seatledger::cli {

DirectoryVerdict check_directory(const DataDirectory& directory,
                                 const std::filesystem::path& anchor_file,
                                 const std::function<void(Position)>& progress) {
  ledger::PeopleMarks marks;
  ledger::VerifyOptions options;
  options.tree = &directory.ledger().tree();
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
  verdict.people_absent = directory.ledger().people_not_imported().has_value();
  verdict.fault = verdict.log.tree_fault;
  if (verdict.fault) return verdict;
  if (const auto person = directory.ledger().wrong_person(marks)) {
    verdict.fault = "person " + std::to_string(person->person_id.value) + ": " + person->reason;
  }
  return verdict;
}

}  // namespace seatledger::cli
