#include "api/call.h"

#include <utility>

#include "api/context.h"
#include "api/entity_tags.h"
#include "api/forwarded.h"
#include "api/http/text.h"
#include "api/route.h"
#include "base/digest.h"

namespace seatledger::api {
namespace {

constexpr std::size_t idempotency_key_bytes_max = 255;
constexpr std::string_view dry_run_name = "dry_run";

}  // namespace

Origin Call::origin() const {
  Origin origin{"http", http->host};
  if (!context.settings.trust_forwarded_headers) return origin;
  const auto scheme = forwarded_scheme(http->header("X-Forwarded-Proto"));
  if (!scheme.empty()) origin.scheme = scheme;
  const auto host = forwarded_host(http->header("X-Forwarded-Host"));
  if (!host.empty()) origin.host = host;
  return origin;
}

std::string Call::client_address() const {
  std::string peer(http->peer);
  if (!context.settings.trust_forwarded_headers) return peer;
  return last_forwarded_address(*http).value_or(std::move(peer));
}

const std::optional<std::string>& Call::bound_platform() const {
  static const std::optional<std::string> none;
  return caller ? caller->platform_key : none;
}

DryRun Call::dry_run() const {
  if (!parameters.has(dry_run_name)) return DryRun::no;
  if (!parameters.is<bool>(dry_run_name)) return DryRun::plan;
  return *parameters.get<bool>(dry_run_name) ? DryRun::answer : DryRun::no;
}

Error bad_parameter(std::string_view name, std::string reason) {
  return field_error(ErrorCode::invalid_parameter, std::string(name), std::move(reason));
}

Error bad_field(std::string_view name, std::string reason) {
  return field_error(ErrorCode::invalid_fields, std::string(name), std::move(reason));
}

Result<void> check_platform(const Call& call, const std::optional<std::string>& platform_key) {
  const auto& bound = call.bound_platform();
  if (bound && bound != platform_key) return other_platform();
  return {};
}

Error other_platform(std::string_view field) {
  const std::string reason = "the key is bound to another platform";
  return field.empty() ? error(ErrorCode::platform_forbidden, reason)
                       : field_error(ErrorCode::platform_forbidden, std::string(field), reason);
}

Result<ledger::Request> request_for(const Call& call, ledger::Command command) {
  TRY(check_conditions(*call.http, command));
  ledger::Request request;
  request.command = std::move(command);
  request.actor = "key:" + std::to_string(call.caller->id.value);
  request.source = "api";
  request.correlation_id = call.http->request_id;
  request.bytes = call.http->body.size();
  if (const auto key = call.http->find_header("Idempotency-Key")) {
    if (key->empty() || key->size() > idempotency_key_bytes_max || !is_text(*key)) {
      return error(ErrorCode::invalid_parameter,
                   "Idempotency-Key must have 1 to 255 bytes of text");
    }
    request.idempotency_key = sha256(*key);
  }
  request.if_match = versions_in(*call.http, HttpField::if_match);
  const DryRun dry_run = call.dry_run();
  request.dry_run = dry_run != DryRun::no;
  request.plan = dry_run == DryRun::plan;
  return request;
}

Result<ledger::Request> request_with_order(const Call& call, ledger::Command command) {
  ledger::Request request = TRY(request_for(call, std::move(command)));
  request.transaction_id = call.body.get_optional<std::string>("transaction_id");
  request.change_type = call.body.get_optional<std::string>("change_type");
  return request;
}

}  // namespace seatledger::api
