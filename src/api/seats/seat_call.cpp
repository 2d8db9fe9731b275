#include "api/seats/seat_call.h"

#include <array>
#include <string>
#include <utility>

#include "api/print.h"
#include "api/route.h"
#include "api/seats/print_seat.h"

namespace seatledger::api {
namespace {

Error unknown_license() {
  return field_error(ErrorCode::license_not_found, "license_id", "there is no such license");
}

// platform_key and platform_org, in the body or the query, are there to be checked alone.
struct PlatformClaim {
  std::string_view field;
  std::string value;
};

Result<std::vector<PlatformClaim>> claims_of(const Call& call, const DecodedBody* body) {
  std::vector<PlatformClaim> claims;
  for (const std::string_view field : {"platform_key", "platform_org"}) {
    const auto in_query = text_parameter(call, field);
    if (in_query.has_error()) return in_query.error();
    if (*in_query) claims.push_back({field, std::string(**in_query)});
    if (body == nullptr) continue;
    if (const auto in_body = body->get<std::string>(field)) claims.push_back({field, *in_body});
  }
  return claims;
}

// Whether a claim names the platform of that key.
bool names_platform(const PlatformClaim& claim, const std::string& key,
                    const projections::RowReader& views) {
  if (claim.field == "platform_key") return claim.value == key;
  const auto platform = views.platform(key);
  return platform && platform->org == claim.value;
}

Error other_platform(std::string_view field) {
  const std::string reason = "the key is bound to another platform";
  return field.empty() ? error(ErrorCode::platform_forbidden, reason)
                       : field_error(ErrorCode::platform_forbidden, std::string(field), reason);
}

}  // namespace

Result<std::optional<std::string_view>> text_parameter(const Call& call, std::string_view name) {
  const auto text = find_parameter(call.query, name);
  if (text && text->empty()) return bad_parameter(name, "may not be blank");
  return text;
}

Result<std::optional<std::int64_t>> integer_parameter(const Call& call, std::string_view name) {
  const auto text = find_parameter(call.query, name);
  if (!text) return std::optional<std::int64_t>();
  const auto number = integer_of(*text);
  if (!number) return bad_parameter(name, "must be an integer");
  return number;
}

Result<std::optional<bool>> flag_parameter(const Call& call, std::string_view name) {
  const auto text = find_parameter(call.query, name);
  if (!text) return std::optional<bool>();
  const auto flag = flag_of(*text);
  if (!flag) return bad_parameter(name, "must be true or false");
  return flag;
}

Result<ledger::License> license_for(const Call& call, const projections::RowReader& views,
                                    std::int64_t id, const DecodedBody* body) {
  const auto claims = claims_of(call, body);
  if (claims.has_error()) return claims.error();
  const auto& bound = call.bound_platform();
  if (bound) {
    for (const PlatformClaim& claim : *claims) {
      if (!names_platform(claim, *bound, views)) return other_platform(claim.field);
    }
  }
  if (id < 1) return unknown_license();
  auto license = views.license(LicenseId{static_cast<std::uint64_t>(id)});
  if (!license || license->kind != *call.route.kind) return unknown_license();
  const std::string& platform = license->terms.platform_key;
  if (bound && *bound != platform) return other_platform({});
  for (const PlatformClaim& claim : *claims) {
    if (!names_platform(claim, platform, views)) {
      return field_error(ErrorCode::platforms_disagree, std::string(claim.field),
                         "is not the license's platform");
    }
  }
  return std::move(*license);
}

Result<LicenseId> license_of_post(const Call& call, const DecodedBody& body) {
  const auto in_query = integer_parameter(call, "license_id");
  if (in_query.has_error()) return in_query.error();
  const auto in_body = body.get_optional<std::int64_t>("license_id");
  if (!*in_query && !in_body) {
    return field_error(ErrorCode::invalid_fields, "license_id", "this field is required");
  }
  if (*in_query && in_body && **in_query != *in_body) {
    return field_error(ErrorCode::ids_disagree, "license_id",
                       "is another one in the query than in the body");
  }
  const std::int64_t id = in_body ? *in_body : **in_query;
  const auto license = license_for(call, projections::RowReader(call.context.views), id, &body);
  if (license.has_error()) return license.error();
  return license->id;
}

ledger::SeatWish wish_of(const DecodedBody& body, const ledger::KindPolicy& policy) {
  ledger::SeatWish wish;
  wish.active = body.get<bool>("active").value_or(true);
  wish.fulfilled = body.get<bool>("fulfilled");
  wish.metadata = body.get<JsonText>("metadata");
  if (has_detailed_seats(policy)) wish.redirect_to = body.get_nullable<std::string>("redirect_to");
  return wish;
}

HttpResponse detail_answer(const ledger::Answer& answer, std::string_view sentence) {
  return answer_response(answer, [&](JsonWriter& out) {
    out.begin_object();
    out.key("detail");
    out.text(sentence);
    out.end_object();
  });
}

namespace seat_call {

Result<NamedAssignment> names_of_delete(const Call& call) {
  const auto id = integer_parameter(call, "assignment_id");
  if (id.has_error()) return id.error();
  if (!*id) return bad_parameter("assignment_id", "this parameter is required");
  if (**id < 1) {
    return field_error(ErrorCode::assignment_not_found, "assignment_id",
                       "there is no such assignment");
  }
  const auto license = integer_parameter(call, "license_id");
  if (license.has_error()) return license.error();
  NamedAssignment named{static_cast<std::uint64_t>(**id), std::nullopt};
  if (*license) {
    if (**license < 1) return unknown_license();
    named.license_id = LicenseId{static_cast<std::uint64_t>(**license)};
  }
  return named;
}

Result<void> check_delete(const Call& call, const projections::RowReader& views,
                          const NamedAssignment& named, std::optional<LicenseId> license_id) {
  const auto check = [&](LicenseId id) {
    return license_for(call, views, static_cast<std::int64_t>(id.value), nullptr);
  };
  if (named.license_id) {
    const auto license = check(*named.license_id);
    if (license.has_error()) return license.error();
  }
  if (!license_id || license_id == named.license_id) return {};
  const auto license = check(*license_id);
  // An assignment of another kind is not found: the ledger says so.
  if (license.has_value() || license.error().code == ErrorCode::license_not_found) return {};
  return license.error();
}

}  // namespace seat_call
}  // namespace seatledger::api
