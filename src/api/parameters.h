// The parameters of a query, decoded by the declarations of their route.
#pragma once

#include <cstdint>
#include <span>

#include "api/decoded_fields.h"
#include "api/http/query.h"
#include "api/input_field.h"
#include "base/error.h"

namespace seatledger::api {

namespace parameter {
// Of every write that can be tried.
inline constexpr InputField dry_run =
    field::flag("dry_run", "Answers as the call would, and stores nothing.");
}  // namespace parameter

// What becomes of a parameter that the route does not declare.
enum class UnknownParameters : std::uint8_t {
  refused,  // a misspelt filter would match everything
  ignored,  // on the routes of the contract, as the original does
  filters,  // it is a key of metadata
};

// invalid_parameter with every parameter that is wrong or missing. `declared` must outlive the
// result. Of a read, page and page_size are passed over also where they mean nothing.
Result<DecodedFields> decode_parameters(std::span<const InputField> declared,
                                        const QueryParameters& given, UnknownParameters unknown,
                                        bool is_read);

// The parameters that are not declared, as sent.
QueryParameters undeclared(std::span<const InputField> declared, const QueryParameters& given);

}  // namespace seatledger::api
