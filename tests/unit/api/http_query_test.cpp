#include <catch2/catch.hpp>

#include "api/http/query.h"

namespace seatledger::api {
namespace {

using namespace std::string_literals;

TEST_CASE("a query is read in order by the rules of forms") {
  struct Row {
    std::string raw;
    QueryParameters expected;
  };
  const std::vector<Row> rows{
      {"", {}},
      {"a=1", {{"a", "1"}}},
      {"a=1&b=2&a=3", {{"a", "3"}, {"b", "2"}}},
      {"a", {{"a", ""}}},
      {"a=", {{"a", ""}}},
      {"=x", {{"", "x"}}},
      {"&&a=1&", {{"a", "1"}}},
      {"a=b=c", {{"a", "b=c"}}},
      {"q=one+two%20three", {{"q", "one two three"}}},
      {"q=%2B%26%3D", {{"q", "+&="}}},
      {"na%20me+x=1", {{"na me x", "1"}}},
      {"n=%C3%a9", {{"n", "\xC3\xA9"}}},
      {"n=\xC3\xA9", {{"n", "\xC3\xA9"}}},
      {"c=course-v1:x+y", {{"c", "course-v1:x y"}}},
  };
  for (const Row& row : rows) {
    CAPTURE(row.raw);
    const auto result = parse_query(row.raw);
    REQUIRE(result.has_value());
    CHECK(*result == row.expected);
  }
}

TEST_CASE("a parameter is found without the white space at its ends") {
  CHECK(find_parameter(*parse_query("a=+x+y%C2%A0%09"), "a") == "x y");
  CHECK(find_parameter(*parse_query("a=%E3%80%80+"), "a") == "");
}

TEST_CASE("a broken query names the parameter to blame") {
  struct Row {
    std::string raw;
    std::string field;
  };
  const std::vector<Row> rows{
      {"a=1&b=%", "b"},     {"b=%4", "b"},           {"b=%zz", "b"},   {"b=%00", "b"},
      {"b=a\0c"s, "b"},     {"b=%FF", "b"},          {"b=%C3", "b"},   {"b=%ED%A0%80", "b"},
      {"b=%C0%80", "b"},    {"x%=1", "x%"},          {"%FF=1", "%FF"}, {"\xFFn=1", "?n"},
      {"p%20q=%GG", "p q"}, {"b=%F5%80%80%80", "b"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.raw);
    const auto result = parse_query(row.raw);
    REQUIRE(result.has_error());
    CHECK(result.error().code == ErrorCode::invalid_parameter);
    REQUIRE(result.error().fields.size() == 1);
    CHECK(result.error().fields[0].field == row.field);
  }
}

TEST_CASE("what append_parameter prints reads back") {
  const QueryParameters parameters{{"page", "2"}, {"a b", "c+d&e=f%"}, {"\xC3\xA9", "~-._/?#"}};
  std::string printed = "/list/?";
  for (const auto& [name, value] : parameters) append_parameter(printed, name, value);
  CHECK(printed == "/list/?page=2&a%20b=c%2Bd%26e%3Df%25&%C3%A9=~-._%2F%3F%23");
  CHECK(*parse_query(printed.substr(printed.find('?') + 1)) == parameters);
  CHECK(find_parameter(parameters, "page") == "2");
  CHECK_FALSE(find_parameter(parameters, "Page"));
}

TEST_CASE("a path keeps its plus signs") {
  CHECK(*decode_path("course-v1:a+b%2Fc") == "course-v1:a+b/c");
  for (const char* raw : {"%", "%0", "%00", "%FF", "a%xyz"}) {
    CAPTURE(raw);
    const auto result = decode_path(raw);
    REQUIRE(result.has_error());
    CHECK(result.error().code == ErrorCode::path_not_found);
  }
}

}  // namespace
}  // namespace seatledger::api
