// The members of a record except its data, read without decoding the data.
#pragma once

#include <string_view>

#include "ledger/domain/events.h"
#include "ledger/log/record.h"

namespace seatledger::ledger {

struct RecordHead {
  CommitPart commit;
  Timestamp recorded;
  std::string_view type;  // one of event_type_names
};

// Checks that the bytes are one JSON object with exactly the members of a record, in order, of a
// known version and type, at position `expected`. Costs half of decode_record. Throws CorruptRecord
// naming what is wrong.
RecordHead read_record_head(std::string_view bytes, Position expected);

}  // namespace seatledger::ledger
