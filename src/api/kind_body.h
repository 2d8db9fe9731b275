// Bodies that differ by the kind of license.
#pragma once

#include <array>
#include <vector>

#include "api/body_field.h"
#include "ledger/domain/kind.h"

namespace seatledger::api {

// The schema that `make` returns for the kind. The first call makes the schemas of all kinds; they
// live as long as the program.
template <std::vector<BodyField> (*make)(const ledger::KindPolicy&)>
const BodySchema& body_of_kind(ledger::Kind kind) {
  static const auto fields = [] {
    std::array<std::vector<BodyField>, ledger::kind_policies.size()> made;
    for (std::size_t i = 0; i < made.size(); ++i) made[i] = make(ledger::kind_policies[i]);
    return made;
  }();
  static const auto schemas = [] {
    std::array<BodySchema, ledger::kind_policies.size()> made;
    for (std::size_t i = 0; i < made.size(); ++i) made[i] = {fields[i], false};
    return made;
  }();
  return schemas[static_cast<std::size_t>(kind) - 1];
}

}  // namespace seatledger::api
