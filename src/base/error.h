// The closed list of all refusals and failures, and the error that carries one. What each code is
// called, its HTTP status and what it says to callers is its row in base/error_table.cpp; a code
// without a row does not compile.
#pragma once

#include <boost/system/result.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace seatledger {

enum class ErrorCode : std::uint8_t {
  // The request cannot be understood.
  malformed_body,
  invalid_fields,
  invalid_parameter,
  body_too_large,
  header_too_large,
  bad_http,
  request_timeout,
  unsupported_media_type,
  method_not_allowed,
  // Authentication and permission.
  not_authenticated,
  permission_denied,
  platform_forbidden,
  // The request names something that does not exist.
  path_not_found,
  page_not_found,
  license_not_found,
  platform_not_found,
  course_not_found,
  program_not_found,
  user_not_found,
  group_not_found,
  choices_not_found,
  key_not_found,
  assignment_not_found,
  event_not_found,
  field_not_found,  // of metadata
  not_assigned,     // the e-mail check
  // The rules of the ledger.
  not_updatable,
  ids_disagree,
  platforms_disagree,
  program_ambiguous,
  expired_not_after_started,
  count_below_usage,
  external_id_taken,
  username_taken,
  email_taken,
  org_taken,
  platform_id_taken,
  members_unknown,
  record_in_use,
  last_admin_key,
  no_seats_available,
  license_inactive,
  license_expired,
  license_has_no_seats,
  user_inactive,
  bulk_refused,
  // Preconditions and retries.
  version_mismatch,
  idempotency_key_reused,
  lineage_changed,
  // The server.
  rate_limited,
  queue_full,
  outcome_unknown,
  catching_up,
  no_leader,
  disk_full,
  ledger_read_only,
  shutting_down,
  internal_error,
};

// The stable text of a code, printed as `code` in error bodies. Never renamed.
std::string_view code_name(ErrorCode code);
// The HTTP status of a code.
std::uint16_t status_of(ErrorCode code);
// Nothing if no code has that text.
std::optional<ErrorCode> code_named(std::string_view name);

struct FieldError {
  std::string field;
  std::string reason;
};

// A number that explains a refusal, printed next to `detail`.
struct Figure {
  std::string_view name;
  std::int64_t value = 0;
};

// A text for programs, printed next to `detail`.
struct NamedText {
  std::string_view name;
  std::string value;
};

struct Error {
  ErrorCode code = ErrorCode::internal_error;
  std::string detail;              // one English sentence for people
  std::vector<FieldError> fields;  // the fields to blame, if any
  std::vector<Figure> figures;
  std::vector<NamedText> texts = {};
};

Error error(ErrorCode code, std::string detail);
// An error about one field; `detail` is "<field>: <reason>".
Error field_error(ErrorCode code, std::string field, std::string reason);

template <class T>
using Result = boost::system::result<T, Error>;

// The value of a Result; on an error, the surrounding function returns it. That function may return
// a Result of any type. `const Page page = TRY(page_of(call));`, `TRY(check(call));`. Not in
// coroutines.
#define TRY(...) SEATLEDGER_TRY_NAMED(SEATLEDGER_TRY_NAME(__COUNTER__), (__VA_ARGS__))
#define SEATLEDGER_TRY_NAME(number) SEATLEDGER_TRY_JOIN(try_result_, number)
#define SEATLEDGER_TRY_JOIN(left, right) left##right
// NOLINTBEGIN(bugprone-macro-parentheses): a declared name cannot be in parentheses.
#define SEATLEDGER_TRY_NAMED(result, expression)              \
  __extension__({                                             \
    auto&& result = expression;                               \
    if (result.has_error()) return std::move(result).error(); \
    *std::move(result);                                       \
  })
// NOLINTEND(bugprone-macro-parentheses)

// Called by Result::value() on an error, because using a missing value is a bug.
[[noreturn]] void throw_exception_from_error(const Error& error, const boost::source_location&);

}  // namespace seatledger
