// Answers that differ by the kind of license.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <vector>

#include "api/answer.h"
#include "ledger/domain/kind.h"

namespace seatledger::api {

// A field that rows of every kind or of this one have, which a row of any kind (null) may lack.
inline AnswerField of_kind(AnswerField field, const ledger::KindPolicy* policy) {
  return policy == nullptr ? answer::optional(field) : field;
}

// One object for each kind, named "<kind>_<name>". For a static that lives as long as the program.
class AnswersOfKinds {
 public:
  using Make = std::vector<AnswerField> (*)(const ledger::KindPolicy* policy);

  AnswersOfKinds(std::string_view name, std::string_view sentence, Make make) {
    for (std::size_t i = 0; i < objects_.size(); ++i) {
      names_[i] = std::string(ledger::kind_policies[i].name) + "_" + std::string(name);
      fields_[i] = make(&ledger::kind_policies[i]);
      objects_[i] = {names_[i], sentence, fields_[i]};
    }
  }
  AnswersOfKinds(const AnswersOfKinds&) = delete;
  AnswersOfKinds& operator=(const AnswersOfKinds&) = delete;

  const AnswerObject& operator[](ledger::Kind kind) const {
    return objects_[static_cast<std::size_t>(kind) - 1];
  }

 private:
  std::array<std::string, ledger::kind_policies.size()> names_;
  std::array<std::vector<AnswerField>, ledger::kind_policies.size()> fields_;
  std::array<AnswerObject, ledger::kind_policies.size()> objects_;
};

}  // namespace seatledger::api
