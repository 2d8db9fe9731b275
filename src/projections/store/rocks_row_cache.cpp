#include "projections/store/rocks_row_cache.h"

#include <rocksdb/cache.h>

#include <functional>
#include <utility>

namespace seatledger::projections {
namespace {

// A larger row is rare, and would push out many others.
constexpr std::size_t cached_bytes_max = std::size_t{64} << 10U;
// The value as an object of its own; the cache itself counts its entry.
constexpr std::size_t value_object_bytes = 64;
constexpr int shard_bits = 4;

rocksdb::Slice cache_key(std::string_view key) { return {key.data(), key.size()}; }

}  // namespace

struct RowCache::Value {
  Age since = 0;
  std::string bytes;

  static void free(const rocksdb::Slice&, void* value) { delete static_cast<Value*>(value); }
};

RowCache::RowCache(std::size_t bytes_max)
    : rows_(bytes_max == 0 ? nullptr : rocksdb::NewLRUCache(bytes_max, shard_bits)) {}

RowCache::~RowCache() = default;

RowCache::Part& RowCache::part_of(std::string_view key) {
  return parts_[std::hash<std::string_view>{}(key) % part_count];
}

std::optional<std::string> RowCache::find(std::string_view key, Age age) const {
  if (!rows_) return std::nullopt;
  rocksdb::Cache::Handle* found = rows_->Lookup(cache_key(key));
  if (found == nullptr) return std::nullopt;
  std::optional<std::string> result;
  const auto& value = *static_cast<const Value*>(rows_->Value(found));
  if (value.since <= age) result = value.bytes;
  rows_->Release(found);
  return result;
}

void RowCache::put(std::string_view key, std::string_view value, Age age) {
  auto kept = std::make_unique<Value>(Value{age, std::string(value)});
  const auto status = rows_->Insert(cache_key(key), kept.get(),
                                    value_object_bytes + key.size() + value.size(), &Value::free);
  // Also when it is full, it takes the value or frees it.
  if (status.ok()) static_cast<void>(kept.release());
}

void RowCache::add(std::string_view key, std::string_view value, Age age) {
  if (!rows_ || value.size() > cached_bytes_max) return;
  Part& part = part_of(key);
  const std::lock_guard lock(part.mutex);
  if (part.age == age) put(key, value, age);
}

RowCache::Age RowCache::replace(std::span<const RunRow> rows) {
  // First, so that no reader adds what is replaced below.
  Age next = 0;
  for (Part& part : parts_) {
    const std::lock_guard lock(part.mutex);
    next = ++part.age;
  }
  if (!rows_) return next;
  for (const RunRow& row : rows) {
    rocksdb::Cache::Handle* found = rows_->Lookup(cache_key(row.key));
    if (found == nullptr) continue;
    rows_->Release(found);
    // First: when there is no room, an insertion does nothing, and the old row would stay.
    rows_->Erase(cache_key(row.key));
    if (row.value && row.value->size() <= cached_bytes_max) put(row.key, *row.value, next);
  }
  return next;
}

std::size_t RowCache::bytes() const { return rows_ ? rows_->GetUsage() : 0; }

}  // namespace seatledger::projections
