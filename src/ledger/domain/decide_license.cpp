#include <string>
#include <utility>

#include "ledger/domain/decide.h"
#include "ledger/domain/evolve.h"
#include "ledger/domain/note_change.h"
#include "ledger/domain/refusals.h"
#include "ledger/domain/seat_plan.h"

namespace seatledger::ledger {
namespace {

// The platform named by all given members of the selector.
Result<Platform> find_platform(const PlatformSelector& selector,
                               const CreateLicenseInputs& inputs) {
  const auto unknown = [](const char* field) {
    return field_error(ErrorCode::platform_not_found, field, "no such platform");
  };
  if (selector.key && !inputs.by_key) return unknown("platform_key");
  if (selector.org && !inputs.by_org) return unknown("platform_org");
  if (selector.id && !inputs.by_id) return unknown("platform_id");
  const auto& platform = selector.key ? inputs.by_key : selector.org ? inputs.by_org : inputs.by_id;
  if (!platform) {
    return field_error(ErrorCode::invalid_fields, "platform_key", "this field is required");
  }
  if (inputs.by_org && inputs.by_org->key != platform->key) {
    return field_error(ErrorCode::platforms_disagree, "platform_org",
                       "belongs to another platform than platform_key");
  }
  if (inputs.by_id && inputs.by_id->key != platform->key) {
    return field_error(ErrorCode::platforms_disagree, "platform_id", "belongs to another platform");
  }
  return *platform;
}

// By program_key; else by program_id among the programs of the platform or its org; else among all
// programs, if only one has that id.
Result<Program> find_program(const CreateLicense& command, const CreateLicenseInputs& inputs,
                             const Platform& platform) {
  if (command.program_key) {
    if (inputs.by_program_key) return *inputs.by_program_key;
    return field_error(ErrorCode::program_not_found, "program_key", "no such program");
  }
  const Program* found = nullptr;
  for (const Program& program : inputs.by_program_id) {
    const bool local = program.platform_key == platform.key || program.org == platform.org;
    if (!local) continue;
    if (found != nullptr) {
      return field_error(ErrorCode::program_ambiguous, "program_id",
                         "more than one program of the platform has this id; give program_key");
    }
    found = &program;
  }
  if (found != nullptr) return *found;
  if (inputs.by_program_id.size() == 1) return inputs.by_program_id.front();
  if (inputs.by_program_id.empty()) {
    return field_error(ErrorCode::program_not_found, "program_id", "no such program");
  }
  return field_error(ErrorCode::program_ambiguous, "program_id",
                     "programs of several platforms have this id; give program_key");
}

Result<void> check_dates(Timestamp started, const std::optional<Timestamp>& expired) {
  if (!expired || *expired > started) return {};
  return field_error(ErrorCode::expired_not_after_started, "expired", "must be after started");
}

// If both selectors are given, they must name the same license.
Result<License> find_license(const UpdateLicense& command, const UpdateLicenseInputs& inputs) {
  const auto found = [&](const std::optional<License>& license) {
    return license && license->kind == command.kind;
  };
  if (command.license_id && !found(inputs.by_id)) {
    return field_error(ErrorCode::license_not_found, "license_id",
                       does_not_exist("license", command.license_id->value));
  }
  if (command.external_id && !found(inputs.by_external_id)) {
    return field_error(ErrorCode::license_not_found, "external_id", "no such license");
  }
  if (command.license_id && command.external_id && inputs.by_id->id != inputs.by_external_id->id) {
    return field_error(ErrorCode::ids_disagree, "external_id",
                       "names another license than license_id");
  }
  if (command.license_id) return *inputs.by_id;
  if (command.external_id) return *inputs.by_external_id;
  return field_error(ErrorCode::invalid_fields, "license_id",
                     "license_id or external_id is required");
}

Result<void> check_fixed_fields(const UpdateLicense& command, const UpdateLicenseInputs& inputs,
                                const LicenseTerms& terms) {
  const auto fixed = [](const char* field) {
    return field_error(ErrorCode::not_updatable, field, "cannot be changed on a license");
  };
  if (command.platform_key && *command.platform_key != terms.platform_key) {
    return fixed("platform_key");
  }
  if (command.platform_org && inputs.platform && *command.platform_org != inputs.platform->org) {
    return fixed("platform_org");
  }
  if (command.course_id && command.course_id != terms.course_id) return fixed("course_id");
  return {};
}

Result<void> check_count(const LicenseChange& change, const License& license) {
  const std::int64_t used = license.seats.used();
  if (!change.count || *change.count >= used) return {};
  Error refusal = field_error(ErrorCode::count_below_usage, "count",
                              "may not fall below the number of seats in use");
  refusal.figures = {
      {"count", license.terms.count}, {"usage_count", used}, {"requested", *change.count}};
  return refusal;
}

Event draft_event(const DecideContext& context, Kind kind, LicenseId id) {
  Event event;
  event.position = context.next_position;
  event.commit.id = context.next_position;
  event.recorded = context.recorded;
  event.kind = kind;
  event.license_id = id;
  return event;
}

}  // namespace

Result<Decision> decide(const CreateLicense& command, const CreateLicenseInputs& inputs,
                        const DecideContext& context) {
  const Platform platform = TRY(find_platform(command.platform, inputs));
  LicenseCreated created;
  LicenseTerms& terms = created.after;
  switch (policy_of(command.kind).subject) {
    case Subject::none: break;
    case Subject::course:
      if (!inputs.course_known) {
        return field_error(ErrorCode::course_not_found, "course_id", "no such course");
      }
      terms.course_id = command.course_id;
      break;
    case Subject::program:
      terms.program_key = TRY(find_program(command, inputs, platform)).program_key;
      break;
  }
  TRY(check_dates(command.started.value_or(context.now), command.expired));
  if (inputs.external_id_holder) {
    return field_error(ErrorCode::external_id_taken, "external_id",
                       "another license of this kind has this external_id");
  }
  terms.platform_key = platform.key;
  terms.started = context.now;
  take_all(terms, command);
  const LicenseId id{context.sequences.license + 1};
  License license = evolve(draft_event(context, command.kind, id), created);
  return Decision{{{std::move(created), command.kind, id}}, {}, "create", std::move(license)};
}

Result<Decision> decide(const UpdateLicense& command, const UpdateLicenseInputs& inputs,
                        const DecideContext& context) {
  License found = TRY(find_license(command, inputs));
  const LicenseTerms& terms = found.terms;
  TRY(check_version(context, found.version));
  TRY(check_fixed_fields(command, inputs, terms));
  if (command.change.started || command.change.expired) {
    TRY(check_dates(command.change.started.value_or(terms.started),
                    command.change.expired.value_or(terms.expired)));
  }
  TRY(check_count(command.change, found));
  LicenseUpdated updated;
  note_changes(command.change, terms, updated.before, updated.after);
  const LicenseId id = found.id;
  SeatPlan plan(inputs.seats, context);
  plan.update_license(std::move(found), std::move(updated));
  plan.drain(id);
  License license = plan.finished(*plan.license(id));
  return Decision{plan.take_events(), {}, "update", std::move(license)};
}

}  // namespace seatledger::ledger
