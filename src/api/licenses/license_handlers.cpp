#include <algorithm>
#include <array>
#include <string_view>
#include <utility>
#include <vector>

#include "api/context.h"
#include "api/csv/csv_answer.h"
#include "api/entity_tags.h"
#include "api/kind_body.h"
#include "api/license_answers.h"
#include "api/license_at.h"
#include "api/licenses/license_csv.h"
#include "api/licenses/license_list.h"
#include "api/licenses/printed_licenses.h"
#include "api/licenses/routes.h"
#include "api/moment.h"
#include "api/page.h"
#include "api/route.h"
#include "projections/queries/reader.h"

namespace seatledger::api {
namespace {

using ledger::Subject;

constexpr std::int64_t count_max = 2147483647;
constexpr std::size_t row_bytes = 480;  // of a printed license, about

// The fields that create and update share.
void add_terms(std::vector<InputField>& fields, bool enrollment_config) {
  using field::text, field::typed;
  fields.push_back(field::blank(text("name", "What people call the license.")));
  fields.push_back({.name = "count",
                    .type = FieldType::integer,
                    .max = count_max,
                    .sentence = "Seats bought; 0 means none."});
  fields.push_back(typed("started", FieldType::date_time, "From when it is valid, inclusive."));
  fields.push_back(field::nullable(
      typed("expired", FieldType::date_time, "Until when it is valid, exclusive; null: no end.")));
  fields.push_back(field::flag("active", "Off: it gives no new seats."));
  fields.push_back(typed("metadata", FieldType::object, "Free keys; replaced as a whole."));
  if (enrollment_config) {
    fields.push_back(typed("enrollment_config", FieldType::object, "Stored and never returned."));
  }
  fields.push_back(field::blank(text("source", "Where the license comes from.")));
  fields.push_back(text("transaction_id", "The order or subscription behind the change."));
  fields.push_back(text("change_type", "What the change is, in the caller's words."));
}

std::vector<InputField> create_license_fields(const ledger::KindPolicy& policy) {
  using field::text;
  std::vector<InputField> fields;
  const InputField key = text("platform_key", "The platform that holds the license.");
  fields.push_back(policy.platform_by_any_name ? key : field::required(key));
  fields.push_back(text("platform_org", "The platform's org code."));
  if (policy.platform_by_any_name) {
    fields.push_back(field::exact_id("platform_id", "The platform's number."));
  }
  switch (policy.subject) {
    case Subject::none: break;
    case Subject::course:
      fields.push_back(field::required(text("course_id", "The licensed course.")));
      break;
    case Subject::program:
      fields.push_back(text("program_key", "The licensed program; or program_id."));
      fields.push_back(text("program_id", "Found among the platform's programs."));
      break;
  }
  add_terms(fields, policy.takes_enrollment_config);
  fields.push_back(field::nullable(text("external_id", "The caller's own id, unique per kind.")));
  return fields;
}

std::vector<InputField> update_license_fields(const ledger::KindPolicy& policy) {
  using field::text;
  std::vector<InputField> fields{field::id("license_id", "The license; or external_id."),
                                 text("external_id", "Selects the license; not a new value.")};
  add_terms(fields, policy.updates_enrollment_config);
  if (policy.checks_platform_on_update) {
    fields.push_back(text("platform_key", "Not updatable: the license's own, or left out."));
    fields.push_back(text("platform_org", "Not updatable: the license's own, or left out."));
    if (policy.subject == Subject::course) {
      fields.push_back(text("course_id", "Not updatable: the license's own, or left out."));
    }
  }
  return fields;
}

constexpr std::array platform_names{std::string_view("platform_key"),
                                    std::string_view("platform_org"),
                                    std::string_view("platform_id")};
constexpr std::array program_names{std::string_view("program_key"), std::string_view("program_id")};
constexpr std::array license_names{std::string_view("license_id"), std::string_view("external_id")};

std::vector<Alternatives> create_license_needs(const ledger::KindPolicy& policy) {
  std::vector<Alternatives> needs;
  if (policy.platform_by_any_name) {
    needs.push_back({platform_names, "platform_key, platform_org or platform_id is required"});
  }
  if (policy.subject == Subject::program) {
    needs.push_back({program_names, "program_key or program_id is required"});
  }
  return needs;
}

std::vector<Alternatives> update_license_needs(const ledger::KindPolicy&) {
  return {{license_names, "license_id or external_id is required"}};
}

Given<JsonText> enrollment_config(const DecodedFields& body, bool taken) {
  return taken ? body.get<JsonText>("enrollment_config") : Given<JsonText>{};
}

Result<HttpResponse> list_licenses(const Call& call) {
  const bool is_csv = TRY(asks_for_csv(call));
  const LicenseList list = TRY(license_list(call));
  if (is_csv) {
    return licenses_csv(call, {list.filter.kind, list.filter, {}, list.sort, list.page, {}},
                        {.summary = list.verbose});
  }
  const projections::ViewReader views(call.context.views, call.context.columns);
  const auto found = views.listed_licenses(list.filter, list.sort, list.page);
  return page_response(call, views.position(), list.page, found.total, [&](JsonWriter& rows) {
    rows.out().reserve(rows.out().size() + found.places.size() * row_bytes);
    for (const projections::LicensePlace& place : found.places) {
      call.context.printed_licenses.print(rows, place, views, list.verbose);
    }
    for (const ledger::License& license : found.rows) {
      print_license(rows, license, views, {.summary = list.verbose});
    }
  });
}

// The first page of a platform's newest licenses, or of all: a look at the end of the columns, and
// rows that are mostly printed already.
bool is_page_at_hand(const Call& call) {
  static constexpr std::array<std::string_view, 6> short_filters{
      "platform_key", "key", "platform_org", "org", "page_size", "verbose"};
  if (!call.context.columns.are_at_hand()) return false;
  for (const QueryParameter& given : call.query) {
    if (std::find(short_filters.begin(), short_filters.end(), given.name) == short_filters.end()) {
      return false;
    }
  }
  return page_of(call).size <= page_size_default && !call.http->names_in_accept("text/csv");
}

Result<HttpResponse> read_license(const Call& call) {
  const projections::ViewReader& views = call.found.views.value();
  const ledger::License& license = call.found.license.value();
  HttpResponse response = json_response(
      call.found.at, [&](JsonWriter& out) { print_license(out, license, views, {.kind = true}); });
  add_etag(response, license.version);
  // The names of programs are looked up for each answer and may change without the license.
  if (!license.terms.program_key) leave_out_if_known(*call.http, license.version, response);
  return response;
}

HttpResponse print_license_answer(const Call& call, const ledger::Answer& answer) {
  const auto& license = std::get<ledger::License>(answer.body);
  const projections::StateReader views(call.context.views);
  HttpResponse response =
      answer_response(answer, [&](JsonWriter& out) { print_license(out, license, views, {}); });
  add_etag(response, license.version);
  return response;
}

Result<DecodedWrite> decode_create_license(const Call& call) {
  const DecodedFields& body = call.body;
  const ledger::KindPolicy& policy = ledger::policy_of(*call.route.kind);
  ledger::CreateLicense create;
  create.kind = policy.kind;
  create.platform.key = body.get<std::string>("platform_key");
  create.platform.org = body.get<std::string>("platform_org");
  if (policy.platform_by_any_name) create.platform.id = body.get<std::int64_t>("platform_id");
  if (policy.subject == Subject::course) {
    create.course_id = body.get<std::string>("course_id");
  } else if (policy.subject == Subject::program) {
    create.program_key = body.get<std::string>("program_key");
    create.program_id = body.get<std::string>("program_id");
  }
  create.name = body.get<std::string>("name").value_or("");
  create.count = body.get<std::int64_t>("count").value_or(0);
  create.started = body.get<Timestamp>("started");
  create.expired = body.get_optional<Timestamp>("expired");
  create.active = body.get<bool>("active").value_or(true);
  create.metadata = body.get<JsonText>("metadata").value_or(JsonText());
  create.enrollment_config = enrollment_config(body, policy.takes_enrollment_config);
  create.source = body.get<std::string>("source").value_or("api");
  create.external_id = body.get_optional<std::string>("external_id");
  return DecodedWrite{TRY(request_with_order(call, std::move(create))), print_license_answer};
}

Result<DecodedWrite> decode_update_license(const Call& call) {
  const DecodedFields& body = call.body;
  const ledger::KindPolicy& policy = ledger::policy_of(*call.route.kind);
  ledger::UpdateLicense update;
  update.kind = policy.kind;
  if (const auto id = body.get<std::int64_t>("license_id")) {
    update.license_id = LicenseId{static_cast<std::uint64_t>(*id)};
  }
  update.external_id = body.get_optional<std::string>("external_id");
  update.change.name = body.get<std::string>("name");
  update.change.count = body.get<std::int64_t>("count");
  update.change.started = body.get<Timestamp>("started");
  update.change.expired = body.get_nullable<Timestamp>("expired");
  update.change.active = body.get<bool>("active");
  update.change.metadata = body.get<JsonText>("metadata");
  update.change.enrollment_config = enrollment_config(body, policy.updates_enrollment_config);
  update.change.source = body.get<std::string>("source");
  if (policy.checks_platform_on_update) {
    update.platform_key = body.get<std::string>("platform_key");
    update.platform_org = body.get<std::string>("platform_org");
    if (policy.subject == Subject::course) {
      update.course_id = body.get<std::string>("course_id");
    }
  }
  return DecodedWrite{TRY(request_with_order(call, std::move(update))), print_license_answer};
}

}  // namespace

// The operation ids are those of the ibl.ai API.
void add_license_routes(std::vector<Route>& routes, const ledger::KindPolicy& policy) {
  const std::string path = "/api/catalog/licenses/" + std::string(policy.name) + "/";
  const std::string operation = "catalog_licenses_" + std::string(policy.name) + "_";
  routes.push_back({.method = HttpMethod::get,
                    .path = path,
                    .operation = operation + "retrieve",
                    .sentence = "The licenses of this kind.",
                    .access = Access::license_read,
                    .scope = platform_list,
                    .kind = policy.kind,
                    .parameters = license_list_parameters(policy),
                    .unknown = UnknownParameters::filters,
                    .answer = AnswerShape(license_answer(policy.kind), AnswerForm::page).also_csv(),
                    .work = Read(list_licenses, Thread::readers, is_page_at_hand)});
  routes.push_back({.method = HttpMethod::post,
                    .path = path + "create/",
                    .operation = operation + "create_create",
                    .sentence = "Creates a license.",
                    .access = Access::license_write,
                    .scope = everywhere,
                    .kind = policy.kind,
                    .unknown = UnknownParameters::ignored,
                    .body = &body_of_kind<create_license_fields, create_license_needs>(policy.kind),
                    .answer = AnswerShape(license_answer(policy.kind)).with(answer_headers::etag),
                    .errors = {ErrorCode::platform_not_found, ErrorCode::course_not_found,
                               ErrorCode::program_not_found, ErrorCode::platforms_disagree,
                               ErrorCode::program_ambiguous, ErrorCode::expired_not_after_started,
                               ErrorCode::external_id_taken},
                    .work = Write(decode_create_license)});
  routes.push_back({.method = HttpMethod::post,
                    .path = path + "update/",
                    .operation = operation + "update_create",
                    .sentence = "Changes a license; what is left out stays.",
                    .access = Access::license_write,
                    .scope = everywhere,
                    .kind = policy.kind,
                    .unknown = UnknownParameters::ignored,
                    .headers = {if_match_header},
                    .body = &body_of_kind<update_license_fields, update_license_needs>(policy.kind),
                    .answer = AnswerShape(license_answer(policy.kind)).with(answer_headers::etag),
                    .errors = {ErrorCode::license_not_found, ErrorCode::ids_disagree,
                               ErrorCode::not_updatable, ErrorCode::platforms_disagree,
                               ErrorCode::expired_not_after_started, ErrorCode::count_below_usage},
                    .work = Write(decode_update_license)});
}

void add_license_row_route(std::vector<Route>& routes) {
  routes.push_back({.method = HttpMethod::get,
                    .path = "/api/ledger/licenses/{id}/",
                    .operation = "read_license",
                    .sentence = "One license, now or as of a moment.",
                    .access = Access::ledger_read,
                    .scope = license_in_path_at,
                    .parameters = {parameter::at},
                    .headers = {if_none_match_header},
                    .answer = AnswerShape(any_license_answer()).with(answer_headers::etag),
                    .work = Read(read_license)});
}

}  // namespace seatledger::api
