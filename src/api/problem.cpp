#include "api/problem.h"

#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/error_table.h"
#include "base/json_writer.h"

namespace seatledger::api {
namespace {

constexpr std::string_view details_type = "application/problem+json";

// What handlers call the body itself.
constexpr std::string_view whole_body = "non_field_errors";

// True for a field whose name is also a member of the error itself. Its reasons are printed under
// `whole_body`, so that they do not replace that member.
bool is_own_member(std::string_view field, const Error& error) {
  for (const Figure& figure : error.figures) {
    if (figure.name == field) return true;
  }
  for (const NamedText& text : error.texts) {
    if (text.name == field) return true;
  }
  return field == "detail" || field == "code" || field == "request_id";
}

void print_figures(JsonWriter& out, const Error& error) {
  for (const Figure& figure : error.figures) {
    out.key(figure.name);
    out.number(figure.value);
  }
  for (const NamedText& text : error.texts) {
    out.key(text.name);
    out.text(text.value);
  }
}

// Each field once, in the order of its first fault, with all its reasons. A bulk call may have a
// fault in each of its many rows.
void write_fields(JsonWriter& out, const std::vector<FieldError>& fields) {
  std::unordered_map<std::string_view, std::vector<const FieldError*>> faults;
  for (const FieldError& fault : fields) faults[fault.field].push_back(&fault);
  for (const FieldError& fault : fields) {
    const auto& same = faults[fault.field];
    if (same.front() != &fault) continue;
    out.key(fault.field);
    out.begin_array();
    for (const FieldError* each : same) out.text(each->reason);
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

void print_plain(JsonWriter& out, const Error& error, const HttpRequest& request) {
  out.begin_object();
  out.key("detail");
  out.text(error.detail);
  out.key("code");
  out.text(code_name(error.code));
  print_figures(out, error);
  if (status_of(error.code) >= 500) {
    out.key("request_id");
    out.text(request.request_id);
  }
  std::vector<FieldError> fields = error.fields;
  for (FieldError& fault : fields) {
    if (is_own_member(fault.field, error)) fault.field = std::string(whole_body);
  }
  write_fields(out, fields);
  out.end_object();
}

bool wants_details(const HttpRequest& request) {
  return request.problem_details == ProblemDetails::always || request.names_in_accept(details_type);
}

// Tells a parameter (of the query, the path or a header) from a field of the body. The code alone
// does not: license_not_found blames license_id of a body or of a query, and invalid_fields the
// `mode` of a bulk request, which may stand in either.
class Places {
 public:
  Places(ErrorCode code, const HttpRequest& request) : is_parameter_(is_always(code, request)) {
    if (auto query = request.parameters()) query_ = std::move(*query);
  }
  bool is_parameter(std::string_view field) const {
    return is_parameter_ || find_parameter(query_, field).has_value();
  }

 private:
  // GET and DELETE read no body; only its decoder blames one that is sent all the same.
  static bool is_always(ErrorCode code, const HttpRequest& request) {
    const bool reads_body =
        request.method != HttpMethod::get && request.method != HttpMethod::delete_;
    return code == ErrorCode::invalid_parameter ||
           (!reads_body && code != ErrorCode::invalid_fields);
  }

  bool is_parameter_;
  QueryParameters query_;
};

void append_token(std::string& pointer, std::string_view token) {
  pointer += '/';
  for (const char c : token) {
    if (c == '~') {
      pointer += "~0";
    } else if (c == '/') {
      pointer += "~1";
    } else {
      pointer += c;
    }
  }
}

// The place of a field in the body (RFC 6901); "rows[3].email" is the field of a row.
std::string pointer_to(std::string_view field) {
  constexpr std::size_t none = std::string_view::npos;
  std::string pointer;
  if (field == whole_body) return pointer;
  const std::size_t open = field.find('[');
  const std::size_t close = open == none ? none : field.find_first_not_of("0123456789", open + 1);
  const bool has_number = open > 0 && close != none && close > open + 1 && field[close] == ']';
  const std::string_view rest = has_number ? field.substr(close + 1) : std::string_view{};
  if (!has_number || !(rest.empty() || rest.front() == '.')) {
    append_token(pointer, field);
    return pointer;
  }
  append_token(pointer, field.substr(0, open));
  append_token(pointer, field.substr(open + 1, close - open - 1));
  if (!rest.empty()) append_token(pointer, rest.substr(1));
  return pointer;
}

void print_details(JsonWriter& out, const Error& error, const HttpRequest& request) {
  const ErrorRow& row = error_row(error.code);
  out.begin_object();
  out.key("type");
  out.text("/docs/errors/#" + std::string(row.name));
  out.key("title");
  out.text(row.title);
  out.key("status");
  out.number(std::uint64_t{row.status});
  out.key("detail");
  out.text(error.detail);
  out.key("instance");
  out.text("/requests/" + std::string(request.request_id));
  out.key("code");
  out.text(row.name);
  out.key("figures");
  out.begin_object();
  print_figures(out, error);
  out.end_object();
  out.key("errors");
  out.begin_array();
  const Places places(error.code, request);
  for (const FieldError& fault : error.fields) {
    out.begin_object();
    if (places.is_parameter(fault.field)) {
      out.key("parameter");
      out.text(fault.field);
    } else {
      out.key("pointer");
      out.text(pointer_to(fault.field));
    }
    out.key("detail");
    out.text(fault.reason);
    out.end_object();
  }
  out.end_array();
  out.end_object();
}

}  // namespace

HttpResponse problem_response(const Error& error, const HttpRequest& request) {
  HttpResponse response;
  response.status = status_of(error.code);
  JsonWriter out(response.body);
  if (wants_details(request)) {
    response.content_type = details_type;
    print_details(out, error, request);
  } else {
    response.content_type = "application/json";
    print_plain(out, error, request);
  }
  if (response.status == 401) response.add_header("WWW-Authenticate", "Api-Token");
  if (response.status == 503) response.add_header("Retry-After", "1");
  if (response.status == 429) response.add_header("Retry-After", seconds_to_wait(error));
  return response;
}

}  // namespace seatledger::api
