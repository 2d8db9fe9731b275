#include "api/licenses/license_csv.h"

#include <memory>
#include <string>

#include "api/context.h"
#include "api/csv/csv_answer.h"
#include "api/route.h"
#include "projections/queries/reader.h"

namespace seatledger::api {

Result<HttpResponse> licenses_csv(const Call& call, const projections::LicenseQueryAt& query,
                                  LicenseStyle style) {
  const auto views = std::make_shared<const projections::ViewReader>(call.context.views);
  const auto print = [views, at = query.at, style](JsonWriter& rows, LicenseId id) {
    const auto license = at ? views->license_at(id, *at) : views->license(id);
    print_license(rows, license.value(), *views, style);
  };
  const auto& kind = call.route.kind;
  const std::string of_kind = kind ? std::string(ledger::policy_of(*kind).name) + "-" : "";
  return csv_answer(
      call, csv_head(of_kind + "licenses", query.at.value_or(views->position())),
      rows_named_by(projections::find_license_ids_at(views->snapshot(), query), print));
}

}  // namespace seatledger::api
