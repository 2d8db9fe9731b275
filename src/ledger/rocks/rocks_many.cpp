#include "ledger/rocks/rocks_many.h"

#include <rocksdb/db.h>

#include <algorithm>
#include <numeric>

#include "ledger/rocks/rocks_rows.h"

namespace seatledger::ledger {
namespace {

// Of one MultiGet: it bounds what the values pin in the cache.
constexpr std::size_t keys_at_once_max = 256;

// The places of the keys in ascending order.
template <class Keys>
std::vector<std::size_t> ascending(const Keys& keys) {
  std::vector<std::size_t> places(keys.size());
  std::iota(places.begin(), places.end(), std::size_t{0});
  std::sort(places.begin(), places.end(),
            [&](std::size_t left, std::size_t right) { return keys[left] < keys[right]; });
  return places;
}

// All ids from the first to the last in one scan. People who come together mostly have ids in a
// row, and the next row costs much less than a look-up.
bool is_dense(std::span<const PersonId> ids, const std::vector<std::size_t>& places) {
  constexpr std::uint64_t gaps_max = 2;
  const std::uint64_t first = ids[places.front()].value;
  const std::uint64_t last = ids[places.back()].value;
  return ids.size() > 2 && last - first <= gaps_max * ids.size();
}

std::vector<std::optional<std::string>> scanned(const RocksLedger& ledger,
                                                std::span<const PersonId> ids,
                                                const std::vector<std::size_t>& places) {
  std::vector<std::optional<std::string>> found(ids.size());
  const auto key_of = [](std::uint64_t id) {
    return rocks_keys::number_key(rocks_keys::person, id);
  };
  RocksRows rows(ledger, "people", key_of(ids[places.front()].value),
                 key_of(ids[places.back()].value) + '\0');
  auto next = places.begin();
  for (bool any = rows.first(); any && next != places.end(); any = rows.next()) {
    const auto id = rocks_keys::number_in(rocks_keys::person, rows.key());
    if (!id) throw StoreError("a row of people has a key that is no person id");
    while (next != places.end() && ids[*next].value < *id) ++next;
    for (; next != places.end() && ids[*next].value == *id; ++next) found[*next] = rows.value();
  }
  return found;
}

}  // namespace

std::vector<std::optional<std::string>> rows_of_keys(const RocksLedger& ledger,
                                                     const std::vector<std::string>& keys) {
  std::vector<std::optional<std::string>> found(keys.size());
  const std::vector<std::size_t> places = ascending(keys);
  const RocksLedger::Reading open = ledger.reading();
  std::vector<rocksdb::Slice> slices(std::min(keys.size(), keys_at_once_max));
  std::vector<rocksdb::PinnableSlice> values(slices.size());
  std::vector<rocksdb::Status> statuses(slices.size());
  for (std::size_t done = 0; done < keys.size();) {
    const std::size_t count = std::min(keys.size() - done, slices.size());
    for (std::size_t i = 0; i < count; ++i) slices[i] = keys[places[done + i]];
    open.db().MultiGet(rocksdb::ReadOptions{}, open.db().DefaultColumnFamily(), count,
                       slices.data(), values.data(), statuses.data(), true);
    for (std::size_t i = 0; i < count; ++i) {
      if (statuses[i].ok()) {
        found[places[done + i]] = values[i].ToString();
      } else if (!statuses[i].IsNotFound()) {
        ledger.note(statuses[i]);
        throw StoreError("the ledger cannot be read: " + statuses[i].ToString());
      }
      values[i].Reset();
    }
    done += count;
  }
  return found;
}

std::vector<std::optional<std::string>> rows_of_people(const RocksLedger& ledger,
                                                       std::span<const PersonId> ids) {
  if (ids.empty()) return {};
  const std::vector<std::size_t> places = ascending(ids);
  if (is_dense(ids, places)) return scanned(ledger, ids, places);
  std::vector<std::string> keys;
  keys.reserve(ids.size());
  for (const PersonId id : ids) {
    keys.push_back(rocks_keys::number_key(rocks_keys::person, id.value));
  }
  return rows_of_keys(ledger, keys);
}

}  // namespace seatledger::ledger
