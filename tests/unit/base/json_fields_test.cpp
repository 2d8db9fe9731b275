#include "base/json_fields.h"

#include <catch2/catch.hpp>
#include <limits>
#include <string>
#include <vector>

#include "base/given.h"

namespace seatledger {
namespace {

struct Inner {
  std::uint64_t number = 0;
  std::optional<bool> flag;
  friend bool operator==(const Inner&, const Inner&) = default;
};

struct Outer {
  std::string text;
  bool flag = false;
  std::int64_t integer = 0;
  Timestamp time;
  Digest digest;
  LicenseId id;
  JsonText json;
  Given<std::string> given;
  Given<std::optional<std::int64_t>> given_or_null;
  std::optional<std::string> optional;
  std::vector<Inner> list;
  Inner inner;
  JsonText rest;
  friend bool operator==(const Outer&, const Outer&) = default;
};

}  // namespace

template <>
inline constexpr auto fields_of<Inner> =
    std::tuple{Field{"number", &Inner::number}, Field{"flag", &Inner::flag}};

template <>
inline constexpr auto fields_of<Outer> = std::tuple{Field{"text", &Outer::text},
                                                    Field{"flag", &Outer::flag},
                                                    Field{"integer", &Outer::integer},
                                                    Field{"time", &Outer::time},
                                                    Field{"digest", &Outer::digest},
                                                    Field{"id", &Outer::id},
                                                    Field{"json", &Outer::json},
                                                    Field{"given", &Outer::given},
                                                    Field{"given_or_null", &Outer::given_or_null},
                                                    Field{"optional", &Outer::optional},
                                                    Field{"list", &Outer::list},
                                                    Field{"inner", &Outer::inner},
                                                    Field{"rest", &Outer::rest}};

namespace {

const std::string zeros(64, '0');

std::string smallest() {
  return R"({"text":"","flag":false,"integer":0,"time":"1970-01-01T00:00:00Z","digest":")" + zeros +
         R"(","id":0,"json":{},"optional":null,"list":[],"inner":{"number":0,"flag":null}})";
}

TEST_CASE("a struct is printed field by field, in the order of its list") {
  CHECK(to_json(Outer{}) == smallest());
  Outer outer;
  outer.text = "a\"b";
  outer.flag = true;
  outer.integer = std::numeric_limits<std::int64_t>::min();
  outer.time = {1};
  outer.digest.bytes.fill(0xab);
  outer.id = {std::numeric_limits<std::uint64_t>::max()};
  outer.json = JsonText(R"([1,{"x":null}])");
  outer.given = "";
  outer.given_or_null = std::optional<std::int64_t>();
  outer.optional = "o";
  outer.list = {{1, true}, {2, std::nullopt}};
  outer.inner = {3, false};
  outer.rest = JsonText(R"({"z":1,"rest":{"deep":[]},"a":"x"})");
  const std::string text = to_json(outer);
  CHECK(text ==
        R"({"text":"a\"b","flag":true,"integer":-9223372036854775808,)"
        R"("time":"1970-01-01T00:00:00.000001Z","digest":")" +
            std::string("abababababababababababababababababababababababababababababababab") +
            R"(","id":18446744073709551615,"json":[1,{"x":null}],"given":"","given_or_null":null,)"
            R"("optional":"o","list":[{"number":1,"flag":true},{"number":2,"flag":null}],)"
            R"("inner":{"number":3,"flag":false},"z":1,"rest":{"deep":[]},"a":"x"})");
  CHECK(from_json<Outer>(text) == outer);
}

TEST_CASE("absent and null are two things") {
  Outer outer;
  CHECK(from_json<Outer>(to_json(outer)) == outer);
  CHECK_FALSE(from_json<Outer>(to_json(outer)).given_or_null.has_value());
  outer.given_or_null = std::optional<std::int64_t>();
  const Outer with_null = from_json<Outer>(to_json(outer));
  REQUIRE(with_null.given_or_null.has_value());
  CHECK_FALSE(with_null.given_or_null->has_value());
  outer.given_or_null = std::optional<std::int64_t>(5);
  CHECK(from_json<Outer>(to_json(outer)) == outer);
}

