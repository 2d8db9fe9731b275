#include "api/seats/email_check.h"

#include <algorithm>
#include <boost/asio/ip/address.hpp>
#include <string>

#include "api/body_decoder.h"
#include "api/print.h"
#include "api/problem.h"
#include "api/seats/seat_call.h"
#include "projections/queries/reader.h"

namespace seatledger::api {
namespace {

// Whoever has one IPv6 address has its whole network of 64 bits.
std::string client_of(std::string_view address) {
  boost::system::error_code failed;
  const auto parsed = boost::asio::ip::make_address(std::string(address), failed);
  if (failed || !parsed.is_v6()) return std::string(address);
  auto bytes = parsed.to_v6().to_bytes();
  std::fill(bytes.begin() + 8, bytes.end(), 0);
  return boost::asio::ip::address_v6(bytes).to_string();
}

// An active seat of a user license that is active and within its dates.
bool has_license(const Call& call, std::string_view email) {
  const auto person = call.context.people.by_email(email);
  if (!person) return false;
  const projections::RowReader views(call.context.views);
  const Timestamp now = call.context.clock.now();
  const auto licenses = views.licenses_of(person->id);
  return std::any_of(licenses.begin(), licenses.end(), [&](LicenseId id) {
    const auto license = views.license(id);
    if (!license || license->kind != ledger::Kind::user) return false;
    const ledger::LicenseTerms& terms = license->terms;
    if (!terms.active || now < terms.started || (terms.expired && now >= *terms.expired)) {
      return false;
    }
    const auto seat = views.seat(id, person->id);
    return seat && seat->terms.active && !seat->released;
  });
}

}  // namespace

HttpResponse check_email(const Call& call) {
  const std::string client = client_of(call.client_address());
  if (const auto wait = call.context.check_limiter.refusal(client, call.context.clock.now())) {
    Error refusal = error(ErrorCode::rate_limited, "too many requests; ask again later");
    refusal.figures.push_back({retry_after_figure, *wait});
    return refuse(call, refusal);
  }
  const auto email = text_parameter(call, "email");
  if (email.has_error()) return refuse(call, email.error());
  if (!*email || !is_email(**email)) {
    const char* reason = *email ? "must be an e-mail address" : "this parameter is required";
    return refuse(call, field_error(ErrorCode::invalid_parameter, "email", reason));
  }
  if (!has_license(call, **email)) {
    return refuse(call, error(ErrorCode::not_assigned, "this e-mail has no active license"));
  }
  const projections::RowReader views(call.context.views);
  return json_response(views.position(), [](JsonWriter& out) {
    out.begin_object();
    out.key("detail");
    out.text("this e-mail has an active license");
    out.end_object();
  });
}

}  // namespace seatledger::api
