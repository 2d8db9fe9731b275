// Everything that can be checked of an export: each record, the tree against the checkpoint beside
// it, and the rows of people against the marks in the events.
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
  std::string lines;                      // FILE.checkpoint is looked for beside it
  std::string people;                     // empty: not checked
  std::vector<ledger::VerifierKey> keys;  // one must have signed the checkpoint; empty: anybody
};

struct ExportVerdict {
  ledger::LogVerdict log;
  ledger::merkle::Tree tree;                 // over all lines
  std::optional<std::uint64_t> signed_size;  // of the checkpoint; nothing: there is none
  bool signature_checked = false;
  std::optional<std::string> checkpoint_fault;
  std::optional<ledger::PeopleFault> people_fault;
  // What is wrong; nothing: all is good.
  std::optional<std::string> sentence() const;
};
// Throws StoreError when a file cannot be read, and when there are keys and no checkpoint.
ExportVerdict check_export(const ledger::ExportLog& log, const ExportFiles& files);

}  // namespace seatledger::cli
