// The rows of a page among very many that are in no order: sampling finds two rows that enclose the
// page, so that nearly all others are only compared with these (Floyd and Rivest, 1975).
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <optional>
#include <vector>

namespace seatledger::projections {

// From which row on, and up to which one; in the order, from 0. `begin` < `end`.
struct PageRange {
  std::size_t begin = 0;
  std::size_t end = 0;
};

namespace sampled {

constexpr std::size_t sample_size = 4096;
// A sample's quantile is off by more than that many standard deviations once in 30,000.
constexpr double deviations = 4;

// Two rows; nothing: from the first row on, or up to the last.
template <class Row>
struct Bounds {
  std::optional<Row> low, high;
};

template <class Row, class Before>
Bounds<Row> bounds_of(std::vector<Row> sample, std::size_t total, PageRange range,
                      const Before& before) {
  Bounds<Row> bounds;
  if (sample.empty() || sample.size() >= total) return bounds;
  const auto size = static_cast<double>(sample.size());
  const double scale = size / static_cast<double>(total);
  const auto slack = [&](double place) {
    return deviations * std::sqrt(place * (1 - place / size)) + deviations;
  };
  const auto row_at = [&](double place) {
    const auto nth = sample.begin() + static_cast<std::ptrdiff_t>(place);
    std::nth_element(sample.begin(), nth, sample.end(), before);
    return *nth;
  };
  const double begin = static_cast<double>(range.begin) * scale;
  const double end = std::min(static_cast<double>(range.end) * scale, size);
  const double low = std::floor(begin - slack(begin));
  const double high = std::ceil(end + slack(end));
  if (high < size) bounds.high = row_at(high);
  if (low >= 0) bounds.low = row_at(low);
  return bounds;
}

// The page, unless the bounds do not enclose it.
template <class Row, class Before, class ForEach>
std::optional<std::vector<Row>> page_within(const Bounds<Row>& bounds, PageRange range,
                                            const Before& before, const ForEach& for_each) {
  std::vector<Row> rows;
  std::size_t below = 0;
  for_each([&](const Row& row) {
    if (bounds.high && before(*bounds.high, row)) return;
    if (bounds.low && before(row, *bounds.low)) {
      ++below;
    } else {
      rows.push_back(row);
    }
  });
  if (below > range.begin || below + rows.size() < range.end) return std::nullopt;
  const auto at = [&](std::size_t place) {
    return rows.begin() + static_cast<std::ptrdiff_t>(place - below);
  };
  std::nth_element(rows.begin(), at(range.begin), rows.end(), before);
  std::partial_sort(at(range.begin), at(range.end), rows.end(), before);
  return std::vector<Row>(at(range.begin), at(range.end));
}

}  // namespace sampled

// The rows of `range` among `total` ones, in the order of before(row, row), by which no two are
// equal. for_each(visit) visits all rows; `sample` holds some of them, of all parts:
// sampled::sample_size are enough. Time is linear; memory is for a few percent of the rows.
template <class Row, class Before, class ForEach>
std::vector<Row> sampled_page(std::vector<Row> sample, std::size_t total, PageRange range,
                              const Before& before, const ForEach& for_each) {
  const auto bounds = sampled::bounds_of(std::move(sample), total, range, before);
  auto page = sampled::page_within(bounds, range, before, for_each);
  if (!page) page = sampled::page_within(sampled::Bounds<Row>{}, range, before, for_each);
  return std::move(*page);
}

}  // namespace seatledger::projections
