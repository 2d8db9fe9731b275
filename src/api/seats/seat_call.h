// Shared by the calls about assignments of people and of groups: the scope that finds their license
// or assignment, the assignment's fields, and their rows in the table of routes.
#pragma once

#include <array>
#include <string_view>
#include <vector>

#include "api/call.h"
#include "api/input_field.h"
#include "api/route.h"
#include "api/scope.h"
#include "base/error.h"
#include "ledger/domain/commands.h"
#include "ledger/domain/kind.h"

namespace seatledger::api {

inline constexpr std::array assignment_scope_errors{
    ErrorCode::license_not_found, ErrorCode::platform_forbidden, ErrorCode::platforms_disagree,
    ErrorCode::ids_disagree, ErrorCode::assignment_not_found};

// The license that the parameter license_id or the field of the body names; it must be of the
// route's kind. platform_key and platform_org, in the query or the body, only check: they must name
// its platform. Finds views (of a read) and license.
Result<Found> find_named_license(const Call& call);
inline constexpr Scope license_named{
    "license_named", "A key that is bound to a platform reaches only the licenses of its platform.",
    assignment_scope_errors, find_named_license};

// The assignment that the parameter assignment_id names, and the license of license_id, if given:
// both of the platform. Finds assignment_id, and license only when license_id is given. An
// assignment that is not there is left to the ledger to refuse.
Result<Found> find_named_seat(const Call& call);
Result<Found> find_named_group_assignment(const Call& call);
inline constexpr std::string_view assignment_named_sentence =
    "A key that is bound to a platform reaches only the assignments of its platform's licenses.";
inline constexpr Scope seat_named{"seat_named", assignment_named_sentence, assignment_scope_errors,
                                  find_named_seat};
inline constexpr Scope group_assignment_named{"group_assignment_named", assignment_named_sentence,
                                              assignment_scope_errors, find_named_group_assignment};

ledger::SeatWish seat_options_of(const DecodedFields& body, const ledger::KindPolicy& policy);

// The fields that a POST for people and one for groups share, before and after the assignee.
InputField license_field();
void add_option_fields(std::vector<InputField>& fields, const ledger::KindPolicy& policy);

// The three rows of one address.
struct AssignmentFamily {
  std::string_view path_end;       // after ".../assignment/"
  std::string_view operation_end;  // of the operation ids, before the last word
  std::string_view list_sentence;
  std::string_view assign_sentence;
  std::string_view release_sentence;
  std::vector<InputField> list_parameters;
  std::vector<InputField> release_parameters = {};
  const BodySchema* body;
  const AnswerObject& answer;  // a row, also of the list
  std::vector<ErrorCode> assign_errors;
  const Scope& release_scope;
  Read::Handler list;
  Write::Handler assign;
  Write::Handler release;
};
void add_assignment_routes(std::vector<Route>& routes, const ledger::KindPolicy& policy,
                           const AssignmentFamily& family);

}  // namespace seatledger::api
