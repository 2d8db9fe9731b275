// Checks the ledger in a data directory that no other process has open: each event, the tree with
// its checkpoints and the anchor, and the rows of people.
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>

#include "cli/data_directory.h"
#include "ledger/proof/verify.h"

namespace seatledger::cli {

struct DirectoryVerdict {
  ledger::LogVerdict log;
  // What is wrong with the tree, a checkpoint, the anchor or a row of people; one sentence.
  std::optional<std::string> fault;
  bool people_absent = false;  // an import left out people, who were not checked
};

// `anchor_file` empty: uses the anchor in the directory, if there is one. Throws StoreError.
DirectoryVerdict check_directory(const DataDirectory& directory,
                                 const std::filesystem::path& anchor_file,
                                 const std::function<void(Position)>& progress);

}  // namespace seatledger::cli
