#include "api/audit/event_in_path.h"

#include <string>
#include <utility>

#include "api/audit/feed_reader.h"
#include "api/body_decoder.h"
#include "api/context.h"
#include "api/http/text.h"
#include "api/license_at.h"
#include "ledger/log/record.h"

namespace seatledger::api {
namespace {

// A key that is bound to a platform sees only events of its licenses.
Result<void> may_see(const Call& call, const ledger::Event& event) {
  if (!call.bound_platform()) return {};
  if (!event.license_id) {
    return error(ErrorCode::platform_forbidden, "the key is bound to a platform's licenses");
  }
  TRY(license_of_caller(call, projections::StateReader(call.context.views), *event.license_id));
  return {};
}

}  // namespace

Result<Found> find_event_in_path(const Call& call) {
  const std::string& text = call.path_values.front();
  const auto position = id_of(text);
  if (!position || *position > visible_head(call.context).value) {
    return error(ErrorCode::event_not_found, "event " + printable(text) + " does not exist");
  }
  Found found;
  found.record = call.context.events.read_after(Position{*position - 1}, 1).at(0);
  found.event = ledger::decode_record(found.record->bytes, found.record->position);
  TRY(may_see(call, *found.event));
  return found;
}

}  // namespace seatledger::api
