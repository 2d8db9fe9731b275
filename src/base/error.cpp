#include "base/error.h"

#include <stdexcept>
#include <utility>

namespace seatledger {

std::string_view code_name(ErrorCode code) {
  switch (code) {
    case ErrorCode::malformed_body: return "malformed_body";
    case ErrorCode::invalid_fields: return "invalid_fields";
    case ErrorCode::invalid_parameter: return "invalid_parameter";
    case ErrorCode::body_too_large: return "body_too_large";
    case ErrorCode::header_too_large: return "header_too_large";
    case ErrorCode::bad_http: return "bad_http";
    case ErrorCode::request_timeout: return "request_timeout";
    case ErrorCode::unsupported_media_type: return "unsupported_media_type";
    case ErrorCode::method_not_allowed: return "method_not_allowed";
    case ErrorCode::not_authenticated: return "not_authenticated";
    case ErrorCode::permission_denied: return "permission_denied";
    case ErrorCode::platform_forbidden: return "platform_forbidden";
    case ErrorCode::path_not_found: return "path_not_found";
    case ErrorCode::page_not_found: return "page_not_found";
    case ErrorCode::license_not_found: return "license_not_found";
    case ErrorCode::platform_not_found: return "platform_not_found";
    case ErrorCode::course_not_found: return "course_not_found";
    case ErrorCode::program_not_found: return "program_not_found";
    case ErrorCode::user_not_found: return "user_not_found";
    case ErrorCode::group_not_found: return "group_not_found";
    case ErrorCode::choices_not_found: return "choices_not_found";
    case ErrorCode::key_not_found: return "key_not_found";
    case ErrorCode::assignment_not_found: return "assignment_not_found";
    case ErrorCode::event_not_found: return "event_not_found";
    case ErrorCode::field_not_found: return "field_not_found";
    case ErrorCode::not_assigned: return "not_assigned";
    case ErrorCode::not_updatable: return "not_updatable";
    case ErrorCode::ids_disagree: return "ids_disagree";
    case ErrorCode::platforms_disagree: return "platforms_disagree";
    case ErrorCode::program_ambiguous: return "program_ambiguous";
    case ErrorCode::expired_not_after_started: return "expired_not_after_started";
    case ErrorCode::count_below_usage: return "count_below_usage";
    case ErrorCode::external_id_taken: return "external_id_taken";
    case ErrorCode::username_taken: return "username_taken";
    case ErrorCode::email_taken: return "email_taken";
    case ErrorCode::org_taken: return "org_taken";
    case ErrorCode::platform_id_taken: return "platform_id_taken";
    case ErrorCode::members_unknown: return "members_unknown";
    case ErrorCode::record_in_use: return "record_in_use";
    case ErrorCode::no_seats_available: return "no_seats_available";
    case ErrorCode::license_inactive: return "license_inactive";
    case ErrorCode::license_expired: return "license_expired";
    case ErrorCode::user_inactive: return "user_inactive";
    case ErrorCode::license_has_no_seats: return "license_has_no_seats";
    case ErrorCode::bulk_refused: return "bulk_refused";
    case ErrorCode::version_mismatch: return "version_mismatch";
    case ErrorCode::idempotency_key_reused: return "idempotency_key_reused";
    case ErrorCode::lineage_changed: return "lineage_changed";
    case ErrorCode::rate_limited: return "rate_limited";
    case ErrorCode::queue_full: return "queue_full";
    case ErrorCode::outcome_unknown: return "outcome_unknown";
    case ErrorCode::catching_up: return "catching_up";
    case ErrorCode::disk_full: return "disk_full";
    case ErrorCode::ledger_read_only: return "ledger_read_only";
    case ErrorCode::shutting_down: return "shutting_down";
    case ErrorCode::internal_error: return "internal_error";
  }
  return "internal_error";
}

std::optional<ErrorCode> code_named(std::string_view name) {
  for (int i = 0; i <= static_cast<int>(ErrorCode::internal_error); ++i) {
    const auto code = static_cast<ErrorCode>(i);
    if (code_name(code) == name) return code;
  }
  return std::nullopt;
}

Error error(ErrorCode code, std::string detail) { return Error{code, std::move(detail), {}, {}}; }

Error field_error(ErrorCode code, std::string field, std::string reason) {
  Error result{code, field + ": " + reason, {}, {}};
  result.fields.push_back({std::move(field), std::move(reason)});
  return result;
}

void throw_exception_from_error(const Error& error, const boost::source_location&) {
  throw std::logic_error("value() of an error: " + error.detail);
}

}  // namespace seatledger
