#include "runtime/feed/event_filter.h"

#include <algorithm>
#include <array>

#include "projections/queries/reader.h"

namespace seatledger::runtime {

using projections::AuditId;
using projections::AuditSubject;

std::optional<AuditId> EventFilter::best_to_look_for() const {
  static constexpr std::array by_size{
      AuditSubject::transaction, AuditSubject::assignment, AuditSubject::group_assignment,
      AuditSubject::license,     AuditSubject::person,     AuditSubject::group,
      AuditSubject::actor};
  for (const AuditSubject subject : by_size) {
    const auto found = std::find_if(about.begin(), about.end(),
                                    [subject](const AuditId& id) { return id.subject == subject; });
    if (found == about.end()) continue;
    // One actor may have caused most of the log; one platform's events may be few.
    if (subject == AuditSubject::actor && platform_key) break;
    return *found;
  }
  if (!platform_key) return std::nullopt;
  return projections::audit_id(AuditSubject::platform, *platform_key);
}

bool EventMatcher::matches(const ledger::Event& event) {
  if (filter_.types.any() && !filter_.types.test(event.body.index())) return false;
  if (filter_.change_type && *filter_.change_type != event.change_type) return false;
  if (filter_.recorded_from && event.recorded < *filter_.recorded_from) return false;
  for (const AuditId& id : filter_.about) {
    if (!projections::is_about(event, id)) return false;
  }
  return !filter_.platform_key || is_of_platform(event);
}

bool EventMatcher::is_of_platform(const ledger::Event& event) {
  constexpr std::size_t licenses_kept_max = 100'000;
  if (!event.license_id) return false;
  const auto known = of_platform_.find(*event.license_id);
  if (known != of_platform_.end()) return known->second;
  if (of_platform_.size() >= licenses_kept_max) of_platform_.clear();
  const auto license = projections::StateReader(views_).license(*event.license_id);
  const bool is = license && license->terms.platform_key == *filter_.platform_key;
  of_platform_.emplace(*event.license_id, is);
  return is;
}

}  // namespace seatledger::runtime
