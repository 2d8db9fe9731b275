// Texts of people in memory, so that a list of a hundred thousand seats is sorted without reading
// as many rows. See docs/decisions/0053.
#pragma once

#include <boost/unordered/unordered_flat_map.hpp>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <span>
#include <vector>

#include "base/ids.h"
#include "ledger/people/people_texts.h"

namespace seatledger::ledger {

// Holds chunks that somebody asked for, as they are in the store: a chunk of which a row is written
// is forgotten. When there is no room, what was not asked for lately goes (clock, second chance).
// Any thread.
class PeopleCache {
 public:
  // 0 bytes: it keeps nothing.
  explicit PeopleCache(std::size_t bytes_max) : bytes_max_(bytes_max) {}

  // Reads a chunk from the store.
  using Load = std::function<PeopleTexts::Chunk(std::uint64_t number)>;
  // The chunks of these people. What is not known is loaded, without a lock; what load() throws
  // passes through.
  PeopleTexts texts(std::span<const PersonId> ids, const Load& load);

  // Call it after a write that may have changed the person's row, and before anybody is told of it.
  // Chunks that are being loaded meanwhile are not kept.
  void forget(PersonId id);
  // The same for all, after the store was opened again.
  void forget_all();

  std::size_t bytes() const;

 private:
  struct Place {
    PeopleTexts::Chunk chunk;   // null: it is being loaded
    std::uint64_t reading = 0;  // which reading that is
    std::size_t at = 0;         // in clock_
    bool is_used = false;       // since the clock came by
  };

  PeopleTexts::Chunk find(std::uint64_t number, std::uint64_t& reading);
  void keep(std::uint64_t number, std::uint64_t reading, const PeopleTexts::Chunk& chunk);
  void remove(std::uint64_t number);
  void make_room();

  const std::size_t bytes_max_;

  mutable std::mutex mutex_;  // guards these
  boost::unordered_flat_map<std::uint64_t, Place> places_;
  std::vector<std::uint64_t> clock_;  // the numbers of the kept chunks
  std::size_t hand_ = 0;
  std::size_t bytes_ = 0;
  std::uint64_t readings_ = 0;
};

}  // namespace seatledger::ledger
