#include "api/audit/routes.h"
#include "api/directory/routes.h"
#include "api/document/routes.h"
#include "api/licenses/routes.h"
#include "api/metadata/routes.h"
#include "api/operations/routes.h"
#include "api/route.h"
#include "api/seats/routes.h"
#include "api/web/routes.h"

namespace seatledger::api {
namespace {

constexpr std::string_view plan_words[] = {"plan"};
constexpr InputField dry_run_or_plan = field::one_of(
    field::flag("dry_run",
                "true: answers as the call would, and stores nothing. plan: the same, with the "
                "events that would be stored and what they would mean for people and licenses."),
    plan_words);

void add_dry_run(Route& route) {
  if (route.is_read() || !route.takes_dry_run()) return;
  route.parameters.push_back(route.takes_plan() ? dry_run_or_plan : parameter::dry_run);
}

}  // namespace

std::vector<Route> all_routes() {
  std::vector<Route> routes;
  // These exist once for each kind.
  for (const ledger::KindPolicy& policy : ledger::kind_policies) {
    add_license_routes(routes, policy);
    if (!policy.has_seats) continue;
    add_seat_routes(routes, policy);
    add_group_assignment_routes(routes, policy);
  }
  add_email_check_route(routes);
  add_directory_routes(routes);
  add_metadata_routes(routes);
  add_course_search_route(routes);
  add_choices_route(routes);
  add_import_route(routes);
  add_license_row_route(routes);
  add_bulk_routes(routes);
  add_erasure_route(routes);
  add_key_routes(routes);
  add_as_of_routes(routes);
  add_usage_route(routes);
  add_summary_route(routes);
  add_waiting_route(routes);
  add_explain_route(routes);
  add_persons_route(routes);
  add_person_seats_route(routes);
  add_feed_routes(routes);
  add_history_routes(routes);
  add_proof_routes(routes);
  add_webhook_routes(routes);
  add_rebuild_routes(routes);
  add_operation_routes(routes);
  add_server_routes(routes);
  add_system_routes(routes);
  add_document_routes(routes);
  add_web_routes(routes);
  for (Route& route : routes) {
    add_dry_run(route);
    if (route.decides()) route.place = Place::leader;
  }
  return routes;
}

}  // namespace seatledger::api
