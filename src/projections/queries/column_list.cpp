#include "projections/queries/column_list.h"

#include <algorithm>
#include <random>
#include <utility>

#include "projections/queries/column_filter.h"
#include "projections/queries/column_keys.h"
#include "projections/queries/sampled_page.h"

namespace seatledger::projections {
namespace {

constexpr std::size_t capacity = LicenseChunk::capacity;
// Where few licenses match, an index takes as long for so many entries as columns for a chunk, and
// for a page as for so many chunks.
constexpr std::size_t entries_per_chunk = 2;
constexpr std::size_t chunks_min = 64;

PageRange range_of(const Page& page, std::size_t total) {
  const std::size_t begin = std::min(page.skipped(), total);
  return {begin, begin + std::min(page.size, total - begin)};
}

LicensePlace license_at(const LicenseColumns& columns, std::size_t place) {
  const LicenseChunk& chunk = columns.chunk(place / capacity);
  return {LicenseId{chunk.id[place % capacity]}, chunk.version[place % capacity]};
}

// Walks over the matches in order of id, from either end.
class WalkById {
 public:
  WalkById(const LicenseColumns& columns, const ColumnFilter& filter)
      : columns_(columns), filter_(filter) {}

  // The places of `range`, which is counted from the end that the walk begins at. Counts all
  // matches.
  std::vector<std::size_t> walk_all(bool descending, PageRange range) {
    return walk(descending, range, columns_.size(), columns_.chunks());
  }
  // The same, up to the end of the range. Nothing: it is not within so many chunks.
  std::optional<std::vector<std::size_t>> walk_to(bool descending, PageRange range,
                                                  std::size_t chunks_max) {
    auto places = walk(descending, range, range.end, std::min(chunks_max, columns_.chunks()));
    if (places.size() < range.end - range.begin) return std::nullopt;
    return places;
  }
  std::size_t counted() const { return counted_; }

 private:
  std::vector<std::size_t> walk(bool descending, PageRange range, std::size_t counted_max,
                                std::size_t chunks_max) {
    std::vector<std::size_t> places;
    const std::size_t chunks = columns_.chunks();
    std::size_t looked_at = 0;
    for (std::size_t i = 0; i < chunks && looked_at < chunks_max && counted_ < counted_max; ++i) {
      const std::size_t index = descending ? chunks - 1 - i : i;
      if (!filter_.may_match(columns_, index)) continue;
      ++looked_at;
      const SlotSet found = filter_.matches(columns_, index);
      const std::size_t count = found.count();
      const std::size_t first = std::max(range.begin, counted_);
      const std::size_t last = std::min(range.end, counted_ + count);
      for (std::size_t at = first; at < last; ++at) {
        const std::size_t nth = at - counted_;
        places.push_back(index * capacity + found.nth(descending ? count - 1 - nth : nth));
      }
      counted_ += count;
    }
    return places;
  }

  const LicenseColumns& columns_;
  const ColumnFilter& filter_;
  std::size_t counted_ = 0;
};

LicensePlaces page_of_places(const LicenseColumns& columns, std::size_t total,
                             const std::vector<std::size_t>& places) {
  LicensePlaces found{total, {}};
  found.rows.reserve(places.size());
  for (const std::size_t place : places) found.rows.push_back(license_at(columns, place));
  return found;
}

std::optional<LicensePlaces> list_by_id(const LicenseColumns& columns, const ColumnFilter& filter,
                                        const ColumnQuery& query) {
  WalkById walk(columns, filter);
  const bool descending = query.sort.descending;
  if (!query.total) {
    const PageRange range = range_of(query.page, columns.size());
    const auto places = walk.walk_all(descending, range);
    return page_of_places(columns, walk.counted(), places);
  }
  const std::size_t total = *query.total;
  const PageRange range = range_of(query.page, total);
  if (range.begin == range.end) return LicensePlaces{total, {}};
  const bool from_end = range.begin > total / 2;
  const PageRange nearer = from_end ? PageRange{total - range.end, total - range.begin} : range;
  auto places =
      walk.walk_to(descending != from_end, nearer, chunks_min + nearer.end / entries_per_chunk);
  if (!places) return std::nullopt;
  if (from_end) std::reverse(places->begin(), places->end());
  return page_of_places(columns, total, *places);
}

// All matches, by chunk.
class Matches {
 public:
  Matches(const LicenseColumns& columns, const ColumnFilter& filter) : columns_(columns) {
    sets_.reserve(columns.chunks());
    for (std::size_t i = 0; i < columns.chunks(); ++i) {
      sets_.push_back(filter.matches(columns, i));
      total_ += sets_.back().count();
    }
  }

