#include "api/operations/key_handlers.h"

#include <utility>

#include "api/body_decoder.h"
#include "api/page.h"
#include "api/print.h"
#include "api/route.h"
#include "projections/queries/reader.h"

namespace seatledger::api {

Digest key_digest(const Digest& secret, std::string_view key) {
  return hmac_sha256(secret.view(), key);
}

std::string new_key_text(Entropy& entropy) { return to_hex(entropy.next()); }

HttpResponse list_keys(const Call& call) {
  const auto page = page_of(call.query);
  if (page.has_error()) return refuse(call, page.error());
  const projections::ViewReader views(call.context.views);
  const auto keys = views.keys(*page);
  if (auto fits = check_page(*page, keys.total); fits.has_error())
    return refuse(call, fits.error());
  return json_response(views.position(), [&](JsonWriter& out) {
    write_page(out, *call.http, call.origin(), call.query, *page, keys.total,
               [&](JsonWriter& rows) {
                 for (const ledger::ApiKey& key : keys.rows) print_key(rows, key, "");
               });
  });
}

Result<ledger::Request> decode_create_key(Call& call) {
  const auto body = body_of(call);
  if (body.has_error()) return body.error();
  const auto fault = [](const char* field, const char* reason) {
    return field_error(ErrorCode::invalid_fields, field, reason);
  };
  const auto role = ledger::role_named(*body->get<std::string>("role"));
  if (!role) return fault("role", "must be admin, platform_admin, read_only or auditor");
  ledger::CreateKey create;
  create.name = *body->get<std::string>("name");
  create.role = *role;
  create.platform_key = body->get_optional<std::string>("platform_key");
  create.expires = body->get_optional<Timestamp>("expires");
  if (*role == ledger::Role::platform_admin && !create.platform_key) {
    return fault("platform_key", "a platform_admin is bound to a platform");
  }
  const bool bindable = *role == ledger::Role::platform_admin || *role == ledger::Role::read_only;
  if (create.platform_key && !bindable) {
    return fault("platform_key", "only platform_admin and read_only can be bound to a platform");
  }
  if (create.expires && *create.expires <= call.context.clock.now()) {
    return fault("expires", "must be in the future");
  }
  call.new_key = new_key_text(call.context.entropy);
  create.digest = key_digest(call.context.key_secret, call.new_key);
  return request_for(call, std::move(create));
}

HttpResponse print_created_key(const Call& call, const ledger::Answer& answer) {
  const auto& key = std::get<ledger::ApiKey>(answer.body);
  const bool shown = answer.appended;
  return answer_response(answer, [&](JsonWriter& out) {
    print_key(out, key, shown ? std::string_view(call.new_key) : std::string_view());
  });
}

Result<ledger::Request> decode_revoke_key(Call& call) {
  const auto text = find_parameter(call.query, "id");
  const auto id = text ? integer_of(*text) : std::nullopt;
  if (!id) {
    return field_error(ErrorCode::invalid_parameter, "id",
                       text ? "must be an integer" : "this parameter is required");
  }
  if (*id < 1) return field_error(ErrorCode::key_not_found, "id", "no such key");
  return request_for(call, ledger::RevokeKey{KeyId{static_cast<std::uint64_t>(*id)}});
}

}  // namespace seatledger::api
