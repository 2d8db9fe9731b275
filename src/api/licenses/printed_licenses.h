// The rows of lists of licenses as they were last printed: a page that is asked for again is copied
// from here.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <mutex>
#include <string>
#include <vector>

#include "base/json_writer.h"
#include "projections/queries/reader.h"

namespace seatledger::api {

// At most 32 MiB, for the licenses that were printed last. Any thread.
class PrintedLicenses {
 public:
  PrintedLicenses() : rows_(rows_max) {}

  // As print_license(). `place` is of a list of `views`.
  void print(JsonWriter& out, const projections::LicensePlace& place,
             const projections::ViewReader& views, bool summary);

 private:
  static constexpr std::size_t rows_max = 8192;
  static constexpr std::size_t row_bytes_max = 4096;
  static constexpr std::size_t locks = 64;

  // What a text was printed from; equal ones give equal texts.
  struct Source {
    std::uint64_t filling = 0;
    std::uint64_t id = 0;  // 0: no text
    std::uint64_t version = 0;
    bool summary = false;
    friend bool operator==(const Source&, const Source&) = default;
  };
  struct Row {
    Source source;
    std::string text;
  };

  std::array<std::mutex, locks> mutexes_;  // each guards every 64th row
  std::vector<Row> rows_;                  // by id, modulo their number
};

}  // namespace seatledger::api
