#include "projections/store/row_cache.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <functional>
#include <new>

namespace seatledger::projections {
namespace {

// A larger row is rare, and would push out many others.
constexpr std::size_t cached_bytes_max = std::size_t{64} << 10U;
// Parts have a lock each. Small ones would hold too few rows to choose from.
constexpr std::size_t parts_max = 64;
constexpr std::size_t part_bytes_least = std::size_t{256} << 10U;
// Of the room, what warm() may fill, so that it pushes out nothing that was read.
constexpr std::size_t warm_share_percent = 80;
// Of each row, the places in the hash table and in the clock.
constexpr std::size_t place_bytes = 40;

std::size_t parts_for(std::size_t bytes_max) {
  if (bytes_max == 0) return 0;
  return std::bit_floor(std::clamp(bytes_max / part_bytes_least, std::size_t{1}, parts_max));
}

std::uint64_t hash_of(std::string_view key) { return std::hash<std::string_view>{}(key); }

}  // namespace

// The bytes of the key and of the value follow the object.
struct RowCache::Row {
  Age since = 0;
  std::uint64_t hash = 0;
  std::uint32_t place = 0;  // in Part::clock
  std::uint32_t key_size = 0;
  std::uint32_t value_size = 0;
  bool is_used = false;  // since the clock came by

  const char* text() const { return reinterpret_cast<const char*>(this + 1); }
  std::string_view key() const { return {text(), key_size}; }
  std::string_view value() const { return {text() + key_size, value_size}; }

  // With what allocators round up, about.
  static std::size_t bytes(std::size_t text_size) {
    const std::size_t asked = sizeof(Row) + text_size;
    return asked + asked / 8 + place_bytes;
  }
  std::size_t bytes() const { return bytes(std::size_t{key_size} + value_size); }

  static Row* make(std::uint64_t hash, std::string_view key, std::string_view value, Age since) {
    void* const memory = ::operator new(sizeof(Row) + key.size() + value.size());
    Row* const row = new (memory) Row{since,
                                      hash,
                                      0,
                                      static_cast<std::uint32_t>(key.size()),
                                      static_cast<std::uint32_t>(value.size()),
                                      false};
    char* const to = reinterpret_cast<char*>(row + 1);
    std::memcpy(to, key.data(), key.size());
    std::memcpy(to + key.size(), value.data(), value.size());
    return row;
  }
  static void free(Row* row) { ::operator delete(row); }
};

// All members but the mutex are guarded by it.
struct alignas(64) RowCache::Part {
  std::mutex mutex;
  Age age = 0;
  std::size_t bytes = 0;
  // Of two rows whose keys have the same hash, one is kept.
  boost::unordered_flat_map<std::uint64_t, Row*> rows;
  std::vector<Row*> clock;
  std::size_t hand = 0;

  Part() = default;
  Part(const Part&) = delete;
  Part& operator=(const Part&) = delete;
  ~Part() {
    for (Row* const row : clock) Row::free(row);
  }

  Row* find(std::uint64_t hash, std::string_view key) const {
    const auto found = rows.find(hash);
    return found != rows.end() && found->second->key() == key ? found->second : nullptr;
  }

  void remove(Row* row) {
    rows.erase(row->hash);
    bytes -= row->bytes();
    clock[row->place] = clock.back();
    clock[row->place]->place = row->place;
    clock.pop_back();
    Row::free(row);
  }

  void make_room(std::size_t wanted, std::size_t bytes_max) {
    while (!clock.empty() && bytes + wanted > bytes_max) {
      if (hand >= clock.size()) hand = 0;
      Row* const row = clock[hand];
      if (row->is_used) {
        row->is_used = false;
      } else {
        remove(row);  // its place has the youngest now, which the hand passes by
      }
      ++hand;
    }
  }

  void put(std::uint64_t hash, std::string_view key, std::string_view value,
           std::size_t bytes_max) {
    bool was_used = false;
    if (const auto found = rows.find(hash); found != rows.end()) {
      was_used = found->second->is_used;
      remove(found->second);
    }
    const std::size_t wanted = Row::bytes(key.size() + value.size());
    if (value.size() > cached_bytes_max || wanted > bytes_max) return;
    make_room(wanted, bytes_max);
    Row* const row = Row::make(hash, key, value, age);
    row->is_used = was_used;
    row->place = static_cast<std::uint32_t>(clock.size());
    clock.push_back(row);
    rows.emplace(hash, row);
    bytes += wanted;
  }
};

RowCache::RowCache(std::size_t bytes_max)
    : part_bytes_max_(bytes_max / std::max<std::size_t>(parts_for(bytes_max), 1)),
      part_count_(parts_for(bytes_max)),
      parts_(std::make_unique<Part[]>(part_count_)) {}

RowCache::~RowCache() = default;

// The hash tables look at all bits, so any will do.
RowCache::Part& RowCache::part_of(std::uint64_t hash) const {
  return parts_[(hash >> 32U) & (part_count_ - 1)];
}

std::optional<std::string> RowCache::find(std::string_view key, Age age) const {
  if (part_count_ == 0) return std::nullopt;
  const std::uint64_t hash = hash_of(key);
  Part& part = part_of(hash);
  const std::lock_guard lock(part.mutex);
  Row* const row = part.find(hash, key);
  if (row == nullptr || row->since > age) return std::nullopt;
  row->is_used = true;
  return std::string(row->value());
}

void RowCache::add(std::string_view key, std::string_view value, Age age) {
  if (part_count_ == 0) return;
  const std::uint64_t hash = hash_of(key);
  Part& part = part_of(hash);
  const std::lock_guard lock(part.mutex);
  if (part.age == age) part.put(hash, key, value, part_bytes_max_);
}

bool RowCache::warm(std::string_view key, std::string_view value, Age age) {
  if (part_count_ == 0) return false;
  const std::uint64_t hash = hash_of(key);
  Part& part = part_of(hash);
  const std::lock_guard lock(part.mutex);
  if (part.age != age || part.find(hash, key) != nullptr) return true;
  if (part.bytes >= part_bytes_max_ / 100 * warm_share_percent) return false;
  part.put(hash, key, value, part_bytes_max_);
  return true;
}

RowCache::Age RowCache::replace(std::span<const RunRow> rows) {
  ++age_;
  // First, so that no reader adds what is replaced below.
  for (std::size_t i = 0; i < part_count_; ++i) {
    const std::lock_guard lock(parts_[i].mutex);
    parts_[i].age = age_;
  }
  if (part_count_ == 0) return age_;
  for (const RunRow& row : rows) {
    const std::uint64_t hash = hash_of(row.key);
    Part& part = part_of(hash);
    const std::lock_guard lock(part.mutex);
    Row* const kept = part.find(hash, row.key);
    if (kept == nullptr) continue;
    if (row.value) {
      part.put(hash, row.key, *row.value, part_bytes_max_);
    } else {
      part.remove(kept);
    }
  }
  return age_;
}

std::size_t RowCache::bytes() const {
  std::size_t bytes = 0;
  for (std::size_t i = 0; i < part_count_; ++i) {
    const std::lock_guard lock(parts_[i].mutex);
    bytes += parts_[i].bytes;
  }
  return bytes;
}

}  // namespace seatledger::projections
