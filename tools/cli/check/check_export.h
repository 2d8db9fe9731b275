// Checks an export: each record, the tree against the checkpoint beside the file, and the rows of
// people against the marks in the events.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "ledger/log/export_log.h"
#include "ledger/proof/checkpoint.h"
#include "ledger/proof/merkle.h"
#include "ledger/proof/verify.h"

namespace seatledger::cli {

struct ExportFiles {
  std::string lines;                      // the file; its checkpoint is FILE.checkpoint
  std::string people;                     // empty: not checked
  std::vector<ledger::VerifierKey> keys;  // one must have signed the checkpoint; empty: any key
};

struct ExportVerdict {
  ledger::LogVerdict log;
  ledger::merkle::Tree tree;                 // over all lines
  std::optional<std::uint64_t> signed_size;  // size in the checkpoint, if there is one
  bool signature_checked = false;
  std::optional<std::string> checkpoint_fault;
  std::optional<ledger::PeopleFault> people_fault;
  // What is wrong; nothing: no fault was found.
  std::optional<std::string> sentence() const;
};
// Throws StoreError when a file cannot be read, when it is empty, and when there are keys and no
// checkpoint.
ExportVerdict check_export(const ledger::ExportLog& log, const ExportFiles& files);

}  // namespace seatledger::cli
