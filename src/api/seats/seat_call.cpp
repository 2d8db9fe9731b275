#include "api/seats/seat_call.h"

#include <array>
#include <string>
#include <utility>

#include "api/context.h"
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

Result<std::vector<PlatformClaim>> claims_of(const Call& call, const DecodedBody* body) {
  std::vector<PlatformClaim> claims;
  for (const std::string_view field : {"platform_key", "platform_org"}) {
    if (const auto in_query = TRY(text_parameter(call, field))) {
      claims.push_back({field, std::string(*in_query)});
    }
    if (body == nullptr) continue;
    if (const auto in_body = body->get<std::string>(field)) claims.push_back({field, *in_body});
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

}  // namespace

Result<ledger::License> license_for(const Call& call, const projections::StateReader& views,
                                    std::int64_t id, const DecodedBody* body) {
  const auto claims = TRY(claims_of(call, body));
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

Result<LicenseId> license_of_post(const Call& call, const DecodedBody& body) {
  const auto in_query = TRY(integer_parameter(call, "license_id"));
  const auto in_body = body.get_optional<std::int64_t>("license_id");
  if (!in_query && !in_body) return bad_field("license_id", "this field is required");
  if (in_query && in_body && *in_query != *in_body) {
    return field_error(ErrorCode::ids_disagree, "license_id",
                       "is another one in the query than in the body");
  }
  const projections::StateReader views(call.context.views);
  return TRY(license_for(call, views, in_body ? *in_body : *in_query, &body)).id;
}

Result<NamedAssignment> assignment_of_delete(const Call& call, LicenseOfAssignment license_of) {
  const auto id = TRY(integer_parameter(call, "assignment_id"));
  if (!id) return bad_parameter("assignment_id", "this parameter is required");
  if (*id < 1) {
    return field_error(ErrorCode::assignment_not_found, "assignment_id",
                       "assignment " + std::to_string(*id) + " does not exist");
  }
  NamedAssignment named{static_cast<std::uint64_t>(*id), std::nullopt};
  const projections::StateReader views(call.context.views);
  if (const auto license_id = TRY(integer_parameter(call, "license_id"))) {
    if (*license_id < 1) return unknown_assigned_license(*license_id);
    named.license_id = TRY(license_for(call, views, *license_id, nullptr)).id;
  }
  const auto license_id = license_of(views, named.id);
  if (!license_id || license_id == named.license_id) return named;
  const auto license =
      license_for(call, views, static_cast<std::int64_t>(license_id->value), nullptr);
  // An assignment of another kind: the ledger refuses it as not found.
  if (license.has_value() || license.error().code == ErrorCode::license_not_found) return named;
  return license.error();
}

ledger::SeatWish seat_options_of(const DecodedBody& body, const ledger::KindPolicy& policy) {
  ledger::SeatWish options;
  options.active = body.get<bool>("active").value_or(true);
  options.fulfilled = body.get<bool>("fulfilled");
  options.metadata = body.get<JsonText>("metadata");
  if (policy.detailed_seats) options.redirect_to = body.get_nullable<std::string>("redirect_to");
  return options;
}

BodyField license_field() { return field::id("license_id", "The license; or in the query."); }

// A kind without a redirect prints null.
void add_option_fields(std::vector<BodyField>& fields, const ledger::KindPolicy& policy) {
  fields.insert(fields.end(),
                {field::text("platform_key", "The license's platform; only checks the permission."),
                 field::text("platform_org", "The same by the platform's org code."),
                 field::flag("active", "True when left out; off frees the seat."),
                 field::flag("fulfilled", "False when left out."),
                 field::typed("metadata", FieldType::object, "Free keys; replaced as a whole.")});
  if (policy.detailed_seats) {
    fields.push_back(field::nullable(field::typed(
        "redirect_to", FieldType::web_address, "Where to go after fulfillment; null clears it.")));
  }
}

AssignmentRoutes assignment_routes(const ledger::KindPolicy& policy, std::string_view path_end,
                                   std::string_view operation_end) {
  const std::string path =
      "/api/catalog/licenses/" + std::string(policy.name) + "/assignment/" + std::string(path_end);
  const std::string operation =
      "catalog_licenses_" + std::string(policy.name) + "_assignment_" + std::string(operation_end);
  return {{.method = HttpMethod::get,
           .path = path,
           .operation = operation + "retrieve",
           .access = Access::seat_read,
           .kind = policy.kind,
           .pool = Pool::readers},
          {.method = HttpMethod::post,
           .path = path,
           .operation = operation + "create",
           .access = Access::seat_write,
           .kind = policy.kind},
          {.method = HttpMethod::delete_,
           .path = path,
           .operation = operation + "destroy",
           .access = Access::seat_write,
           .kind = policy.kind}};
}

}  // namespace seatledger::api
