#include <algorithm>
#include <boost/asio/ip/address.hpp>
#include <string>

#include "api/context.h"
#include "api/print.h"
#include "api/problem.h"
#include "api/route.h"
#include "api/seats/routes.h"
#include "projections/queries/reader.h"

namespace seatledger::api {
namespace {

// A client with one IPv6 address usually has its whole /64 network, so the network is the client.
std::string client_of(std::string_view address) {
  boost::system::error_code failed;
  const auto parsed = boost::asio::ip::make_address(std::string(address), failed);
  if (failed || !parsed.is_v6()) return std::string(address);
  auto bytes = parsed.to_v6().to_bytes();
  std::fill(bytes.begin() + 8, bytes.end(), 0);
  return boost::asio::ip::address_v6(bytes).to_string();
}

// True if the address has an active seat of a user license that is active and within its dates.
bool has_license(const Call& call, std::string_view email) {
  const auto person = call.context.people.id_by_email(email);
  if (!person) return false;
  const projections::StateReader views(call.context.views);
  const Timestamp now = call.context.clock.now();
  const auto licenses = views.licenses_of(*person);
  return std::any_of(licenses.begin(), licenses.end(), [&](LicenseId id) {
    const auto license = views.license(id);
    if (!license || license->kind != ledger::Kind::user) return false;
    const ledger::LicenseTerms& terms = license->terms;
    if (!terms.active || now < terms.started || (terms.expired && now >= *terms.expired)) {
      return false;
    }
    const auto seat = views.seat(id, *person);
    return seat && seat->terms.active && !seat->released;
  });
}

// 200 or 404 with a constant body, which reveals nothing about the license or the person. The
// setting check_rate_per_minute limits each client address; beyond it 429 rate_limited.
Result<HttpResponse> check_email(const Call& call) {
  const std::string client = client_of(call.client_address());
  if (const auto wait = call.context.check_limiter.refusal(client, call.context.clock.now())) {
    Error refusal = error(ErrorCode::rate_limited, "too many requests; ask again later");
    refusal.figures.push_back({retry_after_figure, *wait});
    return refusal;
  }
  const Position position = call.context.view_set.applied();  // before what is read
  if (!has_license(call, *call.parameters.get<std::string>("email"))) {
    return error(ErrorCode::not_assigned, "this e-mail has no active license");
  }
  return json_response(
      position, [](JsonWriter& out) { print_detail(out, "this e-mail has an active license"); });
}

}  // namespace

void add_email_check_route(std::vector<Route>& routes) {
  routes.push_back({.method = HttpMethod::get,
                    .path = "/api/catalog/licenses/user/assignment/check/",
                    .operation = "catalog_licenses_user_assignment_check_retrieve",
                    .sentence = "Whether an e-mail address has an active user license.",
                    .access = Access::anyone,
                    .scope = everywhere,
                    .parameters = {field::required(
                        field::typed("email", FieldType::email, "The address to look for."))},
                    .unknown = UnknownParameters::ignored,
                    .answer = detail_answer_object,
                    .errors = {ErrorCode::rate_limited, ErrorCode::not_assigned},
                    .work = Read(check_email)});
}

}  // namespace seatledger::api
