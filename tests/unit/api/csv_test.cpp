#include "api/seats/csv.h"

#include <catch2/catch.hpp>

namespace seatledger::api {
namespace {

using Rows = std::vector<CsvRow>;

Rows rows_of(std::string_view text) { return parse_csv(text, 100).value(); }

std::string fault_of(std::string_view text, std::size_t rows_max = 100) {
  const auto rows = parse_csv(text, rows_max);
  REQUIRE(rows.has_error());
  CHECK(rows.error().code == ErrorCode::malformed_body);
  return rows.error().detail;
}

TEST_CASE("csv: cells, line ends and the last line without one") {
  const Rows expected{{1, {"a", "b"}}, {2, {"1", " 2 "}}};
  CHECK(rows_of("a,b\n1, 2 \n") == expected);
  CHECK(rows_of("a,b\r\n1, 2 ") == expected);
  CHECK(rows_of("\xEF\xBB\xBF"
                "a,b\n1, 2 ") == expected);
  CHECK(rows_of("").empty());
  CHECK(rows_of("a\n,\n\"\",x\n , \n,,,\n") == Rows{{1, {"a"}}, {3, {"", "x"}}});
}

TEST_CASE("csv: quoted cells hold commas, quotes and line ends; rows keep their line") {
  CHECK(rows_of("a,\"x,\r\n\ny\"\"z\"\r\n\r\n\nb,c\n") ==
        Rows{{1, {"a", "x,\r\n\ny\"z"}}, {6, {"b", "c"}}});
}

TEST_CASE("csv: what is no CSV names its line") {
  CHECK(fault_of("a\nb\"c\n").find("line 2") != std::string::npos);
  CHECK(fault_of("a\n\"b\" ,c\n").find("line 2") != std::string::npos);
  CHECK(fault_of("a\n\"b\n\nc").find("line 4") != std::string::npos);
  CHECK(fault_of("a\xFF\n").find("UTF-8") != std::string::npos);
  CHECK(fault_of(std::string_view("a\0\n", 3)).find("UTF-8") != std::string::npos);
  CHECK(parse_csv("a\nb\nc\n", 2).value().size() == 3);
  CHECK(fault_of("a\nb\nc\nd\n", 2) == "the CSV has more than 2 rows below its header");
}

}  // namespace
}  // namespace seatledger::api
