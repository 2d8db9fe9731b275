#include "api/licenses/license_list.h"

#include <algorithm>
#include <utility>

#include "api/context.h"
#include "api/edx_id.h"
#include "api/http/text.h"
#include "api/page.h"
#include "api/parameters.h"
#include "api/route.h"
#include "projections/queries/reader.h"

namespace seatledger::api {
namespace {

// A filter with two names: when both are given, they must agree. Nothing: neither is.
Result<std::optional<std::string>> either(const Call& call, std::string_view one,
                                          std::string_view other) {
  const auto first = call.parameters.get_optional<std::string>(one);
  const auto second = call.parameters.get_optional<std::string>(other);
  if (!first || !second || *first == *second) return first ? first : second;
  const auto last = std::find_if(
      call.query.rbegin(), call.query.rend(),
      [&](const QueryParameter& given) { return given.name == one || given.name == other; });
  return bad_parameter(last->name, "names another value than an earlier parameter");
}

Result<void> take_metadata(const Call& call, projections::LicenseFilter& filter) {
  for (QueryParameter& given : undeclared(call.route.parameters, call.query)) {
    if (stripped(given.value).empty()) return bad_parameter(given.name, "may not be blank");
    filter.metadata.push_back({std::move(given.name), std::move(given.value)});
  }
  return {};
}

Result<void> take_sort(LicenseList& list, std::string_view name) {
  list.sort.descending = name.starts_with('-');
  if (list.sort.descending) name.remove_prefix(1);
  const auto field = projections::license_sort_field(name, list.filter.kind);
  if (!field) return unknown_sort_field();
  list.sort.field = *field;
  return {};
}

// Of two names for one filter, `sentence` describes both.
void add_either(std::vector<InputField>& fields, std::string_view one, std::string_view other,
                std::string_view sentence) {
  fields.push_back(field::text(one, sentence));
  fields.push_back(field::text(other, sentence));
}

}  // namespace

std::vector<InputField> shared_license_parameters() {
  using field::text;
  std::vector<InputField> fields;
  add_either(fields, "platform_key", "key", "Only licenses of this platform.");
  add_either(fields, "platform_org", "org", "Only licenses of the platform with this org code.");
  fields.insert(
      fields.end(),
      {text("name", "Only licenses of exactly this name."),
       text("query", "Only licenses whose name contains this text, in any case."),
       text("source", "Only licenses from this source."),
       text("external_id", "Only the license with the caller's own id."),
       field::flag("active", "Only licenses that are on, or off."),
       field::flag("verbose", "Adds a summary of the seats to each row."),
       text("sort", "A field of the row; with - before it, descending."), parameter::page});
  return fields;
}

std::vector<InputField> license_list_parameters(const ledger::KindPolicy& policy) {
  std::vector<InputField> fields = shared_license_parameters();
  fields.push_back(parameter::page_size);
  if (policy.subject == ledger::Subject::course) {
    fields.push_back(field::text("course_id", "Only licenses of this course."));
  } else if (policy.subject == ledger::Subject::program) {
    fields.push_back(
        field::text("program_id", "Only licenses of programs with this program_id or key."));
  }
  return fields;
}

Result<LicenseList> shared_license_list(const Call& call) {
  LicenseList list;
  projections::LicenseFilter& filter = list.filter;
  const DecodedFields& given = call.parameters;
  const NamedPlatform& platform = call.found.platform.value();
  filter.platform_key = call.bound_platform() ? call.bound_platform() : platform.key;
  filter.org = platform.org;
  filter.name = given.get_optional<std::string>("name");
  filter.query = given.get_optional<std::string>("query");
  filter.source = given.get_optional<std::string>("source");
  filter.external_id = given.get_optional<std::string>("external_id");
  filter.active = given.get_optional<bool>("active");
  list.verbose = given.get<bool>("verbose").value_or(false);
  TRY(take_metadata(call, filter));
  list.page = page_of(call);
  return list;
}

Result<LicenseList> license_list(const Call& call) {
  LicenseList list = TRY(shared_license_list(call));
  list.filter.kind = *call.route.kind;
  const ledger::Subject subject = ledger::policy_of(list.filter.kind).subject;
  if (subject == ledger::Subject::course) list.filter.course_id = id_filter(call, "course_id");
  if (subject == ledger::Subject::program) list.filter.program_id = id_filter(call, "program_id");
  if (const auto sort = call.parameters.get<std::string>("sort")) TRY(take_sort(list, *sort));
  return list;
}

Result<Found> check_listed_platform(const Call& call) {
  Found found;
  const NamedPlatform& named = found.platform.emplace(NamedPlatform{
      TRY(either(call, "platform_key", "key")), TRY(either(call, "platform_org", "org"))});
  const auto& bound = call.bound_platform();
  if (!bound) return found;
  if (named.key && *named.key != *bound) return other_platform("platform_key");
  if (named.org) {
    const auto platform = projections::StateReader(call.context.views).platform_by_org(*named.org);
    if (!platform || platform->key != *bound) return other_platform("platform_org");
  }
  return found;
}

}  // namespace seatledger::api
