#include "api/metadata/metadata_target.h"

#include <optional>
#include <utility>
#include <vector>

#include "api/context.h"
#include "api/edx_id.h"
#include "api/route.h"
#include "projections/queries/reader.h"

namespace seatledger::api {
namespace {

using ledger::Program;

bool has_body(const Call& call) { return call.route.body != nullptr; }

// A parameter of the query or a field of the body; when both have it, they must agree.
Result<std::optional<std::string>> named_by(const Call& call, std::string_view name) {
  std::optional<std::string> id;
  if (const auto parameter = call.parameters.get<std::string>(name)) id = with_plus(*parameter);
  if (!has_body(call)) return id;
  if (const auto field = call.body.get<std::string>(name)) {
    std::string value = with_plus(*field);
    if (id && *id != value) return bad_field(name, "names another one than the query");
    id = std::move(value);
  }
  return id;
}

Error missing(const Call& call, const char* name, const char* reason) {
  return field_error(has_body(call) ? ErrorCode::invalid_fields : ErrorCode::invalid_parameter,
                     name, reason);
}

Result<std::string> course_named(const Call& call) {
  auto course_id = TRY(named_by(call, "course_id"));
  if (!course_id) return missing(call, "course_id", "is required");
  return std::move(*course_id);
}

// Selects the programs of an org and a platform among those with one program_id.
struct Owner {
  std::optional<std::string> org;
  std::optional<std::string> org_platform;  // the key of the platform with that org
  std::optional<std::string> platform_key;

  bool has(const Program& program) const {
    if (platform_key && program.platform_key != *platform_key) return false;
    if (!org || program.org == *org) return true;
    return org_platform && program.platform_key == *org_platform;
  }
};

Result<Owner> owner_named(const Call& call, const projections::StateReader& views) {
  Owner owner;
  owner.org = TRY(named_by(call, "org"));
  owner.platform_key = TRY(named_by(call, "platform_key"));
  if (owner.org) {
    if (const auto platform = views.platform_by_org(*owner.org)) owner.org_platform = platform->key;
  }
  return owner;
}

Result<std::string> program_of_id(const Call& call, const projections::StateReader& views,
                                  const std::string& program_id, const Owner& owner) {
  std::vector<std::string> found;
  std::vector<std::string> found_at_home;
  for (const Program& program : views.programs_by_id(program_id)) {
    if (!owner.has(program)) continue;
    found.push_back(program.program_key);
    const auto& home = call.bound_platform();
    if (home && program.platform_key == *home) found_at_home.push_back(program.program_key);
  }
  // A bound key's own platform is the default where several programs have the id.
  if (!found_at_home.empty()) found = std::move(found_at_home);
  if (found.size() == 1) return found.front();
  if (found.empty()) return unknown_target(ledger::Subject::program);
  return field_error(ErrorCode::program_ambiguous, "program_id",
                     "more than one program has this id; give program_key");
}

Result<std::string> program_named(const Call& call, const projections::StateReader& views) {
  auto program_key = TRY(named_by(call, "program_key"));
  const auto program_id = TRY(named_by(call, "program_id"));
  const Owner owner = TRY(owner_named(call, views));
  if (program_key) return std::move(*program_key);
  if (!program_id) return missing(call, "program_id", "program_id or program_key is required");
  return program_of_id(call, views, *program_id, owner);
}

Result<void> check_own(const Call& call, const projections::StateReader& views,
                       const std::string& id) {
  if (!call.bound_platform()) return {};
  const ledger::Subject subject = metadata_subject(call);
  if (subject == ledger::Subject::course) {
    const auto course = views.course(id);
    return course ? check_platform(call, course->platform_key) : unknown_target(subject);
  }
  const auto program = views.program(id);
  return program ? check_platform(call, program->platform_key) : unknown_target(subject);
}

}  // namespace

ledger::Subject metadata_subject(const Call& call) {
  return ledger::policy_of(*call.route.kind).subject;
}

Result<Found> find_metadata_target(const Call& call) {
  Found found;
  found.views.emplace(call.context.views);
  found.target =
      TRY(metadata_subject(call) == ledger::Subject::course ? course_named(call)
                                                            : program_named(call, *found.views));
  return found;
}

Result<Found> find_own_metadata_target(const Call& call) {
  Found found = TRY(find_metadata_target(call));
  TRY(check_own(call, *found.views, *found.target));
  return found;
}

Error unknown_target(ledger::Subject subject) {
  return subject == ledger::Subject::course
             ? field_error(ErrorCode::course_not_found, "course_id", "no such course")
             : field_error(ErrorCode::program_not_found, "program_id", "no such program");
}

}  // namespace seatledger::api
