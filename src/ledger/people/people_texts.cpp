#include "ledger/people/people_texts.h"

#include <openssl/crypto.h>

namespace seatledger::ledger {

PeopleChunk::~PeopleChunk() { OPENSSL_cleanse(texts_.data(), texts_.size()); }

void PeopleChunk::add(const Person& person) {
  Place& place = places_[person.id.value % people];
  place.user_id = person.user_id;
  place.begin = static_cast<std::uint32_t>(texts_.size());
  place.username_size = static_cast<std::uint32_t>(person.username.size());
  place.name_size = static_cast<std::uint32_t>(person.name.size());
  place.email_size = person.email ? static_cast<std::uint32_t>(person.email->size()) : no_text;
  texts_ += person.username;
  texts_ += person.name;
  if (person.email) texts_ += *person.email;
}

std::optional<PersonTexts> PeopleChunk::of(PersonId id) const {
  const Place& place = places_[id.value % people];
  if (place.begin == no_text) return std::nullopt;
  std::string_view rest = std::string_view(texts_).substr(place.begin);
  const auto take = [&](std::uint32_t size) {
    const std::string_view text = rest.substr(0, size);
    rest.remove_prefix(size);
    return text;
  };
  PersonTexts texts;
  texts.user_id = place.user_id;
  texts.username = take(place.username_size);
  texts.name = take(place.name_size);
  if (place.email_size != no_text) texts.email = take(place.email_size);
  return texts;
}

}  // namespace seatledger::ledger
