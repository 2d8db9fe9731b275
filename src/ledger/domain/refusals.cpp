#include "ledger/domain/refusals.h"

namespace seatledger::ledger {

Error no_such_assignment() {
  return field_error(ErrorCode::assignment_not_found, "assignment_id", "no such assignment");
}

std::optional<Error> refuse_version(const DecideContext& context, std::uint64_t current) {
  if (!context.if_match) return std::nullopt;
  const bool matches = *context.if_match == current || *context.if_match == any_version;
  if (current != 0 && matches) return std::nullopt;
  Error refusal =
      error(ErrorCode::version_mismatch, "it has changed since the version named in If-Match");
  refusal.figures.push_back({"version", static_cast<std::int64_t>(current)});
  return refusal;
}

}  // namespace seatledger::ledger
