#include "api/seats/seat_call.h"

#include <array>
#include <optional>
#include <string>
#include <utility>

#include "api/context.h"
#include "api/entity_tags.h"
#include "projections/queries/reader.h"

namespace seatledger::api {
namespace {

Error unknown_assigned_license(std::int64_t id) {
  return field_error(ErrorCode::license_not_found, "license_id",
                     "license " + std::to_string(id) + " does not exist");
}

// platform_key and platform_org of the body or the query; they are only checked.
struct PlatformClaim {
  std::string_view field;
  std::string value;
};

std::vector<PlatformClaim> claims_of(const Call& call) {
  std::vector<PlatformClaim> claims;
  for (const std::string_view field : {"platform_key", "platform_org"}) {
    if (const auto in_query = call.parameters.get<std::string>(field)) {
      claims.push_back({field, *in_query});
    }
    if (call.route.body == nullptr) continue;
    if (const auto in_body = call.body.get<std::string>(field)) claims.push_back({field, *in_body});
  }
  return claims;
}

// True if the claim names the platform of that key.
bool names_platform(const PlatformClaim& claim, const std::string& key,
                    const projections::StateReader& views) {
  if (claim.field == "platform_key") return claim.value == key;
  const auto platform = views.platform(key);
  return platform && platform->org == claim.value;
}

Result<ledger::License> license_for(const Call& call, const projections::StateReader& views,
                                    std::int64_t id) {
  const auto claims = claims_of(call);
  if (const auto& bound = call.bound_platform()) {
    for (const PlatformClaim& claim : claims) {
      if (!names_platform(claim, *bound, views)) return other_platform(claim.field);
    }
  }
  if (id < 1) return unknown_assigned_license(id);
  auto license = views.license(LicenseId{static_cast<std::uint64_t>(id)});
  if (!license || license->kind != *call.route.kind) {
    return unknown_assigned_license(id);
  }
  const std::string& platform = license->terms.platform_key;
  TRY(check_platform(call, platform));
  for (const PlatformClaim& claim : claims) {
    if (!names_platform(claim, platform, views)) {
      return field_error(ErrorCode::platforms_disagree, std::string(claim.field),
                         "is not the license's platform");
    }
  }
  return std::move(*license);
}

// Of a read it is in the query; of a POST in the query, the body, or both.
Result<std::int64_t> license_id_of(const Call& call) {
  const auto in_query = call.parameters.get_optional<std::int64_t>("license_id");
  const auto in_body = call.route.body == nullptr
                           ? std::nullopt
                           : call.body.get_optional<std::int64_t>("license_id");
  if (!in_query && !in_body) return bad_field("license_id", "this field is required");
  if (in_query && in_body && *in_query != *in_body) {
    return field_error(ErrorCode::ids_disagree, "license_id",
                       "is another one in the query than in the body");
  }
  return in_body ? *in_body : *in_query;
}

// The license of the assignment with that id; nothing: there is no such assignment.
using LicenseOfAssignment = std::optional<LicenseId> (*)(const projections::StateReader& views,
                                                         std::uint64_t id);

Result<Found> find_named(const Call& call, LicenseOfAssignment license_of) {
  const auto id = *call.parameters.get<std::int64_t>("assignment_id");
  if (id < 1) {
    return field_error(ErrorCode::assignment_not_found, "assignment_id",
                       "assignment " + std::to_string(id) + " does not exist");
  }
  Found found;
  found.assignment_id = static_cast<std::uint64_t>(id);
  const projections::StateReader views(call.context.views);
  if (const auto license_id = call.parameters.get<std::int64_t>("license_id")) {
    found.license = TRY(license_for(call, views, *license_id));
  }
  const auto license_id = license_of(views, *found.assignment_id);
  if (!license_id || (found.license && *license_id == found.license->id)) return found;
  const auto license = license_for(call, views, static_cast<std::int64_t>(license_id->value));
  // An assignment of another kind: the ledger refuses it as not found.
  if (license.has_value() || license.error().code == ErrorCode::license_not_found) return found;
  return license.error();
}

std::optional<LicenseId> license_of_seat(const projections::StateReader& views, std::uint64_t id) {
  const auto seat = views.seat_by_id(AssignmentId{id});
  return seat ? std::optional(seat->license_id) : std::nullopt;
}

std::optional<LicenseId> license_of_group_assignment(const projections::StateReader& views,
                                                     std::uint64_t id) {
  const auto found = views.group_assignment_by_id(GroupAssignmentId{id});
  return found ? std::optional(found->license_id) : std::nullopt;
}

// The license's platform in a query or a body, which only checks the permission.
constexpr std::array claim_fields{
    field::text("platform_key", "The license's platform; only checks the permission."),
    field::text("platform_org", "The same by the platform's org code.")};

// The parameters of a call about a license: what names it, the claims about its platform, and more.
std::vector<InputField> with_claims(std::vector<InputField> names,
                                    const std::vector<InputField>& more = {}) {
  names.insert(names.end(), claim_fields.begin(), claim_fields.end());
  names.insert(names.end(), more.begin(), more.end());
  return names;
}

}  // namespace

Result<Found> find_named_license(const Call& call) {
  const std::int64_t id = TRY(license_id_of(call));
  Found found;
  // A write decides by the rows at its turn in the queue, so it needs no snapshot.
  if (call.route.body != nullptr) {
    found.license = TRY(license_for(call, projections::StateReader(call.context.views), id));
  } else {
    found.views.emplace(call.context.views);
    found.license = TRY(license_for(call, *found.views, id));
  }
  return found;
}

Result<Found> find_named_seat(const Call& call) { return find_named(call, license_of_seat); }

Result<Found> find_named_group_assignment(const Call& call) {
  return find_named(call, license_of_group_assignment);
}

ledger::SeatWish seat_options_of(const DecodedFields& body, const ledger::KindPolicy& policy) {
  ledger::SeatWish options;
  options.active = body.get<bool>("active").value_or(true);
  options.fulfilled = body.get<bool>("fulfilled");
  options.metadata = body.get<JsonText>("metadata");
  if (policy.detailed_seats) options.redirect_to = body.get_nullable<std::string>("redirect_to");
  return options;
}

InputField license_field() { return field::id("license_id", "The license; or in the query."); }

// A kind without a redirect prints null.
void add_option_fields(std::vector<InputField>& fields, const ledger::KindPolicy& policy) {
  fields.insert(fields.end(), claim_fields.begin(), claim_fields.end());
  fields.insert(fields.end(),
                {field::flag("active", "True when left out; off frees the seat."),
                 field::flag("fulfilled", "False when left out."),
                 field::typed("metadata", FieldType::object, "Free keys; replaced as a whole.")});
  if (policy.detailed_seats) {
    fields.push_back(field::nullable(field::typed(
        "redirect_to", FieldType::web_address, "Where to go after fulfillment; null clears it.")));
  }
}

void add_assignment_routes(std::vector<Route>& routes, const ledger::KindPolicy& policy,
                           const AssignmentFamily& family) {
  const std::string path = "/api/catalog/licenses/" + std::string(policy.name) + "/assignment/" +
                           std::string(family.path_end);
  const std::string operation = "catalog_licenses_" + std::string(policy.name) + "_assignment_" +
                                std::string(family.operation_end);
  std::vector<InputField> listed = with_claims(
      {field::required(field::number("license_id", "The license."))}, family.list_parameters);
  std::vector<InputField> assigned =
      with_claims({field::number("license_id", "The license; or in the body.")});
  std::vector<InputField> released =
      with_claims({field::required(field::number("assignment_id", "The assignment.")),
                   field::number("license_id", "Its license; only compared.")},
                  family.release_parameters);
  routes.push_back({.method = HttpMethod::get,
                    .path = path,
                    .operation = operation + "retrieve",
                    .sentence = family.list_sentence,
                    .access = Access::seat_read,
                    .scope = license_named,
                    .kind = policy.kind,
                    .parameters = std::move(listed),
                    .unknown = UnknownParameters::ignored,
                    .answer = AnswerShape(family.answer, AnswerForm::page).also_csv(),
                    .work = Read(family.list, Thread::readers)});
  routes.push_back({.method = HttpMethod::post,
                    .path = path,
                    .operation = operation + "create",
                    .sentence = family.assign_sentence,
                    .access = Access::seat_write,
                    .scope = license_named,
                    .kind = policy.kind,
                    .parameters = std::move(assigned),
                    .unknown = UnknownParameters::ignored,
                    .headers = {if_match_header},
                    .body = family.body,
                    .answer = AnswerShape(family.answer).with(answer_headers::etag),
                    .errors = family.assign_errors,
                    .work = Write(family.assign)});
  routes.push_back({.method = HttpMethod::delete_,
                    .path = path,
                    .operation = operation + "destroy",
                    .sentence = family.release_sentence,
                    .access = Access::seat_write,
                    .scope = family.release_scope,
                    .kind = policy.kind,
                    .parameters = std::move(released),
                    .unknown = UnknownParameters::ignored,
                    .headers = {if_match_header},
                    .answer = detail_answer_object,
                    .errors = {ErrorCode::assignment_not_found},
                    .work = Write(family.release)});
}

}  // namespace seatledger::api
