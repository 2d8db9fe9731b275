#include "projections/queries/person_key.h"

#include "projections/store/key_head.h"

namespace seatledger::projections {
namespace {

constexpr PersonKey null_person_key{true, 0, {}};

PersonKey key_of_text(std::string_view text) { return {false, KeyHead(text).first, text}; }

PersonKey key_of_number(std::int64_t number) {
  constexpr std::uint64_t sign = std::uint64_t{1} << 63U;
  return {false, static_cast<std::uint64_t>(number) ^ sign, {}};
}

}  // namespace

PersonKey person_key(const std::optional<ledger::PersonTexts>& person, const PersonSort& sort) {
  const bool has_account = person && person->user_id != 0;
  switch (sort.field) {
    case PersonSortField::user_id:
      if (has_account) return key_of_number(person->user_id);
      return sort.nullable ? null_person_key : key_of_number(0);
    case PersonSortField::username:
      if (has_account) return key_of_text(person->username);
      return sort.nullable ? null_person_key : key_of_text({});
    case PersonSortField::name: return has_account ? key_of_text(person->name) : null_person_key;
    case PersonSortField::email:
      return person && person->email ? key_of_text(*person->email) : null_person_key;
  }
  return null_person_key;
}

}  // namespace seatledger::projections
