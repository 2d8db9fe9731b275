// Decodes request bodies, JSON or forms, to typed values. Reports the faults of all fields at once.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "api/decoded_fields.h"
#include "api/input_field.h"
#include "base/error.h"

namespace seatledger::api {

// Reads a whole body by its content type. Errors: unsupported_media_type (also for a body without a
// Content-Type), malformed_body, invalid_fields with every wrong field.
Result<DecodedFields> decode_body(const BodySchema& schema, std::string_view content_type,
                                  std::string_view body);

// invalid_fields when the body of a route without a schema has dry_run at its top, as JSON or as a
// form. Any other body is ignored there.
Result<void> refuse_dry_run(std::string_view content_type, std::string_view body);
// The same refusal for one field.
std::optional<FieldError> misplaced_dry_run(std::string_view name);

// An error with these faults, at least one; `detail` joins them.
Error error_of(std::vector<FieldError> faults, ErrorCode code = ErrorCode::invalid_fields);

// An optional minus sign and digits, within 64 bits.
std::optional<std::int64_t> integer_of(std::string_view text);
// The same as callers write it in a text: with blanks around it, and "20.0" is 20.
std::optional<std::int64_t> whole_number_of(std::string_view text);
// A whole number from 1 on.
std::optional<std::uint64_t> id_of(std::string_view text);

}  // namespace seatledger::api
