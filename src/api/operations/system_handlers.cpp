#include <string>
#include <utility>

#include "api/context.h"
#include "api/operations/routes.h"
#include "api/route.h"

namespace seatledger::api {
namespace {

HttpResponse status_response(std::string body) {
  HttpResponse response;
  response.content_type = "application/json";
  response.body = std::move(body);
  return response;
}

Result<HttpResponse> read_health(const Call&) { return status_response(R"({"status":"alive"})"); }

Result<HttpResponse> read_readiness(const Call& call) {
  if (const auto refusal = call.context.writes.refusal()) return *refusal;
  const std::uint64_t ahead_ms = call.context.writes.recorded_ahead_ms(call.context.clock.now());
  if (ahead_ms == 0) return status_response(R"({"status":"ready"})");
  return status_response(R"({"status":"ready","recorded_ahead_ms":)" + std::to_string(ahead_ms) +
                         "}");
}

}  // namespace

void add_system_routes(std::vector<Route>& routes) {
  routes.push_back({.method = HttpMethod::get,
                    .path = "/healthz",
                    .operation = "read_health",
                    .access = Access::anyone,
                    .read = read_health});
  routes.push_back({.method = HttpMethod::get,
                    .path = "/readyz",
                    .operation = "read_readiness",
                    .access = Access::anyone,
                    .read = read_readiness});
}

}  // namespace seatledger::api
