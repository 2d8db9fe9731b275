#include "base/json_objects.h"

#include <rapidcheck.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <string>

#include "base/json_reader.h"
#include "base/store_error.h"

namespace seatledger {
namespace {

std::string merged(const char* old, const char* changes) {
  return merge_objects(JsonText(old), JsonText(changes)).str();
}

TEST_CASE("merging sets the members of the second object into the first") {
  struct Row {
    const char* old;
    const char* changes;
    const char* wanted;
  };
  const Row rows[] = {
      {"{}", "{}", "{}"},
      {"{}", R"({"a":1})", R"({"a":1})"},
      {R"({"a":1})", "{}", R"({"a":1})"},
      {R"({"a":1,"b":2,"c":3})", R"({"b":9})", R"({"a":1,"b":9,"c":3})"},
      {R"({"a":1,"b":2})", R"({"z":0,"a":3,"y":1})", R"({"a":3,"b":2,"z":0,"y":1})"},
      {R"({"a":{"x":1,"y":2}})", R"({"a":{"x":5}})", R"({"a":{"x":5}})"},
      {R"({"a":1})", R"({"a":null})", R"({"a":null})"},
      {R"({"a":1})", R"({"A":2,"":3})", R"({"a":1,"A":2,"":3})"},
      {R"({"é":"ü"})", R"({"\"\\":"\n"})", R"({"é":"ü","\"\\":"\n"})"},
      {R"({"a":1.0,"b":18446744073709551615})", R"({"c":1e300})",
       R"({"a":1.0,"b":18446744073709551615,"c":1e+300})"},
  };
  for (const Row& row : rows) {
    INFO(row.old << " + " << row.changes);
    CHECK(merged(row.old, row.changes) == row.wanted);
    CHECK(merged(row.wanted, row.changes) == row.wanted);
  }
}

std::string object(const std::map<std::string, int>& members) {
  std::string text = "{";
  for (const auto& [name, value] : members) {
    text += (text.size() > 1 ? ",\"" : "\"") + name + "\":" + std::to_string(value);
  }
  return text + "}";
}

TEST_CASE("merging keeps every member once, the newer value winning") {
  const bool held = rc::check([] {
    const auto members = [] {
      return *rc::gen::container<std::map<std::string, int>>(
          rc::gen::nonEmpty(rc::gen::container<std::string>(rc::gen::inRange('a', 'd'))),
          rc::gen::arbitrary<int>());
    };
    const std::map<std::string, int> old = members();
    std::map<std::string, int> wanted = members();
    const JsonText result = merge_objects(JsonText(object(old)), JsonText(object(wanted)));
    wanted.insert(old.begin(), old.end());
    simdjson::dom::parser parser;
    RC_ASSERT(canonical_json(*parse_json(parser, result.str())) == object(wanted));
  });
  CHECK(held);
}

TEST_CASE("members are looked up and taken out by their names") {
  const JsonText text(R"({"a":1,"b":{"a":[true]},"":null})");
  CHECK(member_of(text, "a")->str() == "1");
  CHECK(member_of(text, "b")->str() == R"({"a":[true]})");
  CHECK(member_of(text, "")->str() == "null");
  CHECK_FALSE(member_of(text, "A"));
  CHECK(without_member(text, "b").str() == R"({"a":1,"":null})");
  CHECK(without_member(text, "x") == text);
  CHECK(without_member(JsonText(R"({"a":1})"), "a") == JsonText());
}

TEST_CASE("texts go into JSON and come out of it") {
  CHECK(json_of("a\"b").str() == R"("a\"b")");
  CHECK(json_of(std::nullopt).str() == "null");
  CHECK(text_in(json_of("é\n")) == "é\n");
  CHECK_FALSE(text_in(JsonText("null")));
  CHECK_FALSE(text_in(JsonText("[]")));
  CHECK(object_of("a\"", JsonText("[1]")).str() == R"({"a\"":[1]})");
}

TEST_CASE("what is no object is no text of ours") {
  CHECK_THROWS_AS(merged("[]", "{}"), StoreError);
  CHECK_THROWS_AS(merged("{}", "1"), StoreError);
  CHECK_THROWS_AS(merged("{", "{}"), StoreError);
  CHECK_THROWS_AS(member_of(JsonText("null"), "a"), StoreError);
}

}  // namespace
}  // namespace seatledger
