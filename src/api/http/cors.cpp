#include "api/http/cors.h"

#include <algorithm>
#include <utility>

namespace seatledger::api {

Cors::Cors(CorsSettings settings) : settings_(std::move(settings)) {
  any_origin_ = std::count(settings_.origins.begin(), settings_.origins.end(), "*") > 0;
}

bool Cors::allows(std::string_view origin) const {
  return any_origin_ || std::count(settings_.origins.begin(), settings_.origins.end(), origin) > 0;
}

std::optional<HttpResponse> Cors::preflight(const HttpRequest& request) const {
  if (request.method != HttpMethod::options || !request.find_header(HttpField::origin) ||
      !request.find_header(HttpField::access_control_request_method)) {
    return std::nullopt;
  }
  HttpResponse response;
  response.status = 204;
  if (!allows(request.header(HttpField::origin))) return response;
  response.add_header("Access-Control-Allow-Methods", "GET, HEAD, POST, PUT, PATCH, DELETE");
  // '*' does not cover Authorization, so the requested headers are repeated.
  const std::string_view asked = request.header(HttpField::access_control_request_headers);
  if (!asked.empty()) response.add_header("Access-Control-Allow-Headers", asked);
  response.add_header("Access-Control-Max-Age", std::to_string(settings_.preflight_seconds));
  return response;
}

void Cors::add_headers(const HttpRequest& request, HttpResponse& response) const {
  if (!any_origin_) response.add_header("Vary", "Origin");
  const std::string_view origin = request.header(HttpField::origin);
  if (origin.empty() || !allows(origin)) return;
  response.add_header("Access-Control-Allow-Origin", any_origin_ ? "*" : origin);
  if (!settings_.exposed_headers.empty()) {
    response.add_header("Access-Control-Expose-Headers", settings_.exposed_headers);
  }
}

}  // namespace seatledger::api