TEST_CASE("members that the struct does not know are kept in rest, in their order") {
  std::string text = smallest();
  text.insert(1, R"("first":1,)");
  text.insert(text.size() - 1, R"(,"last":{"b":[1,2],"a":"\u0001"})");
  const Outer outer = from_json<Outer>(text);
  CHECK(outer.rest.str() == R"({"first":1,"last":{"b":[1,2],"a":"\u0001"}})");
  CHECK(from_json<Outer>(to_json(outer)) == outer);
}

TEST_CASE("reading fills every field anew") {
  std::string text = smallest();
  text.insert(1, R"("given":"old","old":1,)");
  Outer outer = from_json<Outer>(text);
  outer.optional = "old";
  outer.list = {{1, true}};
  REQUIRE(outer.given.has_value());
  REQUIRE(outer.rest.str() == R"({"old":1})");
  simdjson::dom::parser parser;
  const auto root = parse_own_json(parser, smallest());
  REQUIRE(root.has_value());
  read_json(*root, outer);
  CHECK(outer == Outer{});
}

TEST_CASE("what the ledger did not write is a StoreError") {
  const auto changed = [](std::string_view from, std::string_view to) {
    std::string text = smallest();
    const auto at = text.find(from);
    REQUIRE(at != std::string::npos);
    return text.replace(at, from.size(), to);
  };
  const std::vector<std::string> table{
      "",
      "{",
      "[]",
      "null",
      "{}",
      changed(R"("text":"",)", ""),        // missing
      changed(R"("optional":null,)", ""),  // null must be written
      changed(R"("text":"")", R"("text":1)"),
      changed(R"("text":"")", R"("text":null)"),
      changed(R"("flag":false)", R"("flag":0)"),
      changed(R"("integer":0)", R"("integer":0.0)"),
      changed(R"("integer":0)", R"("integer":9223372036854775808)"),
      changed(R"("id":0)", R"("id":-1)"),
      changed(R"("id":0)", R"("id":"0")"),
      changed("1970-01-01", "1970-13-01"),
      changed(R"("time":"1970-01-01T00:00:00Z")", R"("time":0)"),
      changed(zeros, zeros.substr(1)),
      changed(zeros, zeros.substr(1) + "x"),
      changed(R"("list":[])", R"("list":{})"),
      changed(R"("list":[])", R"("list":[null])"),
      changed(R"("list":[])", R"("list":[{"number":1}])"),
      changed(R"({"number":0,"flag":null})", "[]"),
      changed(R"("optional":null)", R"("optional":1)"),
      changed(R"("id":0)", R"("id":0,"given":null)"),  // not an optional
  };
  for (const std::string& text : table) {
    CAPTURE(text);
    CHECK_THROWS_AS(from_json<Outer>(text), StoreError);
  }
}

TEST_CASE("a field that may be left out is not a field that may be null") {
  Given<std::string> name;
  CHECK_FALSE(name);
  CHECK(name.value_or("x") == "x");
  name = "n";
  CHECK(name);
  CHECK(*name == "n");
  CHECK(name->size() == 1);
  name.reset();
  CHECK(name == Given<std::string>());
  name.emplace() = "again";
  CHECK(name == Given<std::string>("again"));
  // One Given never turns into another, and an optional never into an absent Given.
  STATIC_REQUIRE_FALSE(std::is_convertible_v<Given<std::string>, Given<bool>>);
  STATIC_REQUIRE_FALSE(std::is_convertible_v<std::optional<std::string>, Given<bool>>);
  const Given<std::optional<int>> null_given{std::optional<int>()};
  CHECK(null_given.has_value());
}

}  // namespace
}  // namespace seatledger
