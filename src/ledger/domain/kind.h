// The four kinds of license are one aggregate; they differ only by this table.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace seatledger::ledger {

// The numbers are stored in view keys: never renumber (tests/golden).
enum class Kind : std::uint8_t { user = 1, course = 2, program = 3, platform = 4 };

// What a license of a kind is about, besides its platform.
enum class Subject : std::uint8_t { none, course, program };

// Used in records and addresses; permanent.
constexpr std::string_view subject_name(Subject subject) {
  switch (subject) {
    case Subject::none: return "none";
    case Subject::course: return "course";
    case Subject::program: return "program";
  }
  return "none";
}
constexpr std::optional<Subject> subject_named(std::string_view name) {
  for (const Subject subject : {Subject::none, Subject::course, Subject::program}) {
    if (subject_name(subject) == name) return subject;
  }
  return std::nullopt;
}

struct KindPolicy {
  Kind kind;
  std::string_view name;  // used in addresses, records and answers; permanent
  Subject subject;
  bool has_seats;                  // assignments, usage_count, the summary
  bool takes_enrollment_config;    // on create
  bool updates_enrollment_config;  // on update
  bool checks_platform_on_update;  // platform_key and platform_org are compared, not ignored
  bool platform_by_any_name;       // platform_org or platform_id suffice on create
  bool lists_derived_seats;        // seats that came through a group are listed
  bool nullable_person;  // the user of an e-mail-only seat prints as null instead of 0 and ""
  // Assignments also accept and print username, name, direct, redirect_to, their times of creation
  // and change, and the number of group members with a seat.
  bool detailed_seats;
};

// The row at index i has number i + 1.
inline constexpr std::array<KindPolicy, 4> kind_policies{{
    {.kind = Kind::user,
     .name = "user",
     .subject = Subject::none,
     .has_seats = true,
     .takes_enrollment_config = true,
     .updates_enrollment_config = true,
     .checks_platform_on_update = true,
     .platform_by_any_name = false,
     .lists_derived_seats = false,
     .nullable_person = false,
     .detailed_seats = false},
    {.kind = Kind::course,
     .name = "course",
     .subject = Subject::course,
     .has_seats = true,
     .takes_enrollment_config = true,
     .updates_enrollment_config = false,
     .checks_platform_on_update = true,
     .platform_by_any_name = false,
     .lists_derived_seats = false,
     .nullable_person = false,
     .detailed_seats = false},
    {.kind = Kind::program,
     .name = "program",
     .subject = Subject::program,
     .has_seats = true,
     .takes_enrollment_config = true,
     .updates_enrollment_config = true,
     .checks_platform_on_update = false,
     .platform_by_any_name = true,
     .lists_derived_seats = true,
     .nullable_person = true,
     .detailed_seats = true},
    {.kind = Kind::platform,
     .name = "platform",
     .subject = Subject::none,
     .has_seats = false,
     .takes_enrollment_config = false,
     .updates_enrollment_config = false,
     .checks_platform_on_update = true,
     .platform_by_any_name = false,
     .lists_derived_seats = false,
     .nullable_person = false,
     .detailed_seats = false},
}};
static_assert([] {
  for (std::size_t i = 0; i < kind_policies.size(); ++i) {
    if (static_cast<std::size_t>(kind_policies[i].kind) != i + 1) return false;
  }
  return true;
}());

inline constexpr auto kind_names = [] {
  std::array<std::string_view, kind_policies.size()> names;
  for (std::size_t i = 0; i < names.size(); ++i) names[i] = kind_policies[i].name;
  return names;
}();

constexpr const KindPolicy& policy_of(Kind kind) {
  return kind_policies[static_cast<std::size_t>(kind) - 1];
}

constexpr std::optional<Kind> kind_named(std::string_view name) {
  for (const KindPolicy& policy : kind_policies) {
    if (policy.name == name) return policy.kind;
  }
  return std::nullopt;
}

}  // namespace seatledger::ledger
