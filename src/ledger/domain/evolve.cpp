#include "ledger/domain/evolve.h"

#include <algorithm>
#include <type_traits>
#include <utility>

namespace seatledger::ledger {
namespace {

template <class T>
void take(T& value, const Given<T>& given) {
  if (given) value = *given;
}

}  // namespace

License evolve(const Event& event, const LicenseCreated& created) {
  License license;
  license.id = *event.license_id;
  license.kind = *event.kind;
  license.terms = created.after;
  license.created = event.recorded;
  license.version = 1;
  license.changed = event.position;
  return license;
}

License evolve(License license, const Event& event, const LicenseUpdated& updated) {
  const LicenseChange& after = updated.after;
  LicenseTerms& terms = license.terms;
  take(terms.name, after.name);
  take(terms.count, after.count);
  take(terms.started, after.started);
  take(terms.expired, after.expired);
  take(terms.active, after.active);
  take(terms.metadata, after.metadata);
  if (after.enrollment_config) terms.enrollment_config = after.enrollment_config;
  take(terms.source, after.source);
  ++license.version;
  license.changed = event.position;
  return license;
}

std::vector<PersonId> evolve_members(std::vector<PersonId> members,
                                     const std::vector<PersonId>& joined,
                                     const std::vector<PersonId>& left) {
  if (!left.empty()) {
    std::vector<PersonId> gone = left;
    std::sort(gone.begin(), gone.end());
    std::erase_if(members, [&](PersonId member) {
      return std::binary_search(gone.begin(), gone.end(), member);
    });
  }
  members.insert(members.end(), joined.begin(), joined.end());
  return members;
}

Sequences evolve(Sequences sequences, const Event& event) {
  std::visit(
      [&]<class Body>(const Body& body) {
        if constexpr (std::is_same_v<Body, LicenseCreated>) {
          sequences.license = std::max(sequences.license, event.license_id->value);
        } else if constexpr (std::is_same_v<Body, PlatformPut>) {
          sequences.platform = std::max(sequences.platform, body.after.platform_id);
        } else if constexpr (std::is_same_v<Body, UserPut>) {
          sequences.person = std::max(sequences.person, body.after.person_id.value);
        } else if constexpr (std::is_same_v<Body, KeyCreated>) {
          sequences.key = std::max(sequences.key, body.after.id.value);
        }
      },
      event.body);
  return sequences;
}

}  // namespace seatledger::ledger
