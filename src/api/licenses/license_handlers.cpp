#include "api/licenses/license_handlers.h"

#include <utility>

#include "api/body_decoder.h"
#include "api/licenses/license_at.h"
#include "api/licenses/license_list.h"
#include "api/page.h"
#include "api/print.h"
#include "api/route.h"
#include "projections/queries/reader.h"

namespace seatledger::api {
namespace {

// The members that create and update share, into a command's own.
void take_retry(const DecodedBody& body, ledger::Request& request) {
  request.transaction_id = body.get_optional<std::string>("transaction_id");
  request.change_type = body.get_optional<std::string>("change_type");
}

Given<JsonText> enrollment_config(const DecodedBody& body, bool taken) {
  return taken ? body.get<JsonText>("enrollment_config") : Given<JsonText>{};
}

}  // namespace

HttpResponse list_licenses(const Call& call) {
  const auto list = license_list(call);
  if (list.has_error()) return refuse(call, list.error());
  const projections::ViewReader views(call.context.views);
  const auto found = views.licenses(list->filter, list->sort, list->page);
  if (auto fits = check_page(list->page, found.total); fits.has_error()) {
    return refuse(call, fits.error());
  }
  return json_response(views.position(), [&](JsonWriter& out) {
    write_page(out, *call.http, call.origin(), call.query, list->page, found.total,
               [&](JsonWriter& rows) {
                 for (const ledger::License& license : found.rows) {
                   print_license(rows, license, views, {.summary = list->verbose});
                 }
               });
  });
}

HttpResponse read_license(const Call& call) {
  const projections::ViewReader views(call.context.views);
  const auto found = license_at(call, views);
  if (found.has_error()) return refuse(call, found.error());
  HttpResponse response = json_response(found->position, [&](JsonWriter& out) {
    print_license(out, found->license, views, {.kind = true});
  });
  add_etag(response, found->license.version);
  return response;
}

Result<ledger::Request> decode_create_license(Call& call) {
  const auto body = body_of(call);
  if (body.has_error()) return body.error();
  const ledger::KindPolicy& policy = ledger::policy_of(*call.route.kind);
  ledger::CreateLicense create;
  create.kind = policy.kind;
  create.platform.key = body->get<std::string>("platform_key");
  create.platform.org = body->get<std::string>("platform_org");
  if (policy.platform_by_any_name) create.platform.id = body->get<std::int64_t>("platform_id");
  if (!create.platform.key && !create.platform.org && !create.platform.id) {
    return field_error(ErrorCode::invalid_fields, "platform_key",
                       "platform_key, platform_org or platform_id is required");
  }
  if (policy.subject == ledger::Subject::course) {
    create.course_id = body->get<std::string>("course_id");
  } else if (policy.subject == ledger::Subject::program) {
    create.program_key = body->get<std::string>("program_key");
    create.program_id = body->get<std::string>("program_id");
    if (!create.program_key && !create.program_id) {
      return field_error(ErrorCode::invalid_fields, "program_key",
                         "program_key or program_id is required");
    }
  }
  create.name = body->get<std::string>("name").value_or("");
  create.count = body->get<std::int64_t>("count").value_or(0);
  create.started = body->get<Timestamp>("started");
  create.expired = body->get_optional<Timestamp>("expired");
  create.active = body->get<bool>("active").value_or(true);
  create.metadata = body->get<JsonText>("metadata").value_or(JsonText());
  create.enrollment_config = enrollment_config(*body, policy.takes_enrollment_config);
  create.source = body->get<std::string>("source").value_or("api");
  create.external_id = body->get_optional<std::string>("external_id");
  auto request = request_for(call, std::move(create));
  if (request.has_value()) take_retry(*body, *request);
  return request;
}

Result<ledger::Request> decode_update_license(Call& call) {
  const auto body = body_of(call);
  if (body.has_error()) return body.error();
  const ledger::KindPolicy& policy = ledger::policy_of(*call.route.kind);
  ledger::UpdateLicense update;
  update.kind = policy.kind;
  if (const auto id = body->get<std::int64_t>("license_id")) {
    update.license_id = LicenseId{static_cast<std::uint64_t>(*id)};
  }
  update.external_id = body->get_optional<std::string>("external_id");
  if (!update.license_id && !update.external_id) {
    return field_error(ErrorCode::invalid_fields, "license_id",
                       "license_id or external_id is required");
  }
  update.change.name = body->get<std::string>("name");
  update.change.count = body->get<std::int64_t>("count");
  update.change.started = body->get<Timestamp>("started");
  update.change.expired = body->get_nullable<Timestamp>("expired");
  update.change.active = body->get<bool>("active");
  update.change.metadata = body->get<JsonText>("metadata");
  update.change.enrollment_config = enrollment_config(*body, policy.updates_enrollment_config);
  update.change.source = body->get<std::string>("source");
  if (policy.checks_platform_on_update) {
    update.platform_key = body->get<std::string>("platform_key");
    update.platform_org = body->get<std::string>("platform_org");
    if (policy.subject == ledger::Subject::course) {
      update.course_id = body->get<std::string>("course_id");
    }
  }
  auto request = request_for(call, std::move(update));
  if (request.has_value()) take_retry(*body, *request);
  return request;
}

HttpResponse print_license_answer(const Call& call, const ledger::Answer& answer) {
  const auto& license = std::get<ledger::License>(answer.body);
  const projections::RowReader views(call.context.views);
  HttpResponse response =
      answer_response(answer, [&](JsonWriter& out) { print_license(out, license, views, {}); });
  add_etag(response, license.version);
  return response;
}

}  // namespace seatledger::api
