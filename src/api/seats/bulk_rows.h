// The body of a bulk call: JSON, CSV, or a form with a CSV file in it. Every row is decoded as a
// body of its own; errors name the row by its number.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "api/body_decoder.h"
#include "api/call.h"
#include "api/input_field.h"
#include "base/error.h"
#include "ledger/domain/bulk.h"
#include "ledger/domain/kind.h"

namespace seatledger::api {

inline constexpr std::size_t bulk_rows_max = 10'000;

// Rows of a bulk call that are no rows, by their number from 0, and why.
using RefusedRows = std::map<std::size_t, Error>;

struct BulkBody {
  ledger::BulkMode mode = ledger::BulkMode::atomic;
  std::optional<std::string> transaction_id;
  std::optional<std::string> change_type;
  std::vector<DecodedFields> rows;  // the good ones, in their order
  RefusedRows refused;              // of best_effort; rows and these are at least one
};

// The fields of a row, which are also the columns of a CSV. Schemas live as long as the program.
const BodySchema& assign_row_body(ledger::Kind kind);
const BodySchema& release_row_body();
inline constexpr std::string_view bulk_list_name = "assignments";
// The fields beside the rows, in the body or in the query.
const BodySchema& bulk_head();

// mode, transaction_id and change_type are taken from the query when the body lacks them. Errors as
// decode_body; fields of rows are named like "assignments[3].user_id", counted from 0. With
// best_effort a faulty row is no error: it is refused, and the others are done. In a CSV, blank
// cells count as absent, and unknown columns and rows of blank cells are ignored.
Result<BulkBody> decode_bulk(const Call& call, const BodySchema& row_schema);

}  // namespace seatledger::api
