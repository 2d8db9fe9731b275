#include "ledger/people/people_cache.h"

#include <algorithm>
#include <utility>

namespace seatledger::ledger {
namespace {

std::vector<std::uint64_t> chunks_of(std::span<const PersonId> ids) {
  std::vector<std::uint64_t> numbers;
  boost::unordered_flat_map<std::uint64_t, bool> known;
  for (const PersonId id : ids) {
    const std::uint64_t number = PeopleChunk::number_of(id);
    if (!numbers.empty() && numbers.back() == number) continue;
    if (known.emplace(number, true).second) numbers.push_back(number);
  }
  return numbers;
}

}  // namespace

PeopleTexts PeopleCache::texts(std::span<const PersonId> ids, const Load& load) {
  PeopleTexts texts;
  for (const std::uint64_t number : chunks_of(ids)) {
    std::uint64_t reading = 0;
    PeopleTexts::Chunk chunk = find(number, reading);
    if (!chunk) {
      chunk = load(number);
      keep(number, reading, chunk);
    }
    texts.add(number, std::move(chunk));
  }
  return texts;
}

// Null: it must be loaded, as this reading.
PeopleTexts::Chunk PeopleCache::find(std::uint64_t number, std::uint64_t& reading) {
  const std::lock_guard lock(mutex_);
  Place& place = places_[number];
  if (place.chunk) {
    place.is_used = true;
  } else {
    place.reading = reading = ++readings_;
  }
  return place.chunk;
}

// Not if a row of it was written since, or another reading began.
void PeopleCache::keep(std::uint64_t number, std::uint64_t reading,
                       const PeopleTexts::Chunk& chunk) {
  const std::lock_guard lock(mutex_);
  const auto place = places_.find(number);
  if (place == places_.end() || place->second.chunk || place->second.reading != reading) return;
  place->second.chunk = chunk;
  place->second.at = clock_.size();
  bytes_ += chunk->bytes();
  clock_.push_back(number);
  make_room();
}

void PeopleCache::make_room() {
  while (bytes_ > bytes_max_) {
    if (hand_ >= clock_.size()) hand_ = 0;
    Place& place = places_.find(clock_[hand_])->second;
    if (!std::exchange(place.is_used, false)) remove(clock_[hand_]);
    ++hand_;
  }
}

// Under mutex_.
void PeopleCache::remove(std::uint64_t number) {
  const auto place = places_.find(number);
  if (place == places_.end()) return;
  if (place->second.chunk) {
    bytes_ -= place->second.chunk->bytes();
    const std::uint64_t last = clock_.back();
    clock_[place->second.at] = last;
    places_.find(last)->second.at = place->second.at;
    clock_.pop_back();
  }
  places_.erase(place);
}

void PeopleCache::forget(PersonId id) {
  const std::lock_guard lock(mutex_);
  remove(PeopleChunk::number_of(id));
}

void PeopleCache::forget_all() {
  const std::lock_guard lock(mutex_);
  places_.clear();
  clock_.clear();
  hand_ = 0;
  bytes_ = 0;
}

std::size_t PeopleCache::bytes() const {
  const std::lock_guard lock(mutex_);
  return bytes_;
}

}  // namespace seatledger::ledger
