#include "api/csv/csv_table.h"

#include <catch2/catch.hpp>
#include <string>

#include "base/store_error.h"

namespace seatledger::api {
namespace {

constexpr AnswerField columns[] = {answer::integer("id", ""), answer::text("na,me", ""),
                                   answer::typed("rest", AnswerType::free, "")};
constexpr AnswerObject table{"row", "", columns};

std::string lines_of(std::string_view rows) {
  std::string out;
  append_csv_rows(out, table, rows);
  return out;
}
std::string cell_of(std::string_view json) {
  const std::string line = lines_of("{\"na,me\":" + std::string(json) + "}");
  return line.substr(1, line.size() - 4);
}

TEST_CASE("csv table: the columns are the declared fields, whatever the row has") {
  std::string header;
  append_csv_header(header, table);
  CHECK(header == "id,\"na,me\",rest\r\n");
  CHECK(lines_of("").empty());
  CHECK(lines_of(R"({"na,me":"x","id":7,"more":1},{})") == "7,x,\r\n,,\r\n");
}

TEST_CASE("csv table: each sort of value") {
  CHECK(cell_of("null").empty());
  CHECK(cell_of("true") == "true");
  CHECK(cell_of("-5") == "-5");
  CHECK(cell_of("1.5") == "1.5");
  CHECK(cell_of("18446744073709551615") == "18446744073709551615");
  CHECK(cell_of(R"({"a":[1,"x"]})") == R"("{""a"":[1,""x""]}")");
  CHECK(cell_of("[]") == "[]");
  CHECK(cell_of(R"("")").empty());
  CHECK(cell_of("\"\xc3\xbc \"") == "\xc3\xbc ");
  CHECK(cell_of(R"("a,b")") == R"("a,b")");
  CHECK(cell_of(R"("a\"b")") == R"("a""b")");
  CHECK(cell_of(R"("a\r\nb")") == "\"a\r\nb\"");
}

TEST_CASE("csv table: a text that a spreadsheet would calculate begins with an apostrophe") {
  for (const char* text : {"=1", "+1", "-1", "@x", "'=1", "''=1"}) {
    INFO(text);
    CHECK(cell_of('"' + std::string(text) + '"') == "'" + std::string(text));
  }
  CHECK(cell_of(R"("\t=1")") == "'\t=1");
  CHECK(cell_of(R"("\r=1")") == "\"'\r=1\"");
  for (const char* text : {"a=1", "'a", "'", " =1", "1-1"}) {
    INFO(text);
    CHECK(cell_of('"' + std::string(text) + '"') == text);
  }
}

TEST_CASE("csv table: what is no row is a bug, not a line") {
  CHECK_THROWS_AS(lines_of("7"), StoreError);
  CHECK_THROWS_AS(lines_of("{\"id\":"), StoreError);
}

}  // namespace
}  // namespace seatledger::api
