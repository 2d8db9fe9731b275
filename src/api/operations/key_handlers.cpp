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
    field::required(field::one_of(field::text("role", "What the key may do."), ledger::role_names)),
    field::nullable(field::text("platform_key", "Binds the key to one platform.")),
    field::nullable(field::typed("expires", FieldType::date_time, "From when it is refused."))};
constexpr BodySchema create_key_body{key_fields, false};

constexpr AnswerField key_answer_fields[] = {
    answer::integer("id", "The id of the key."),
    answer::text("name", "What it is for."),
    answer::one_of(answer::text("role", "What it may do."), ledger::role_names),
    answer::nullable(answer::text("platform_key", "The platform that it is bound to.")),
    answer::nullable(answer::date_time("expires", "From when it is refused.")),
    answer::optional(answer::text("key", "The key itself; shown when it is made only."))};
constexpr AnswerObject key_answer{"api_key", "An API key.", key_answer_fields};

Result<HttpResponse> list_keys(const Call& call) {
  const projections::Page page = page_of(call);
  const projections::ViewReader views(call.context.views);
  const auto keys = views.keys(page);
  return page_response(call, views.position(), page, keys.total, [&](JsonWriter& rows) {
    for (const ledger::ApiKey& key : keys.rows) print_key(rows, key, "");
  });
}

// Shows the key's text, once: a replayed answer leaves it out.
HttpResponse print_created_key(const ledger::Answer& answer, std::string_view text) {
  const auto& key = std::get<ledger::ApiKey>(answer.body);
  return answer_response(answer, [&](JsonWriter& out) {
    print_key(out, key, answer.appended ? text : std::string_view());
  });
}

Result<DecodedWrite> decode_create_key(const Call& call) {
  const DecodedFields& body = call.body;
  ledger::CreateKey create;
  create.name = *body.get<std::string>("name");
  create.role = ledger::role_named(*body.get<std::string>("role")).value();
  create.platform_key = body.get_optional<std::string>("platform_key");
  create.expires = body.get_optional<Timestamp>("expires");
  const bool needs_platform = create.role == ledger::Role::platform_admin;
  if (needs_platform && !create.platform_key) {
    return bad_field("platform_key", "a platform_admin is bound to a platform");
  }
  if (create.platform_key && !needs_platform && create.role != ledger::Role::read_only) {
    return bad_field("platform_key",
                     "only platform_admin and read_only can be bound to a platform");
  }
  if (create.expires && *create.expires <= call.context.clock.now()) {
    return bad_field("expires", "must be in the future");
  }
  std::string text = new_key_text(call.context.entropy);
  create.digest = key_digest(call.context.key_secret, text);
  return DecodedWrite{TRY(request_for(call, std::move(create))),
                      [text = std::move(text)](const Call&, const ledger::Answer& answer) {
                        return print_created_key(answer, text);
                      }};
}

Result<DecodedWrite> decode_revoke_key(const Call& call) {
  const std::int64_t id = *call.parameters.get<std::int64_t>("id");
  if (id < 1) return field_error(ErrorCode::key_not_found, "id", "no such key");
  return DecodedWrite{
      TRY(request_for(call, ledger::RevokeKey{KeyId{static_cast<std::uint64_t>(id)}})),
      print_removed};
}

}  // namespace

void add_key_routes(std::vector<Route>& routes) {
  const std::string path = "/api/ledger/keys/";
  routes.push_back({.method = HttpMethod::get,
                    .path = path,
                    .operation = "list_keys",
                    .sentence = "The API keys, without their texts.",
                    .access = Access::admin,
                    .scope = everywhere,
                    .parameters = {parameter::page, parameter::own_page_size},
                    .answer = {key_answer, AnswerForm::page},
                    .work = Read(list_keys)});
  routes.push_back({.method = HttpMethod::post,
                    .path = path,
                    .operation = "create_key",
                    .sentence = "Makes an API key; its text is shown here only.",
                    .access = Access::admin,
                    .scope = everywhere,
                    .body = &create_key_body,
                    .answer = key_answer,
                    .errors = {ErrorCode::platform_not_found},
                    .work = Write(decode_create_key)});
  routes.push_back({.method = HttpMethod::delete_,
                    .path = path,
                    .operation = "revoke_key",
                    .sentence = "Revokes an API key.",
                    .access = Access::admin,
                    .scope = everywhere,
                    .parameters = {field::required(field::number("id", "The id of the key."))},
                    .answer = detail_answer_object,
                    .errors = {ErrorCode::key_not_found, ErrorCode::last_admin_key},
                    .work = Write(decode_revoke_key)});
}

}  // namespace seatledger::api
