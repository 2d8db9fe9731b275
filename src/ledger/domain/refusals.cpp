#include "ledger/domain/refusals.h"

#include <utility>

namespace seatledger::ledger {

std::string_view seat_refusal_sentence(ErrorCode code) {
  static constexpr std::pair<ErrorCode, std::string_view> sentences[] = {
      {ErrorCode::user_not_found, "no such user"},
      {ErrorCode::assignment_not_found, "no such assignment"},
      {ErrorCode::no_seats_available, "the license has not enough free seats"},
      {ErrorCode::license_inactive, "the license is inactive and gives no new seats"},
      {ErrorCode::user_inactive, "the user is inactive and gets no new seats"},
      {ErrorCode::license_expired, "the license has expired and gives no new seats"}};
  for (const auto& [refused, sentence] : sentences) {
    if (refused == code) return sentence;
  }
  return code_name(code);
}

Error no_such_assignment() {
  return field_error(ErrorCode::assignment_not_found, "assignment_id", "no such assignment");
}

Result<void> check_version(const DecideContext& context, std::uint64_t current) {
  if (!context.if_match) return {};
  if (current != 0 && context.if_match->contain(current)) return {};
  Error refusal =
      error(ErrorCode::version_mismatch, "it has changed since the version named in If-Match");
  refusal.figures.push_back({"version", static_cast<std::int64_t>(current)});
  return refusal;
}

Result<const License*> find_seat_license(SeatPlan& plan, LicenseId id, std::optional<Kind> kind) {
  const License* license = plan.license(id);
  const bool has_seats = license != nullptr && policy_of(license->kind).has_seats;
  if (license == nullptr || (kind && (license->kind != *kind || !has_seats))) {
    return field_error(ErrorCode::license_not_found, "license_id",
                       does_not_exist("license", id.value));
  }
  if (!has_seats) {
    return error(ErrorCode::license_has_no_seats, "a license of this kind has no seats");
  }
  return license;
}

}  // namespace seatledger::ledger
