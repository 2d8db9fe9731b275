// The body of a bulk call: JSON, CSV, or a form with a CSV file in it. Every row
// is decoded as a body of its own; what is wrong in one is named with its number.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "api/body_decoder.h"
#include "api/body_field.h"
#include "api/call.h"
#include "base/error.h"
#include "ledger/domain/bulk.h"
#include "ledger/domain/kind.h"

namespace seatledger::api {

inline constexpr std::size_t bulk_rows_max = 10'000;

struct BulkBody {
  ledger::BulkMode mode = ledger::BulkMode::atomic;
  std::optional<std::string> transaction_id;
  std::optional<std::string> change_type;
  std::vector<DecodedBody> rows;  // at least one
};

// A row's fields, also the columns of a CSV. Schemas live as long as the program.
const BodySchema& assign_row_body(ledger::Kind kind);
const BodySchema& release_row_body();

// What the body leaves out of mode, transaction_id and change_type is taken from the query. Errors
// as decode_body; fields of rows are named as "assignments[3].user_id", counted from 0, of the
// first ten rows to blame. Blank cells of a CSV are not given, unknown columns are ignored.
Result<BulkBody> decode_bulk(const Call& call, const BodySchema& row_schema);

}  // namespace seatledger::api
