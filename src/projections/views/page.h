// Pages of a list.
#pragma once

#include <cstddef>
#include <vector>

namespace seatledger::projections {

struct Page {
  std::size_t number = 1;  // from 1
  std::size_t size = 20;

  // How many rows stand before the page; as many as there can be when that is beyond a size_t.
  std::size_t skipped() const {
    const std::size_t before = number == 0 ? 0 : number - 1;
    if (size != 0 && before > static_cast<std::size_t>(-1) / size) {
      return static_cast<std::size_t>(-1);
    }
    return before * size;
  }
};

template <class Record>
struct RecordPage {
  std::size_t total = 0;  // over all pages
  std::vector<Record> rows;
};

}  // namespace seatledger::projections
