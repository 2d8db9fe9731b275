// What lists sort people by, of many people at once, closely packed.
#pragma once

#include <array>
#include <boost/unordered/unordered_flat_map.hpp>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "ledger/domain/person.h"

namespace seatledger::ledger {

// Valid as long as what it was read from.
struct PersonTexts {
  std::int64_t user_id = 0;  // 0: invited, known only by the e-mail
  std::string_view username;
  std::string_view name;
  std::optional<std::string_view> email;
};

// The people of so many ids in a row who have rows. Made by one thread, then read by any.
class PeopleChunk {
 public:
  static constexpr std::uint64_t people = 256;
  static std::uint64_t number_of(PersonId id) { return id.value / people; }
  // The ids of a chunk; both ends included.
  static std::pair<PersonId, PersonId> ids_of(std::uint64_t number) {
    return {PersonId{number * people}, PersonId{number * people + people - 1}};
  }

  PeopleChunk() = default;
  ~PeopleChunk();  // overwrites the texts: they may be those of somebody who was erased
  PeopleChunk(const PeopleChunk&) = delete;
  PeopleChunk& operator=(const PeopleChunk&) = delete;

  void add(const Person& person);
  // Nothing: there is no row.
  std::optional<PersonTexts> of(PersonId id) const;
  // Of memory, about.
  std::size_t bytes() const { return sizeof(*this) + texts_.capacity(); }

 private:
  static constexpr std::uint32_t no_text = static_cast<std::uint32_t>(-1);
  struct Place {
    std::int64_t user_id = 0;
    std::uint32_t begin = no_text;  // in texts_: username, name, e-mail; no_text: no row
    std::uint32_t username_size = 0;
    std::uint32_t name_size = 0;
    std::uint32_t email_size = 0;  // no_text: none
  };
  std::array<Place, people> places_{};
  std::string texts_;
};

// The texts of some people, all chunks that hold them. One thread at a time.
class PeopleTexts {
 public:
  using Chunk = std::shared_ptr<const PeopleChunk>;

  void add(std::uint64_t number, Chunk chunk) {
    chunks_.insert_or_assign(number, std::move(chunk));
  }
  // Nothing: there is no row, or its chunk was not added. Valid as long as this object.
  std::optional<PersonTexts> of(PersonId id) const {
    const auto found = chunks_.find(PeopleChunk::number_of(id));
    return found == chunks_.end() ? std::nullopt : found->second->of(id);
  }

 private:
  boost::unordered_flat_map<std::uint64_t, Chunk> chunks_;
};

}  // namespace seatledger::ledger
