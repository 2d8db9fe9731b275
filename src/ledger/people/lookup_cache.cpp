#include "ledger/people/lookup_cache.h"

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <new>
#include <utility>

namespace seatledger::ledger {

void LookupCache::Freed::operator()(Entry* entries) const { std::free(entries); }

// Each part has as many sets of its own.
LookupCache::LookupCache(std::size_t bytes_max)
    : sets_(bytes_max / (ways * sizeof(Entry)) / part_count * part_count),
      entries_(
          static_cast<Entry*>(std::calloc(std::max<std::size_t>(sets_, 1), ways * sizeof(Entry)))) {
  if (!entries_) throw std::bad_alloc();
}

// The digest is an HMAC, so all its bytes are as good as random. The last one says which part.
LookupCache::Entry* LookupCache::set_of(const Digest& lookup) const {
  std::uint64_t number = 0;
  std::memcpy(&number, lookup.bytes.data(), sizeof number);
  const std::size_t sets_of_part = sets_ / part_count;
  const std::size_t part = lookup.bytes[31] % part_count;
  return entries_.get() + (part * sets_of_part + number % sets_of_part) * ways;
}

// Under the part's mutex. Null: it is not there.
LookupCache::Entry* LookupCache::entry_of(const Digest& lookup) const {
  Entry* const set = set_of(lookup);
  Entry* const found = std::find_if(set, set + ways, [&](const Entry& entry) {
    return entry.person != 0 && entry.lookup == lookup.bytes;
  });
  return found == set + ways ? nullptr : found;
}

std::optional<PersonId> LookupCache::find(const Digest& lookup, Reading& reading) const {
  if (sets_ == 0) return std::nullopt;
  Part& part = part_of(lookup);
  const std::lock_guard lock(part.mutex);
  reading = part.changes;
  const Entry* const entry = entry_of(lookup);
  if (entry == nullptr) return std::nullopt;
  return PersonId{entry->person};
}

void LookupCache::keep(const Digest& lookup, PersonId person, Reading reading) {
  if (sets_ == 0) return;
  Part& part = part_of(lookup);
  const std::lock_guard lock(part.mutex);
  if (part.changes != reading || entry_of(lookup) != nullptr) return;
  Entry* const set = set_of(lookup);
  Entry* place =
      std::find_if(set, set + ways, [](const Entry& entry) { return entry.person == 0; });
  if (place == set + ways) place = set + part.replaced++ % ways;
  *place = {lookup.bytes, person.value};
  part.is_used = true;
}

void LookupCache::forget(const Digest& lookup) {
  if (sets_ == 0) return;
  Part& part = part_of(lookup);
  const std::lock_guard lock(part.mutex);
  ++part.changes;
  if (Entry* const entry = entry_of(lookup)) *entry = {};
}

void LookupCache::forget_all() {
  const std::size_t entries_of_part = sets_ / part_count * ways;
  for (std::size_t i = 0; i < part_count; ++i) {
    const std::lock_guard lock(parts_[i].mutex);
    ++parts_[i].changes;
    if (!std::exchange(parts_[i].is_used, false)) continue;  // its memory was never touched
    Entry* const first = entries_.get() + i * entries_of_part;
    std::fill(first, first + entries_of_part, Entry{});
  }
}

}  // namespace seatledger::ledger
