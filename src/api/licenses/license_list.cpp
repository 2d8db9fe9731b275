#include "api/licenses/license_list.h"

#include <utility>

#include "api/context.h"
#include "api/edx_id.h"
#include "api/http/text.h"
#include "api/page.h"
#include "api/route.h"
#include "api/seats/seat_list.h"
#include "projections/queries/reader.h"

namespace seatledger::api {
namespace {

Result<void> set_flag(bool& flag, const QueryParameter& given) {
  const auto value = flag_of(given.value);
  if (!value) return bad_parameter(given.name, "must be true or false");
  flag = *value;
  return {};
}

Result<void> set_license_sort(LicenseList& list, const QueryParameter& given) {
  std::string_view name = given.value;
  list.sort.descending = name.starts_with('-');
  if (list.sort.descending) name.remove_prefix(1);
  const auto field = projections::license_sort_field(name, list.filter.kind);
  if (!field) return unknown_sort_field();
  list.sort.field = *field;
  return {};
}

Result<void> set_filter(LicenseList& list, const QueryParameter& sent) {
  const QueryParameter given = stripped_parameter(sent);
  projections::LicenseFilter& filter = list.filter;
  const std::string_view name = given.name;
  const ledger::Subject subject = ledger::policy_of(filter.kind).subject;
  if (given.value.empty()) return bad_parameter(name, "may not be blank");
  if (name == "sort") return set_license_sort(list, given);
  if (name == "course_id" && subject == ledger::Subject::course) {
    return set_id_filter(filter.course_id, given);
  }
  if (name == "program_id" && subject == ledger::Subject::program) {
    return set_id_filter(filter.program_id, given);
  }
  return take_license_parameter(list, sent);
}

}  // namespace

QueryParameter stripped_parameter(const QueryParameter& sent) {
  return {sent.name, std::string(stripped(sent.value))};
}

Result<void> set_license_filter(std::optional<std::string>& filter, const QueryParameter& given) {
  if (filter && *filter != given.value) {
    return bad_parameter(given.name, "names another value than an earlier parameter");
  }
  filter = given.value;
  return {};
}

Result<void> set_id_filter(std::optional<std::string>& filter, const QueryParameter& given) {
  return set_license_filter(filter, {given.name, with_plus(given.value)});
}

Result<void> take_license_parameter(LicenseList& list, const QueryParameter& sent) {
  const QueryParameter given = stripped_parameter(sent);
  projections::LicenseFilter& filter = list.filter;
  const std::string_view name = given.name;
  if (given.value.empty()) return bad_parameter(name, "may not be blank");
  if (name == "page" || name == "page_size") return {};
  if (name == "verbose") return set_flag(list.verbose, given);
  if (name == "active") return set_flag(filter.active.emplace(), given);
  if (name == "platform_key" || name == "key") {
    return set_license_filter(filter.platform_key, given);
  }
  if (name == "platform_org" || name == "org") return set_license_filter(filter.org, given);
  if (name == "name") return set_license_filter(filter.name, given);
  if (name == "query") return set_license_filter(filter.query, given);
  if (name == "source") return set_license_filter(filter.source, given);
  if (name == "external_id") return set_license_filter(filter.external_id, given);
  filter.metadata.push_back({sent.name, sent.value});
  return {};
}

// A bound key lists its own platform by default; another one is refused.
Result<void> bind_license_list(LicenseList& list, const Call& call) {
  const auto& bound = call.bound_platform();
  if (!bound) return {};
  projections::LicenseFilter& filter = list.filter;
  if (filter.platform_key && *filter.platform_key != *bound) return other_platform("platform_key");
  if (filter.org) {
    const auto platform = projections::StateReader(call.context.views).platform_by_org(*filter.org);
    if (!platform || platform->key != *bound) return other_platform("platform_org");
  }
  filter.platform_key = *bound;
  return {};
}

Result<LicenseList> license_list(const Call& call) {
  LicenseList list;
  list.filter.kind = *call.route.kind;
  for (const QueryParameter& given : call.query) {
    TRY(set_filter(list, given));
  }
  list.page = TRY(page_of(call));
  TRY(bind_license_list(list, call));
  return list;
}

}  // namespace seatledger::api
