#include "api/problem.h"

#include <string>
#include <vector>

#include "base/json_writer.h"

namespace seatledger::api {
namespace {

// True for a field whose name is also a member of the error itself. Its reasons are printed under
// "non_field_errors", so that they do not replace that member.
bool is_own_member(std::string_view field, const Error& error) {
  for (const Figure& figure : error.figures) {
    if (figure.name == field) return true;
  }
  for (const NamedText& text : error.texts) {
    if (text.name == field) return true;
  }
  return field == "detail" || field == "code" || field == "request_id";
}

// Each field once, in the order of its first fault, with all its reasons.
void write_fields(JsonWriter& out, const std::vector<FieldError>& fields) {
  for (std::size_t i = 0; i < fields.size(); ++i) {
    const auto same = [&](std::size_t other) { return fields[other].field == fields[i].field; };
    bool printed = false;
    for (std::size_t earlier = 0; earlier < i; ++earlier) printed = printed || same(earlier);
    if (printed) continue;
    out.key(fields[i].field);
    out.begin_array();
    for (std::size_t later = i; later < fields.size(); ++later) {
      if (same(later)) out.text(fields[later].reason);
    }
    out.end_array();
  }
}

// The value of Retry-After: the error carries it as a figure.
std::string seconds_to_wait(const Error& error) {
  for (const Figure& figure : error.figures) {
    if (figure.name == retry_after_figure) return std::to_string(figure.value);
  }
  return "1";
}

}  // namespace

std::uint16_t status_of(ErrorCode code) {
  switch (code) {
    case ErrorCode::malformed_body:
    case ErrorCode::invalid_fields:
    case ErrorCode::invalid_parameter:
    case ErrorCode::bad_http:
    case ErrorCode::not_updatable:
    case ErrorCode::ids_disagree:
    case ErrorCode::platforms_disagree:
    case ErrorCode::program_ambiguous:
    case ErrorCode::expired_not_after_started:
    case ErrorCode::count_below_usage:
    case ErrorCode::external_id_taken:
    case ErrorCode::username_taken:
    case ErrorCode::email_taken:
    case ErrorCode::org_taken:
    case ErrorCode::platform_id_taken:
    case ErrorCode::members_unknown:
    case ErrorCode::record_in_use:
    case ErrorCode::no_seats_available:
    case ErrorCode::license_inactive:
    case ErrorCode::license_expired:
    case ErrorCode::license_has_no_seats:
    case ErrorCode::user_inactive:
    case ErrorCode::bulk_refused: return 400;
    case ErrorCode::not_authenticated: return 401;
    case ErrorCode::permission_denied:
    case ErrorCode::platform_forbidden: return 403;
    case ErrorCode::path_not_found:
    case ErrorCode::page_not_found:
    case ErrorCode::license_not_found:
    case ErrorCode::platform_not_found:
    case ErrorCode::course_not_found:
    case ErrorCode::program_not_found:
    case ErrorCode::user_not_found:
    case ErrorCode::group_not_found:
    case ErrorCode::choices_not_found:
    case ErrorCode::key_not_found:
    case ErrorCode::assignment_not_found:
    case ErrorCode::event_not_found:
    case ErrorCode::field_not_found:
    case ErrorCode::not_assigned: return 404;
    case ErrorCode::method_not_allowed: return 405;
    case ErrorCode::request_timeout: return 408;
    case ErrorCode::lineage_changed: return 409;
    case ErrorCode::version_mismatch: return 412;
    case ErrorCode::body_too_large: return 413;
    case ErrorCode::unsupported_media_type: return 415;
    case ErrorCode::idempotency_key_reused: return 422;
    case ErrorCode::rate_limited: return 429;
    case ErrorCode::header_too_large: return 431;
    case ErrorCode::internal_error: return 500;
    case ErrorCode::queue_full:
    case ErrorCode::outcome_unknown:
    case ErrorCode::catching_up:
    case ErrorCode::disk_full:
    case ErrorCode::ledger_read_only:
    case ErrorCode::shutting_down: return 503;
  }
  return 500;
}

HttpResponse problem_response(const Error& error, std::string_view request_id) {
  HttpResponse response;
  response.status = status_of(error.code);
  response.content_type = "application/json";
  JsonWriter out(response.body);
  out.begin_object();
  out.key("detail");
  out.text(error.detail);
  out.key("code");
  out.text(code_name(error.code));
  for (const Figure& figure : error.figures) {
    out.key(figure.name);
    out.number(figure.value);
  }
  for (const NamedText& text : error.texts) {
    out.key(text.name);
    out.text(text.value);
  }
  if (response.status >= 500) {
    out.key("request_id");
    out.text(request_id);
  }
  std::vector<FieldError> fields = error.fields;
  for (FieldError& fault : fields) {
    if (is_own_member(fault.field, error)) fault.field = "non_field_errors";
  }
  write_fields(out, fields);
  out.end_object();
  if (response.status == 401) response.add_header("WWW-Authenticate", "Api-Token");
  if (response.status == 503) response.add_header("Retry-After", "1");
  if (response.status == 429) response.add_header("Retry-After", seconds_to_wait(error));
  return response;
}

}  // namespace seatledger::api
