#include "base/json_reader.h"

#include <catch2/catch.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace seatledger {
namespace {

std::string nested(std::size_t levels, const std::string& open, const std::string& close) {
  std::string text;
  for (std::size_t i = 0; i < levels; ++i) text += open;
  for (std::size_t i = 0; i < levels; ++i) text += close;
  return text;
}

// The compact text of what was read; "refused: <detail>" when it was not.
std::string read(std::string_view text) {
  simdjson::dom::parser parser;
  const auto root = parse_json(parser, text);
  if (!root.has_error()) return to_json_text(*root).str();
  CHECK(root.error().code == ErrorCode::malformed_body);
  CHECK_FALSE(root.error().detail.empty());
  return "refused";
}

std::string canonical(std::string_view text) {
  simdjson::dom::parser parser;
  const auto root = parse_json(parser, text);
  REQUIRE(root.has_value());
  return canonical_json(*root);
}

TEST_CASE("JSON is read and printed compactly, members in the order they came") {
  struct Row {
    std::string_view in, out;
  };
  const std::vector<Row> table{
      {"{}", "{}"},
      {" \t\r\n{ \"b\" : 1 , \"a\" : [ ] } \n", R"({"b":1,"a":[]})"},
      {R"([null,true,false,"x",{},[]])", R"([null,true,false,"x",{},[]])"},
      {R"("text")", R"("text")"},
      {"7", "7"},
      {"null", "null"},
      {"-0", "0"},
      {"1.0", "1.0"},
      {"1e2", "100.0"},
      {"-0.0", "-0.0"},
      {"9223372036854775807", "9223372036854775807"},
      {"-9223372036854775808", "-9223372036854775808"},
      {"9223372036854775808", "9223372036854775808"},
      {"18446744073709551615", "18446744073709551615"},
      {"1.7976931348623157e308", "1.7976931348623157e+308"},
      {"5e-324", "5e-324"},
      {"1e-400", "0.0"},  // rounds to a double; only what is too big is beyond one
      {R"("\u0041\n\t\"\\\/\b\f\r")", R"("A\n\t\"\\/\u0008\u000c\r")"},
      {R"("\ud83d\ude00")", "\"\xf0\x9f\x98\x80\""},
      {"\"\xf4\x8f\xbf\xbf\"", "\"\xf4\x8f\xbf\xbf\""},  // U+10FFFF, the last
      {"\"\x7f\"", "\"\x7f\""},
      {R"({"":0})", R"({"":0})"},
      {R"({"a":{"x":1},"b":{"x":1}})", R"({"a":{"x":1},"b":{"x":1}})"},
      {R"([{"x":1},{"x":1}])", R"([{"x":1},{"x":1}])"},
      {R"({"a":1,"A":2})", R"({"a":1,"A":2})"},
      {R"({"\u00e9":1,"e\u0301":2})", "{\"\xc3\xa9\":1,\"e\xcc\x81\":2}"},
  };
  for (const Row& row : table) {
    CAPTURE(row.in);
    CHECK(read(row.in) == row.out);
  }
}

TEST_CASE("broken JSON is refused") {
  const std::vector<std::string> table{
      "",
      " ",
      "\n\t",
      "{",
      "}",
      "[",
      "]",
      "{]",
      "[}",
      "{}}",
      "{}{}",
      "{},",
      "[1,]",
      "[,1]",
      "[1 2]",
      R"({"a"})",
      R"({"a":})",
      R"({"a":1,})",
      R"({"a":1 "b":2})",
      R"({"a" 1})",
      R"({a:1})",
      R"({1:1})",
      R"({'a':1})",
      R"({null:1})",
      R"({"a":undefined})",
      "{} x",
      "{}\n{}",
      "1 2",
      "nul",
      "TRUE",
      "True",
      "None",
      "NaN",
      "Infinity",
      "-Infinity",
      "-",
      "+1",
      ".5",
      "5.",
      "01",
      "-01",
      "1e",
      "1e+",
      "1.e5",
      "0x10",
      "1_000",
      "1,5",
      "\"",
      "\"a",
      R"("\x41")",
      R"("\u12")",
      R"("\u00g0")",
      R"("\")",
      "\"a\nb\"",
      "\"a\tb\"",
      "\"\x01\"",
      "/* c */ {}",
      "{} // c",
      "\xef\xbb\xbf",
      "\xff\xfe{}",
      std::string("{}\0", 3),
      std::string("\0", 1),
      std::string("{\"a\":1}\0{}", 10),
      R"("\ud800")",
      R"("\udc00")",
      R"("\ud800\u0041")",
      R"("\ud800x")",
  };
  for (const std::string& text : table) {
    CAPTURE(text);
    CHECK(read(text) == "refused");
  }
  CHECK(read(std::string_view{}) == "refused");
}

TEST_CASE("invalid UTF-8 is refused wherever it stands") {
  const std::vector<std::string> table{
      "\x80",
      "\xbf",
      "\xc0\xaf",
      "\xc1\xbf",
      "\xc3",
      "\xc3(",
      "\xe0\x80\xaf",
      "\xe2\x82",
      "\xed\xa0\x80",
      "\xed\xbf\xbf",
      "\xf0\x80\x80\xaf",
      "\xf0\x9f\x98",
      "\xf4\x90\x80\x80",
      "\xf5\x80\x80\x80",
      "\xfe",
      "\xff",
      "\xe9",
  };
  for (const std::string& bytes : table) {
    CAPTURE(bytes);
    CHECK(read("\"" + bytes + "\"") == "refused");
    CHECK(read("{\"" + bytes + "\":1}") == "refused");
    CHECK(read("{\"a\":[\"x" + bytes + "y\"]}") == "refused");
    CHECK(read("{}" + bytes) == "refused");
  }
}

TEST_CASE("a key twice in one object is refused, at every level and in every spelling") {
  const std::vector<std::string> table{
      R"({"a":1,"a":1})",       R"({"a":1,"b":2,"a":3})",        R"({"":1,"":2})",
      R"({"a":1,"\u0061":2})",  R"({"x":{"a":1,"b":[],"a":2}})", R"([[{"a":{"b":1,"b":2}}]])",
      R"({"a":{"a":1},"a":2})", R"({"\n":1,"\u000a":1})",
  };
  for (const std::string& text : table) {
    CAPTURE(text);
    CHECK(read(text) == "refused");
  }
}

TEST_CASE("U+0000 in a text or a name is refused") {
  const std::vector<std::string> table{
      R"("\u0000")",      R"("a\u0000b")",   R"({"a":"x\u0000"})",     R"({"\u0000":1})",
      R"({"a\u0000":1})", R"([["\u0000"]])", std::string("\"\0\"", 3),
  };
  for (const std::string& text : table) {
    CAPTURE(text);
    CHECK(read(text) == "refused");
  }
  CHECK(read(R"("\\u0000")") == R"("\\u0000")");  // an escaped backslash, no U+0000
}

TEST_CASE("64 levels are taken, 65 are not") {
  CHECK(read(nested(64, "[", "]")) == nested(64, "[", "]"));
  CHECK(read(nested(65, "[", "]")) == "refused");
  CHECK(read(nested(63, "{\"a\":", "}").insert(63 * 5, "{}")).starts_with("{\"a\":{"));
  CHECK(read(nested(64, "{\"a\":", "}").insert(64 * 5, "{}")) == "refused");
  CHECK(read(nested(32, "[{\"a\":", "}]").insert(32 * 6, "1")).starts_with("[{"));
  CHECK(read(nested(32, "[{\"a\":", "}]").insert(32 * 6, "[]")) == "refused");
  for (const std::size_t levels : {66U, 1023U, 1024U, 1025U, 100'000U}) {
    CAPTURE(levels);
    CHECK(read(nested(levels, "[", "]")) == "refused");
    CHECK(read(nested(levels, "{\"a\":", "")) == "refused");
  }
}

TEST_CASE("numbers beyond a 64-bit integer or a double are refused") {
  const std::vector<std::string> table{
      "18446744073709551616",
      "-9223372036854775809",
      "100000000000000000000000000000",
      "-100000000000000000000",
      "1e309",
      "-1e309",
      "1.8e308",
      "1e99999999999999999999",
  };
  for (const std::string& number : table) {
    CAPTURE(number);
    CHECK(read(number) == "refused");
    CHECK(read("{\"a\":[" + number + "]}") == "refused");
  }
}

TEST_CASE("the canonical text is the same for the same content") {
  CHECK(canonical(R"({"b":1,"a":{"d":[2,1],"c":null}})") == R"({"a":{"c":null,"d":[2,1]},"b":1})");
  CHECK(canonical(R"({ "a" : { "c":null, "d":[2,1] }, "b":1})") ==
        R"({"a":{"c":null,"d":[2,1]},"b":1})");
  CHECK(canonical(R"([{"z":1,"y":2},{"z":1,"y":2}])") == R"([{"y":2,"z":1},{"y":2,"z":1}])");
  CHECK(canonical(R"({"a":"\u0041"})") == canonical(R"({"a":"A"})"));
  // What differs stays different.
  CHECK(canonical("[1,2]") != canonical("[2,1]"));
  CHECK(canonical("1") != canonical(R"("1")"));
  CHECK(canonical("1") != canonical("1.0"));
  CHECK(canonical("{}") != canonical("[]"));
  CHECK(canonical(R"({"a":null})") != canonical("{}"));
}

TEST_CASE("the ledger's own text is checked for form only") {
  simdjson::dom::parser parser;
  CHECK(parse_own_json(parser, R"({"a":1,"a":2})").has_value());
  CHECK(parse_own_json(parser, "{").has_error());
  CHECK(parse_own_json(parser, "").has_error());
}

TEST_CASE("a parser can be used again, also after it refused") {
  simdjson::dom::parser parser;
  CHECK(parse_json(parser, "{").has_error());
  const auto root = parse_json(parser, R"({"a":1})");
  REQUIRE(root.has_value());
  CHECK(to_json_text(*root).str() == R"({"a":1})");
  CHECK(parse_json(parser, nested(100'000, "[", "]")).has_error());
  CHECK(parse_json(parser, "[1]").has_value());
}

}  // namespace
}  // namespace seatledger
