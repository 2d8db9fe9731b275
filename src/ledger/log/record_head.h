// What every record has around its data, read without the data's meaning.
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

// That the bytes are one JSON object with the members of a record, all of them and in their order,
// of a known version and type, at position `expected`. Half the cost of decode_record. Throws
// CorruptRecord naming what is wrong.
RecordHead read_record_head(std::string_view bytes, Position expected);

}  // namespace seatledger::ledger
