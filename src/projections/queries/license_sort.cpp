#include "projections/queries/license_sort.h"

#include <array>
#include <utility>

#include "projections/views/program_view.h"

namespace seatledger::projections {
namespace {

using ledger::Kind;
using ledger::License;
using ledger::Subject;
using SortField = LicenseSortField;

// The kinds whose answers contain a field.
enum class Printed : std::uint8_t { always, with_seats, with_course, with_program };

struct NamedField {
  std::string_view name;
  SortField field;
  Printed printed;
};

constexpr std::array named_fields{
    NamedField{"id", SortField::id, Printed::always},
    NamedField{"name", SortField::name, Printed::always},
    NamedField{"count", SortField::count, Printed::always},
    NamedField{"usage_count", SortField::usage_count, Printed::with_seats},
    NamedField{"created", SortField::created, Printed::always},
    NamedField{"started", SortField::started, Printed::always},
    NamedField{"expired", SortField::expired, Printed::always},
    NamedField{"active", SortField::active, Printed::always},
    NamedField{"source", SortField::source, Printed::always},
    NamedField{"platform_key", SortField::platform_key, Printed::always},
    NamedField{"external_id", SortField::external_id, Printed::always},
    NamedField{"course_id", SortField::course_id, Printed::with_course},
    NamedField{"program_key", SortField::program_key, Printed::with_program},
    NamedField{"program_id", SortField::program_id, Printed::with_program},
    NamedField{"program_name", SortField::program_name, Printed::with_program},
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

std::optional<SortField> license_sort_field(std::string_view name, Kind kind) {
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

SortKey sort_key(const License& license, SortField field, ProgramNames& names) {
  const ledger::LicenseTerms& terms = license.terms;
  const auto program = [&] {
    return terms.program_key ? names.program(*terms.program_key) : nullptr;
  };
  switch (field) {
    case SortField::id: return sort_key_of(static_cast<std::int64_t>(license.id.value));
    case SortField::name: return sort_key_of(terms.name);
    case SortField::count: return sort_key_of(terms.count);
    case SortField::usage_count: return sort_key_of(license.seats.used());
    case SortField::created: return sort_key_of(license.created);
    case SortField::started: return sort_key_of(terms.started);
    case SortField::expired: return optional_sort_key(terms.expired);
    case SortField::active: return sort_key_of(std::int64_t{terms.active});
    case SortField::source: return sort_key_of(terms.source);
    case SortField::platform_key: return sort_key_of(terms.platform_key);
    case SortField::external_id: return optional_sort_key(terms.external_id);
    case SortField::course_id: return optional_sort_key(terms.course_id);
    case SortField::program_key: return optional_sort_key(terms.program_key);
    case SortField::program_id:
      return program() ? sort_key_of(program()->program_id) : null_sort_key();
    case SortField::program_name:
      return program() ? optional_sort_key(program()->name) : null_sort_key();
  }
  return null_sort_key();
}

}  // namespace seatledger::projections
