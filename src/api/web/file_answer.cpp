#include "api/web/file_answer.h"

#include <map>
#include <mutex>
#include <stdexcept>
#include <string>

#include "api/http/text.h"
#include "api/http/unpacker.h"
#include "base/ascii.h"

namespace seatledger::api {
namespace {

// What the pages need: their own scripts, styles and calls, and the pictures inside the styles.
constexpr std::string_view content_security_policy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

// The console writes no text as HTML either. Swagger's page does.
constexpr std::string_view console_policy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
    "require-trusted-types-for 'script'";

// Unpacked for the first client that wants it so, and kept: hardly any does.
const std::string& plain_body(const web::WebFile& file) {
  static std::mutex mutex;
  static std::map<std::string_view, std::string> bodies;  // guarded by mutex
  const std::lock_guard lock(mutex);
  std::string& body = bodies[file.path];
  if (body.empty()) {
    std::string_view packed = file.bytes;
    if (!Unpacker().unpack(packed, body, file.plain_bytes) || body.size() != file.plain_bytes) {
      body.clear();
      throw std::logic_error("a file of web/ was not packed as it should be");
    }
  }
  return body;
}

// A weight of nothing but zeros, as in "gzip;q=0.0".
bool is_refused(std::string_view parameters) {
  const std::size_t at = parameters.find("q=");
  if (at == std::string_view::npos) return false;
  return trimmed(parameters.substr(at + 2)).find_first_not_of("0.") == std::string_view::npos;
}

// Whether If-None-Match lists one of the two tags of the file, or is "*".
bool is_known(std::string_view if_none_match, std::string_view etag) {
  const std::string tag = '"' + std::string(etag);
  return trimmed(if_none_match) == "*" || if_none_match.find(tag + '"') != std::string_view::npos ||
         if_none_match.find(tag + "-gzip\"") != std::string_view::npos;
}

}  // namespace

bool accepts_gzip(std::string_view accept_encoding) {
  bool takes_any = false;
  while (!accept_encoding.empty()) {
    const std::size_t end = std::min(accept_encoding.find(','), accept_encoding.size());
    const std::string_view item = accept_encoding.substr(0, end);
    accept_encoding.remove_prefix(std::min(end + 1, accept_encoding.size()));
    const std::size_t semicolon = std::min(item.find(';'), item.size());
    const std::string_view coding = trimmed(item.substr(0, semicolon));
    const bool is_taken = !is_refused(item.substr(semicolon));
    if (equal_ignoring_case(coding, "gzip") || equal_ignoring_case(coding, "x-gzip")) {
      return is_taken;
    }
    if (coding == "*") takes_any = is_taken;
  }
  return takes_any;
}

void add_page_headers(HttpResponse& response, std::string_view path) {
  const bool is_console = path.starts_with("/console/");
  response.add_header("Content-Security-Policy",
                      is_console ? console_policy : content_security_policy);
  response.add_header("Cross-Origin-Opener-Policy", "same-origin");
  response.add_header("Referrer-Policy", "no-referrer");
}

HttpResponse file_answer(const HttpRequest& request, const web::WebFile& file) {
  const bool is_packed = accepts_gzip(request.header(HttpField::accept_encoding));
  HttpResponse response;
  response.content_type = file.content_type;
  response.cache_control = file.is_immutable ? "public, max-age=31536000, immutable" : "no-cache";
  // Two codings are two entities (RFC 9110 section 8.8.3.3).
  response.add_header("ETag", '"' + std::string(file.etag) + (is_packed ? "-gzip\"" : "\""));
  response.add_header("Vary", "Accept-Encoding");
  if (is_known(request.header(HttpField::if_none_match), file.etag)) {
    response.status = 304;
    return response;
  }
  if (!file.is_immutable) add_page_headers(response, file.path);
  if (is_packed) response.add_header("Content-Encoding", "gzip");
  response.fixed_body = is_packed ? file.bytes : std::string_view{plain_body(file)};
  return response;
}

}  // namespace seatledger::api