  std::size_t total() const { return total_; }

  // Calls visit(chunk, slot, place) for each match, in order of id.
  template <class Visit>
  void for_each(const Visit& visit) const {
    for (std::size_t i = 0; i < sets_.size(); ++i) {
      const LicenseChunk& chunk = columns_.chunk(i);
      sets_[i].for_each([&](std::size_t slot) { visit(chunk, slot, i * capacity + slot); });
    }
  }

  // The same for one match of each of `count` equal parts, which is chosen at random, so that no
  // regularity of the rows distorts the sample.
  template <class Visit>
  void sample(std::size_t count, const Visit& visit) const {
    std::minstd_rand random;
    std::size_t index = 0;
    std::size_t before = 0;  // matches in earlier chunks
    for (std::size_t part = 0; part < count; ++part) {
      const std::size_t begin = total_ * part / count;
      const std::size_t end = total_ * (part + 1) / count;
      const std::size_t nth = begin + random() % (end - begin);
      for (std::size_t here = sets_[index].count(); before + here <= nth;
           here = sets_[index].count()) {
        before += here;
        ++index;
      }
      const std::size_t slot = sets_[index].nth(nth - before);
      visit(columns_.chunk(index), slot, index * capacity + slot);
    }
  }

 private:
  const LicenseColumns& columns_;
  std::vector<SlotSet> sets_;
  std::size_t total_ = 0;
};

// key_of(chunk, slot) and before(key, key) give the order; ties are in order of id.
template <class Key, class KeyOf, class Before>
LicensePlaces list_by_key(const LicenseColumns& columns, const Matches& matches, const Page& page,
                          const KeyOf& key_of, const Before& before) {
  using Row = KeyedPlace<Key>;
  const std::size_t total = matches.total();
  const PageRange range = range_of(page, total);
  if (range.begin == range.end) return {total, {}};
  const auto with_row = [&](const auto& visit) {
    return [&](const LicenseChunk& chunk, std::size_t slot, std::size_t place) {
      visit(Row{key_of(chunk, slot), place});
    };
  };
  const auto row_before = [&](const Row& left, const Row& right) {
    if (before(left.key, right.key)) return true;
    return left.place < right.place && !before(right.key, left.key);
  };
  std::vector<Row> sample;
  // Of fewer rows, sorting is as fast.
  if (total > 4 * sampled::sample_size) {
    sample.reserve(sampled::sample_size);
    const auto add = [&](const Row& row) { sample.push_back(row); };
    matches.sample(sampled::sample_size, with_row(add));
  }
  const auto rows = sampled_page(std::move(sample), total, range, row_before,
                                 [&](const auto& visit) { matches.for_each(with_row(visit)); });
  std::vector<std::size_t> places;
  places.reserve(rows.size());
  for (const Row& row : rows) places.push_back(row.place);
  return page_of_places(columns, total, places);
}

}  // namespace

std::optional<LicensePlaces> list_columns(const LicenseColumns& columns, const PointReads& reads,
                                          const ColumnQuery& query) {
  const auto filter = ColumnFilter::of(query.matcher, columns);
  if (!filter) return LicensePlaces{};
  const LicenseSort& sort = query.sort;
  if (sort.field == LicenseSortField::id) return list_by_id(columns, *filter, query);
  const Matches matches(columns, *filter);
  if (const auto keys = NumberKeys::of(sort.field, columns, reads)) {
    // Turned around, the order of descending numbers is ascending.
    const std::uint64_t turn = sort.descending ? ~std::uint64_t{0} : 0;
    return list_by_key<std::uint64_t>(
        columns, matches, query.page,
        [&](const LicenseChunk& chunk, std::size_t slot) { return keys->key(chunk, slot) ^ turn; },
        std::less<>());
  }
  const auto key_of = [&](const LicenseChunk& chunk, std::size_t slot) {
    return text_key(sort.field, chunk, slot);
  };
  const auto before = [descending = sort.descending](const TextKey& left, const TextKey& right) {
    return descending ? right < left : left < right;
  };
  return list_by_key<TextKey>(columns, matches, query.page, key_of, before);
}

}  // namespace seatledger::projections
