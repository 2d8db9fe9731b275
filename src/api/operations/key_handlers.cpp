#include <array>
#include <utility>

#include "api/context.h"
#include "api/credentials.h"
#include "api/operations/routes.h"
#include "api/page.h"
#include "api/route.h"
#include "projections/queries/reader.h"

namespace seatledger::api {
namespace {

constexpr std::array key_fields{
    field::required(field::text("name", "What the key is for.")),
    field::required(field::text("role", "admin, platform_admin, read_only or auditor.")),
    field::nullable(field::text("platform_key", "Binds the key to one platform.")),
    field::nullable(field::typed("expires", FieldType::date_time, "From when it is refused."))};
constexpr BodySchema create_key_body{key_fields, false};

Result<HttpResponse> list_keys(const Call& call) {
  const projections::Page page = TRY(page_of(call));
  const projections::ViewReader views(call.context.views);
  const auto keys = views.keys(page);
  return page_response(call, views.position(), page, keys.total, [&](JsonWriter& rows) {
    for (const ledger::ApiKey& key : keys.rows) print_key(rows, key, "");
  });
}

Result<ledger::Request> decode_create_key(Call& call) {
  const DecodedBody body = TRY(body_of(call));
  const auto role = ledger::role_named(*body.get<std::string>("role"));
  if (!role) return bad_field("role", "must be admin, platform_admin, read_only or auditor");
  ledger::CreateKey create;
  create.name = *body.get<std::string>("name");
  create.role = *role;
  create.platform_key = body.get_optional<std::string>("platform_key");
  create.expires = body.get_optional<Timestamp>("expires");
  if (*role == ledger::Role::platform_admin && !create.platform_key) {
    return bad_field("platform_key", "a platform_admin is bound to a platform");
  }
  const bool bindable = *role == ledger::Role::platform_admin || *role == ledger::Role::read_only;
  if (create.platform_key && !bindable) {
    return bad_field("platform_key",
                     "only platform_admin and read_only can be bound to a platform");
  }
  if (create.expires && *create.expires <= call.context.clock.now()) {
    return bad_field("expires", "must be in the future");
  }
  call.new_key = new_key_text(call.context.entropy);
  create.digest = key_digest(call.context.key_secret, call.new_key);
  return request_for(call, std::move(create));
}

// Shows the key's text, once: a replayed answer leaves it out.
HttpResponse print_created_key(const Call& call, const ledger::Answer& answer) {
  const auto& key = std::get<ledger::ApiKey>(answer.body);
  const bool shown = answer.appended;
  return answer_response(answer, [&](JsonWriter& out) {
    print_key(out, key, shown ? std::string_view(call.new_key) : std::string_view());
  });
}

Result<ledger::Request> decode_revoke_key(Call& call) {
  const auto text = find_parameter(call.query, "id");
  if (!text) return bad_parameter("id", "this parameter is required");
  const auto id = whole_number_of(*text);
  if (!id) return bad_parameter("id", "must be an integer");
  if (*id < 1) return field_error(ErrorCode::key_not_found, "id", "no such key");
  return request_for(call, ledger::RevokeKey{KeyId{static_cast<std::uint64_t>(*id)}});
}

}  // namespace

void add_key_routes(std::vector<Route>& routes) {
  const std::string path = "/api/ledger/keys/";
  routes.push_back({.method = HttpMethod::get,
                    .path = path,
                    .operation = "list_keys",
                    .access = Access::admin,
                    .read = list_keys,
                    .parameters = {"page", "page_size"}});
  routes.push_back({.method = HttpMethod::post,
                    .path = path,
                    .operation = "create_key",
                    .access = Access::admin,
                    .body = &create_key_body,
                    .decode = decode_create_key,
                    .print = print_created_key});
  routes.push_back({.method = HttpMethod::delete_,
                    .path = path,
                    .operation = "revoke_key",
                    .access = Access::admin,
                    .decode = decode_revoke_key,
                    .print = print_removed,
                    .parameters = {"id"}});
}

}  // namespace seatledger::api
