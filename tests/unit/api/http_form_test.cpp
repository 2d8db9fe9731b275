#include <catch2/catch.hpp>

#include "api/http/form.h"

namespace seatledger::api {
namespace {

using namespace std::string_literals;

std::string part(const std::string& header, const std::string& content) {
  return "--B\r\n" + header + "\r\n\r\n" + content + "\r\n";
}

std::string named(const std::string& name, const std::string& content) {
  return part("Content-Disposition: form-data; name=\"" + name + "\"", content);
}

void check_malformed(const Result<FormEntries>& result) {
  REQUIRE(result.has_error());
  CHECK(result.error().code == ErrorCode::malformed_body);
  CHECK_FALSE(result.error().detail.empty());
}

TEST_CASE("a form is read in order") {
  CHECK(parse_form("")->empty());
  CHECK(*parse_form("a=1&b=x+y%21&a=&c") ==
        FormEntries{{"a", "1", {}}, {"b", "x y!", {}}, {"a", "", {}}, {"c", "", {}}});
  CHECK(*parse_form("metadata=%7B%22a%22%3A1%7D") == FormEntries{{"metadata", "{\"a\":1}", {}}});
}

TEST_CASE("a broken form is malformed") {
  for (const std::string& body :
       {"a=%"s, "a=%1"s, "%x=1"s, "a=%00"s, "a=\0"s, "a=%FF"s, "%FF=1"s}) {
    CAPTURE(body);
    check_malformed(parse_form(body));
  }
  std::string many;
  for (std::size_t at = 0; at < form_entries_max; ++at) many += "a=1&";
  CHECK(parse_form(many)->size() == form_entries_max);
  check_malformed(parse_form(many + "b=2"));
}

TEST_CASE("a multipart form is read in order") {
  const std::string file = part(
      "content-disposition: form-data; filename=\"C:\\dir\\a \\\"b\\\".bin\"; name=f\r\n"
      "Content-Type: application/octet-stream\r\nX-Other: 1",
      "\xFF\0\r\n"s);
  struct Row {
    std::string body;
    FormEntries expected;
  };
  const std::vector<Row> rows{
      {"--B--", {}},
      {"--B--\r\n", {}},
      {named("a", "1") + "--B--\r\n", {{"a", "1", {}}}},
      {named("a", "") + named("a", "2\r\n3") + "--B--", {{"a", "", {}}, {"a", "2\r\n3", {}}}},
      {"preamble\r\n" + named("a", "1") + "--B--epilogue", {{"a", "1", {}}}},
      {"\r\n" + named("a", "1") + "--B--", {{"a", "1", {}}}},
      {"--Bx\r\n" + named("a", "x--B\r\n--Bx\r\n-B--") + "--B--",
       {{"a", "x--B\r\n--Bx\r\n-B--", {}}}},
      {"--B \t\r\nContent-Disposition:form-data;name=a\r\n\r\n1\r\n--B--", {{"a", "1", {}}}},
      {part("Content-Disposition: form-data; name=\"\xC3\xA9\"\r\n"
            "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit",
            "\xC3\xA9") +
           "--B--",
       {{"\xC3\xA9", "\xC3\xA9", {}}}},
      {file + "--B--", {{"f", "\xFF\0\r\n"s, "C:\\dir\\a \"b\".bin"}}},
  };
  for (const Row& row : rows) {
    CAPTURE(row.body);
    const auto result = parse_multipart(row.body, "B");
    REQUIRE(result.has_value());
    CHECK(*result == row.expected);
  }
}

TEST_CASE("a broken multipart form is malformed") {
  const std::string text = "Content-Disposition: form-data; name=a";
  const std::vector<std::string> rows{
      "",
      "--",
      "--B",
      "--B\r\n",
      "--C--",
      named("a", "1"),
      named("a", "1") + "--B",
      "--B\r\n--B--",
      "--B\r\n\r\n--B--",
      "--B\r\n\r\n1\r\n--B--",
      "--B\r\n" + text + "\r\n--B--",
      "--B\r\n" + text + "\n\n1\r\n--B--",
      part("no colon", "1") + "--B--",
      part("Content-Disposition: attachment; name=a", "1") + "--B--",
      part("Content-Disposition: form-data", "1") + "--B--",
      part("Content-Disposition: form-data; filename=a", "1") + "--B--",
      part("Content-Disposition: form-data; name=\"a", "1") + "--B--",
      part(text + "\r\nContent-Transfer-Encoding: base64", "MQ==") + "--B--",
      part(text + "\r\nContent-Type: text/plain; charset=latin1", "1") + "--B--",
      part(text + "\r\nX: " + std::string(9000, 'x'), "1") + "--B--",
      named("a", "\xFF") + "--B--",
      named("a", "\0"s) + "--B--",
      named("\xFF", "1") + "--B--",
  };
  for (const std::string& body : rows) {
    CAPTURE(body);
    check_malformed(parse_multipart(body, "B"));
  }
}

TEST_CASE("a multipart form has at most a thousand parts") {
  std::string many;
  for (std::size_t at = 0; at < form_entries_max; ++at) many += named("a", "1");
  CHECK(parse_multipart(many + "--B--", "B")->size() == form_entries_max);
  check_malformed(parse_multipart(many + named("a", "1") + "--B--", "B"));
}

TEST_CASE("no prefix of a multipart form is taken for a whole one") {
  const std::string body = named("a", "1") + named("b", "2") + "--B--";
  for (std::size_t bytes = 0; bytes < body.size(); ++bytes) {
    CAPTURE(bytes);
    CHECK(parse_multipart(std::string_view{body}.substr(0, bytes), "B").has_error());
  }
}

}  // namespace
}  // namespace seatledger::api
