#include "api/operations/system_handlers.h"

#include "api/print.h"

namespace seatledger::api {

HttpResponse read_health(const Call&) {
  HttpResponse response;
  response.content_type = "application/json";
  response.body = R"({"status":"alive"})";
  return response;
}

HttpResponse read_readiness(const Call& call) {
  if (const auto refusal = call.context.writes.refusal()) return refuse(call, *refusal);
  HttpResponse response;
  response.content_type = "application/json";
  response.body = R"({"status":"ready"})";
  return response;
}

}  // namespace seatledger::api
