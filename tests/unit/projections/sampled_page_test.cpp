// A page that is found by sampling is the page of the sorted rows, however bad the sample.
#include "projections/queries/sampled_page.h"

#include <rapidcheck.h>

#include <catch2/catch.hpp>
#include <cstdint>
#include <random>

namespace seatledger::projections {
namespace {

struct NumberedRow {
  std::uint64_t key = 0;
  std::size_t place = 0;
  friend auto operator<=>(const NumberedRow&, const NumberedRow&) = default;
};

std::vector<NumberedRow> rows_of(std::size_t count, std::uint64_t keys, std::uint64_t seed) {
  std::mt19937_64 random(seed);
  std::vector<NumberedRow> rows;
  for (std::size_t i = 0; i < count; ++i) rows.push_back({random() % keys, i});
  return rows;
}

TEST_CASE("a page by sampling is the page of the sorted rows") {
  CHECK(rc::check("sampled and sorted pages agree", [] {
    const auto count = *rc::gen::inRange<std::size_t>(1, 5000);
    const auto keys = *rc::gen::element<std::uint64_t>(1, 2, 50, 1'000'000);
    auto rows = rows_of(count, keys, *rc::gen::arbitrary<std::uint64_t>());
    std::vector<NumberedRow> sample;
    // Of all rows or of the first ones only; or none.
    const auto stride = *rc::gen::element<std::size_t>(1, 3, 40);
    const auto samples = *rc::gen::element<std::size_t>(0, 1, 10, 200);
    for (std::size_t i = 0; i < count && sample.size() < samples; i += stride) {
      sample.push_back(rows[i]);
    }
    PageRange range;
    range.begin = *rc::gen::inRange<std::size_t>(0, count);
    range.end = std::min(count, range.begin + *rc::gen::inRange<std::size_t>(1, 100));
    const auto found = sampled_page(sample, count, range, std::less<>(), [&](const auto& visit) {
      for (const NumberedRow& row : rows) visit(row);
    });
    std::sort(rows.begin(), rows.end());
    const auto at = [&](std::size_t place) {
      return rows.begin() + static_cast<std::ptrdiff_t>(place);
    };
    RC_ASSERT(found == std::vector<NumberedRow>(at(range.begin), at(range.end)));
  }));
}

TEST_CASE("a good sample leaves few rows to sort") {
  const auto rows = rows_of(200'000, 1'000'000'000, 3);
  std::vector<NumberedRow> sample;
  for (std::size_t i = 0; i < rows.size(); i += 50) sample.push_back(rows[i]);
  for (const std::size_t begin : {0, 20, 100'000, 199'980}) {
    const PageRange range{begin, begin + 20};
    const auto bounds = sampled::bounds_of(sample, rows.size(), range, std::less<>());
    std::size_t kept = 0;
    for (const NumberedRow& row : rows) {
      const bool is_out = (bounds.high && *bounds.high < row) || (bounds.low && row < *bounds.low);
      if (!is_out) ++kept;
    }
    INFO("from row " << begin);
    CHECK(kept >= 20);
    CHECK(kept < rows.size() / 10);
  }
}

}  // namespace
}  // namespace seatledger::projections
