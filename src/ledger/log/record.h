// The stored bytes of an event: one line of compact JSON, without the line end. The format is
// documented in docs/event_format.md and tested by tests/golden. Older versions are converted when
// read.
#pragma once

#include <string>
#include <string_view>

#include "base/store_error.h"
#include "ledger/domain/events.h"

namespace seatledger::ledger {

class CorruptRecord : public StoreError {
 public:
  using StoreError::StoreError;
};

// Never renumber; a new version needs a golden file and a decision record.
inline constexpr int record_version = 1;

// Members in the order v, position, commit, recorded, type, kind, license_id, transaction_id,
// change_type, actor, source, correlation_id, idempotency_key, request_digest, data. `recorded`
// always has six digits of fraction. Absent kind, license_id and digests are null. Throws
// std::logic_error for a kind and license_id that the type of the event must not have, or must.
std::string encode_record(const Event& event);

// Reads every version ever written. Throws CorruptRecord naming what is wrong. `expected`, unless
// 0, is the position the record must hold.
Event decode_record(std::string_view bytes, Position expected = {});

// The same, but refuses bytes that encode_record would not write for that event: unknown members of
// `data`, spaces, another spelling. Costs twice as much; for verifying.
Event decode_exact_record(std::string_view bytes, Position expected = {});

// As decode_record, but for an audit index: a body that names neither subjects nor a platform stays
// empty, unread, as that of a change of a license. Costs half as much for those.
Event decode_record_subjects(std::string_view bytes, Position expected = {});

}  // namespace seatledger::ledger
