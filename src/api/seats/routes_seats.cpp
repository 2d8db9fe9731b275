#include <string>

#include "api/bodies.h"
#include "api/route_families.h"
#include "api/seats/email_check.h"
#include "api/seats/group_assignment_handlers.h"
#include "api/seats/seat_handlers.h"

namespace seatledger::api {
namespace {

// The three routes at one address, without what tells people from groups.
struct AssignmentRoutes {
  Route list, assign, release;
};

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
           .long_read = true},
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

void add(std::vector<Route>& routes, const AssignmentRoutes& three) {
  routes.push_back(three.list);
  routes.push_back(three.assign);
  routes.push_back(three.release);
}

}  // namespace

void add_seat_routes(std::vector<Route>& routes, const ledger::KindPolicy& policy) {
  AssignmentRoutes people = assignment_routes(policy, "", "");
  people.list.read = list_seats;
  people.assign.body = &assign_seat_body(policy.kind);
  people.assign.decode = decode_assign_seat;
  people.assign.print = print_seat_answer;
  people.release.decode = decode_release_seat;
  people.release.print = print_released_seat;
  add(routes, people);

  AssignmentRoutes groups = assignment_routes(policy, "group/", "group_");
  groups.list.read = list_group_assignments;
  groups.assign.body = &assign_group_body(policy.kind);
  groups.assign.decode = decode_assign_group;
  groups.assign.print = print_group_assignment_answer;
  groups.release.decode = decode_release_group;
  groups.release.print = print_released_group;
  add(routes, groups);
}

// Anyone may ask; see email_check.h.
void add_email_check_route(std::vector<Route>& routes) {
  routes.push_back({.method = HttpMethod::get,
                    .path = "/api/catalog/licenses/user/assignment/check/",
                    .operation = "catalog_licenses_user_assignment_check_retrieve",
                    .read = check_email});
}

}  // namespace seatledger::api
