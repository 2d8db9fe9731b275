// What the calls about assignments of people and groups share: which license is meant, whether the
// caller may touch it, and what the assignment shall be (contract sections 3 and 7).
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "api/body_decoder.h"
#include "api/call.h"
#include "base/error.h"
#include "ledger/domain/commands.h"
#include "ledger/domain/license.h"
#include "projections/queries/reader.h"

namespace seatledger::api {

// A parameter of the query. invalid_parameter with its name when it is blank or not of that type.
Result<std::optional<std::string_view>> text_parameter(const Call& call, std::string_view name);
Result<std::optional<std::int64_t>> integer_parameter(const Call& call, std::string_view name);
Result<std::optional<bool>> flag_parameter(const Call& call, std::string_view name);

// The license of the route's kind. license_not_found; platform_forbidden for a key that is bound to
// another platform than the license's or the one that `body` or the query name; platforms_disagree
// when an unbound caller names another one than the license's. Without a body: none was sent.
Result<ledger::License> license_for(const Call& call, const projections::RowReader& views,
                                    std::int64_t id, const DecodedBody* body);

// The license that a post names: in its query, its body or both alike, else ids_disagree.
Result<LicenseId> license_of_post(const Call& call, const DecodedBody& body);

// What a delete names: the assignment, and perhaps its license.
struct NamedAssignment {
  std::uint64_t id = 0;
  std::optional<LicenseId> license_id;
};
// `license_of` finds the license of the assignment that the id stands for, or nothing. The platform
// of both licenses is checked as in license_for.
template <class LicenseOf>
Result<NamedAssignment> assignment_of_delete(const Call& call, const LicenseOf& license_of);

ledger::SeatWish wish_of(const DecodedBody& body, const ledger::KindPolicy& policy);

// 200 with a sentence.
HttpResponse detail_answer(const ledger::Answer& answer, std::string_view sentence);

namespace seat_call {
Result<NamedAssignment> names_of_delete(const Call& call);
// The platform of the named license and of the assignment's.
Result<void> check_delete(const Call& call, const projections::RowReader& views,
                          const NamedAssignment& named, std::optional<LicenseId> license_id);
}  // namespace seat_call

template <class LicenseOf>
Result<NamedAssignment> assignment_of_delete(const Call& call, const LicenseOf& license_of) {
  const auto named = seat_call::names_of_delete(call);
  if (named.has_error()) return named.error();
  const projections::RowReader views(call.context.views);
  auto checked = seat_call::check_delete(call, views, *named, license_of(views, named->id));
  if (checked.has_error()) return checked.error();
  return *named;
}

}  // namespace seatledger::api
