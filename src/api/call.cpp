#include "api/call.h"

#include <utility>

#include "api/context.h"
#include "api/edx_id.h"
#include "api/entity_tags.h"
#include "api/forwarded.h"
#include "api/http/query.h"
#include "api/http/text.h"
#include "api/route.h"
#include "base/digest.h"
#include "ledger/domain/email.h"

namespace seatledger::api {
namespace {

constexpr std::size_t idempotency_key_bytes_max = 255;

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

Error bad_parameter(std::string_view name, std::string reason) {
  return field_error(ErrorCode::invalid_parameter, std::string(name), std::move(reason));
}

Error bad_field(std::string_view name, std::string reason) {
  return field_error(ErrorCode::invalid_fields, std::string(name), std::move(reason));
}

Result<std::optional<std::string_view>> text_parameter(const Call& call, std::string_view name) {
  const auto text = find_parameter(call.query, name);
  if (text && text->empty()) return bad_parameter(name, "may not be blank");
  return text;
}

Result<std::optional<std::int64_t>> integer_parameter(const Call& call, std::string_view name) {
  const auto text = find_parameter(call.query, name);
  const auto number = text ? whole_number_of(*text) : std::nullopt;
  if (text && !number) return bad_parameter(name, "must be an integer");
  return number;
}

Result<std::optional<bool>> flag_parameter(const Call& call, std::string_view name) {
  const auto text = find_parameter(call.query, name);
  const auto flag = text ? flag_of(*text) : std::nullopt;
  if (text && !flag) return bad_parameter(name, "must be true or false");
  return flag;
}

Result<std::optional<std::string>> email_parameter(const Call& call) {
  const auto text = TRY(text_parameter(call, "email"));
  if (!text) return std::optional<std::string>{};
  std::string email = email_with_plus(*text);
  if (!ledger::may_be_stored_email(email))
    return bad_parameter("email", "must be an e-mail address");
  return std::optional(std::move(email));
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

Result<DecodedBody> body_of(const Call& call) {
  return decode_body(*call.route.body, call.http->header(HttpField::content_type), call.http->body);
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
  request.dry_run = TRY(flag_parameter(call, "dry_run")).value_or(false);
  return request;
}

Result<ledger::Request> request_for(const Call& call, ledger::Command command,
                                    const DecodedBody& body) {
  ledger::Request request = TRY(request_for(call, std::move(command)));
  request.transaction_id = body.get_optional<std::string>("transaction_id");
  request.change_type = body.get_optional<std::string>("change_type");
  return request;
}

}  // namespace seatledger::api
