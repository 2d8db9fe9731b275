#include "projections/store/row_run.h"

#include <sys/mman.h>

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <limits>
#include <new>

namespace seatledger::projections {
namespace {

// Large pages, so that look-ups all over a run need few of them.
constexpr std::size_t block_bytes = std::size_t{2} << 20U;
constexpr std::uint32_t erased = std::numeric_limits<std::uint32_t>::max();

char* new_block(std::size_t size) {
  void* block = std::aligned_alloc(block_bytes, size);
  if (block == nullptr) throw std::bad_alloc();
  // Optional: without large pages everything works, but slower.
  ::madvise(block, size, MADV_HUGEPAGE);
  return static_cast<char*>(block);
}

}  // namespace

void RowRun::Place::take_head(std::size_t from) {
  const std::string_view key = key_of(*this);
  head = KeyHead(key.substr(std::min(key.size(), from)));
}

void RowRun::Freed::operator()(char* block) const { std::free(block); }

char* RowRun::room_for(std::size_t size) {
  while (size > room_left_) {
    if (blocks_used_ == blocks_.size()) {
      const std::size_t whole = (size + block_bytes - 1) / block_bytes * block_bytes;
      blocks_.push_back({std::unique_ptr<char, Freed>(new_block(std::max(whole, block_bytes))),
                         std::max(whole, block_bytes)});
    }
    room_ = blocks_[blocks_used_].bytes.get();
    room_left_ = blocks_[blocks_used_].size;
    ++blocks_used_;
  }
  char* room = room_;
  room_ += size;
  room_left_ -= size;
  return room;
}

void RowRun::put(std::string_view key, std::optional<std::string_view> value) {
  const std::size_t size = key.size() + (value ? value->size() : 0);
  char* at = room_for(size);
  if (!key.empty()) std::memcpy(at, key.data(), key.size());
  if (value && !value->empty()) std::memcpy(at + key.size(), value->data(), value->size());
  bytes_ += size;
  Place& place = places_.emplace_back();
  place.at = at;
  place.number = static_cast<std::uint32_t>(value_sizes_.size());
  place.key_size = static_cast<std::uint32_t>(key.size());
  place.take_head(0);
  value_sizes_.push_back(value ? static_cast<std::uint32_t>(value->size()) : erased);
}

void RowRun::clear() {
  blocks_used_ = 0;
  room_left_ = 0;
  bytes_ = 0;
  places_.clear();
  value_sizes_.clear();
}

RunRow RowRun::row_of(const Place& place) const {
  RunRow row{key_of(place), std::nullopt};
  const std::uint32_t size = value_sizes_[place.number];
  if (size != erased) row.value = std::string_view(place.at + place.key_size, size);
  return row;
}

std::optional<RunRow> RowRun::find(std::string_view key) const {
  const auto place = std::find_if(places_.rbegin(), places_.rend(),
                                  [&](const Place& one) { return key_of(one) == key; });
  if (place == places_.rend()) return std::nullopt;
  return row_of(*place);
}

// Comparing whole keys would read memory all over the run for each of many comparisons. So places
// are sorted by `KeyHead::bytes` of their keys at a time, and those that are equal so far by the
// next ones.
void RowRun::sort_from(std::span<Place> places, std::size_t depth) {
  const std::size_t end = depth + KeyHead::bytes;
  // Of equal bytes a key that ends within them is first; one that goes on is not yet compared.
  const auto clipped = [end](const Place& place) {
    return std::min<std::size_t>(place.key_size, end + 1);
  };
  std::sort(places.begin(), places.end(), [&](const Place& left, const Place& right) {
    if (left.head != right.head) return left.head < right.head;
    if (clipped(left) != clipped(right)) return clipped(left) < clipped(right);
    return left.number < right.number;
  });
  for (std::size_t i = 0; i < places.size();) {
    std::size_t next = i + 1;
    if (places[i].key_size > end) {
      while (next < places.size() && places[next].head == places[i].head &&
             places[next].key_size > end) {
        ++next;
      }
      const std::span<Place> equal = places.subspan(i, next - i);
      if (equal.size() > 1) {
        for (Place& place : equal) place.take_head(end);
        sort_from(equal, end);
      }
    }
    i = next;
  }
}

std::span<const RunRow> RowRun::sort() {
  sort_from(places_, 0);
  sorted_.clear();
  sorted_.reserve(places_.size());
  const Place* last = nullptr;
  for (const Place& place : places_) {
    // Keys are all over memory, so they are read only if their first bytes are equal.
    const bool may_repeat = last != nullptr && last->head == place.head;
    if (may_repeat && key_of(*last) == key_of(place)) sorted_.pop_back();
    sorted_.push_back(row_of(place));
    last = &place;
  }
  return sorted_;
}

}  // namespace seatledger::projections
