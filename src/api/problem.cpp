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
