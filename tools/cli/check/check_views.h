// Checks the views and the audit index of a data directory against its log.
#pragma once

#include <optional>
#include <string>

#include "cli/data_directory.h"

namespace seatledger::cli {

struct ViewsVerdict {
  // The first row that is not what the log folds to. One sentence.
  std::optional<std::string> difference;
  bool audit_checked = false;  // there is an audit index, and the views are good
};

// Folds the log into new views, below `views/verify`, which is deleted again, and compares every
// row with the views in use. The log must be good. Shows its progress. Throws StoreError.
ViewsVerdict check_views(const DataDirectory& directory);

}  // namespace seatledger::cli
