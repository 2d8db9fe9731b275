// Free keys of a course or a program, separate from its directory record.
#pragma once

#include <string>

#include "base/json_text.h"
#include "ledger/domain/kind.h"

namespace seatledger::ledger {

// `values` does not contain `slug`, which belongs to the directory record.
struct Metadata {
  Subject subject = Subject::course;  // course or program
  std::string id;                     // course_id or program_key
  JsonText values;                    // one JSON object
  friend bool operator==(const Metadata&, const Metadata&) = default;
};

}  // namespace seatledger::ledger
