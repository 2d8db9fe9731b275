#include "base/json_contains.h"

#include <catch2/catch.hpp>
#include <string>

#include "base/json_reader.h"

namespace seatledger {
namespace {

bool contains(const char* outer, const char* inner) {
  simdjson::dom::parser outer_parser;
  simdjson::dom::parser inner_parser;
  return json_contains(*parse_json(outer_parser, outer), *parse_json(inner_parser, inner));
}

struct Row {
  const char* outer;
  const char* inner;
};

// The examples of PostgreSQL's documentation (section 8.14.3) are among them.
TEST_CASE("what contains") {
  const Row rows[] = {
      {R"("foo")", R"("foo")"},
      {"[1,2,3]", "[1,3]"},
      {"[1,2,3]", "[3,1]"},
      {"[1,2,3]", "[1,2,2]"},
      {R"({"product":"PostgreSQL","version":9.4,"jsonb":true})", R"({"version":9.4})"},
      {R"(["foo","bar"])", R"("bar")"},
      {R"({"foo":{"bar":"baz"}})", R"({"foo":{}})"},
      {R"({"foo":{"bar":"baz","n":1}})", R"({"foo":{"bar":"baz"}})"},
      {R"([[1,2],[3]])", "[[2]]"},
      {R"([{"a":1,"b":2},{"a":3}])", R"([{"a":3},{"b":2}])"},
      {"{}", "{}"},
      {"[]", "[]"},
      {R"({"a":[1]})", R"({"a":[]})"},
      {"1", "1.0"},
      {"100", "1e2"},
      {"18446744073709551615", "18446744073709551615"},
      {"-5", "-5.0"},
      {"0", "-0.0"},
      {"0.5", "5e-1"},
      {R"({"a":null})", R"({"a":null})"},
      {"true", "true"},
  };
  for (const Row& row : rows) {
    INFO(row.outer << " @> " << row.inner);
    CHECK(contains(row.outer, row.inner));
  }
}

TEST_CASE("what does not contain") {
  const Row rows[] = {
      {"[1,2,[1,3]]", "[1,3]"},
      {R"({"foo":{"bar":"baz"}})", R"({"bar":"baz"})"},
      {R"("bar")", R"(["bar"])"},
      {R"({"a":[1,2]})", R"({"a":1})"},
      {R"({"a":1})", R"({"a":1,"b":2})"},
      {R"({"a":1})", R"({"a":"1"})"},
      {R"({"a":1})", R"({"a":true})"},
      {R"({"a":null})", R"({"b":null})"},
      {"{}", "[]"},
      {"[]", "{}"},
      {"[[1]]", "[1]"},
      {R"({"a":1})", "1"},
      {R"({"a":"x"})", R"({"a":"X"})"},
      {"1", "1.5"},
      {"-1", "18446744073709551615"},
      {"9223372036854775807", "9223372036854775808"},
      {"1e300", "1e301"},
      {"null", "false"},
      {"true", "false"},
  };
  for (const Row& row : rows) {
    INFO(row.outer << " @> " << row.inner);
    CHECK_FALSE(contains(row.outer, row.inner));
  }
}

}  // namespace
}  // namespace seatledger
