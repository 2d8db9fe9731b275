// Free keys of a course or a program (contract section 9), apart from their directory records.
#pragma once

#include <string>

#include "base/json_text.h"
#include "ledger/domain/kind.h"

namespace seatledger::ledger {

// `slug` is not among the values: it is the record's own.
struct Metadata {
  Subject subject = Subject::course;  // course or program
  std::string id;                     // course_id or program_key
  JsonText values;                    // one JSON object
  friend bool operator==(const Metadata&, const Metadata&) = default;
};

}  // namespace seatledger::ledger
