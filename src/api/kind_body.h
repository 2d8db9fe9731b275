// Bodies that differ by the kind of license.
#pragma once

#include <array>
#include <vector>

#include "api/input_field.h"
#include "ledger/domain/kind.h"

namespace seatledger::api {

inline std::vector<Alternatives> no_alternatives(const ledger::KindPolicy&) { return {}; }

// The schema whose fields `make` returns for the kind, and which needs what `needs` does. The first
// call makes the schemas of all kinds; they live as long as the program.
template <std::vector<InputField> (*make)(const ledger::KindPolicy&),
          std::vector<Alternatives> (*needs)(const ledger::KindPolicy&) = no_alternatives>
const BodySchema& body_of_kind(ledger::Kind kind) {
  static const auto fields = [] {
    std::array<std::vector<InputField>, ledger::kind_policies.size()> made;
    for (std::size_t i = 0; i < made.size(); ++i) made[i] = make(ledger::kind_policies[i]);
    return made;
  }();
  static const auto alternatives = [] {
    std::array<std::vector<Alternatives>, ledger::kind_policies.size()> made;
    for (std::size_t i = 0; i < made.size(); ++i) made[i] = needs(ledger::kind_policies[i]);
    return made;
  }();
  static const auto schemas = [] {
    std::array<BodySchema, ledger::kind_policies.size()> made;
    for (std::size_t i = 0; i < made.size(); ++i)
      made[i] = {.fields = fields[i], .needs = alternatives[i]};
    return made;
  }();
  return schemas[static_cast<std::size_t>(kind) - 1];
}

}  // namespace seatledger::api
