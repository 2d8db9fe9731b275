#include "projections/license_sort.h"

#include <array>
#include <utility>

#include "projections/program_view.h"

namespace seatledger::projections {
namespace {

using ledger::Kind;
using ledger::License;
using ledger::Subject;
using Field = LicenseSortField;

// Which kinds print a field.
enum class Printed : std::uint8_t { always, with_seats, with_course, with_program };

struct NamedField {
  std::string_view name;
  Field field;
  Printed printed;
};

constexpr std::array named_fields{
    NamedField{"id", Field::id, Printed::always},
    NamedField{"name", Field::name, Printed::always},
    NamedField{"count", Field::count, Printed::always},
    NamedField{"usage_count", Field::usage_count, Printed::with_seats},
    NamedField{"created", Field::created, Printed::always},
    NamedField{"started", Field::started, Printed::always},
    NamedField{"expired", Field::expired, Printed::always},
    NamedField{"active", Field::active, Printed::always},
    NamedField{"source", Field::source, Printed::always},
    NamedField{"platform_key", Field::platform_key, Printed::always},
    NamedField{"external_id", Field::external_id, Printed::always},
    NamedField{"course_id", Field::course_id, Printed::with_course},
    NamedField{"program_key", Field::program_key, Printed::with_program},
    NamedField{"program_id", Field::program_id, Printed::with_program},
    NamedField{"program_name", Field::program_name, Printed::with_program},
};

bool is_printed(Printed printed, const ledger::KindPolicy& policy) {
  switch (printed) {
    case Printed::always: return true;
    case Printed::with_seats: return policy.has_seats;
    case Printed::with_course: return policy.subject == Subject::course;
    case Printed::with_program: return policy.subject == Subject::program;
  }
  return false;
}

}  // namespace

std::optional<Field> license_sort_field(std::string_view name, Kind kind) {
  for (const NamedField& named : named_fields) {
    if (named.name == name && is_printed(named.printed, ledger::policy_of(kind))) {
      return named.field;
    }
  }
  return std::nullopt;
}

const ledger::Program* ProgramNames::program(const std::string& program_key) {
  auto found = programs_.find(program_key);
  if (found == programs_.end()) {
    found = programs_.emplace(program_key, ProgramView::by_key(reads_, program_key)).first;
  }
  return found->second ? &*found->second : nullptr;
}

SortKey sort_key(const License& license, Field field, ProgramNames& names) {
  const ledger::LicenseTerms& terms = license.terms;
  const auto program = [&] {
    return terms.program_key ? names.program(*terms.program_key) : nullptr;
  };
  switch (field) {
    case Field::id: return sort_key_of(static_cast<std::int64_t>(license.id.value));
    case Field::name: return sort_key_of(terms.name);
    case Field::count: return sort_key_of(terms.count);
    case Field::usage_count: return sort_key_of(license.seats.used());
    case Field::created: return sort_key_of(license.created);
    case Field::started: return sort_key_of(terms.started);
    case Field::expired: return optional_sort_key(terms.expired);
    case Field::active: return sort_key_of(std::int64_t{terms.active});
    case Field::source: return sort_key_of(terms.source);
    case Field::platform_key: return sort_key_of(terms.platform_key);
    case Field::external_id: return optional_sort_key(terms.external_id);
    case Field::course_id: return optional_sort_key(terms.course_id);
    case Field::program_key: return optional_sort_key(terms.program_key);
    case Field::program_id: return program() ? sort_key_of(program()->program_id) : null_sort_key();
    case Field::program_name:
      return program() ? optional_sort_key(program()->name) : null_sort_key();
  }
  return null_sort_key();
}

}  // namespace seatledger::projections
