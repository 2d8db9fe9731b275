#include <catch2/catch.hpp>

#include "api/http/media.h"

namespace seatledger::api {
namespace {

TEST_CASE("content types that are understood") {
  struct Row {
    std::string header;
    BodyFormat format;
    std::string boundary;
  };
  const std::vector<Row> rows{
      {"application/json", BodyFormat::json, ""},
      {"Application/JSON", BodyFormat::json, ""},
      {" application/json ", BodyFormat::json, ""},
      {"application/json;", BodyFormat::json, ""},
      {"application/json; charset=utf-8", BodyFormat::json, ""},
      {"application/json;charset=\"UTF-8\"; x=y", BodyFormat::json, ""},
      {"application/json ; Charset=utf8", BodyFormat::json, ""},
      {"application/scim+json", BodyFormat::json, ""},
      {"application/x-www-form-urlencoded; charset=UTF-8", BodyFormat::form, ""},
      {"multipart/form-data; boundary=abc", BodyFormat::multipart, "abc"},
      {"multipart/form-data; boundary=\"a b:c\"", BodyFormat::multipart, "a b:c"},
      {"Multipart/Form-Data; charset=utf-8; BOUNDARY=----x'1", BodyFormat::multipart, "----x'1"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.header);
    const auto result = body_type(row.header);
    REQUIRE(result.has_value());
    CHECK(result->format == row.format);
    CHECK(result->boundary == row.boundary);
  }
}

TEST_CASE("content types that are refused") {
  const std::vector<std::string> rows{
      "",
      " ",
      "json",
      "application/",
      "/json",
      "application/json/x",
      "application/ json",
      "application/json, text/plain",
      "application/json; charset=latin1",
      "application/json; charset",
      "application/json; charset=",
      "application/json; charset=\"utf-8",
      "application/json; charset=utf-8; charset=utf-8",
      "application/json; charset=utf-8 x",
      "text/plain",
      "application/x-ndjson",
      "multipart/form-data",
      "multipart/form-data; boundary=",
      "multipart/form-data; boundary=\"\"",
      "multipart/form-data; boundary=\"a \"",
      "multipart/form-data; boundary=\"a\\\"b\"",
      "multipart/form-data; boundary=" + std::string(71, 'b'),
      "multipart/mixed; boundary=abc",
      "\xFF/\xFE",
  };
  for (const std::string& header : rows) {
    CAPTURE(header);
    const auto result = body_type(header);
    REQUIRE(result.has_error());
    CHECK(result.error().code == ErrorCode::unsupported_media_type);
    for (const char c : result.error().detail) CHECK((c >= 0x20 && c < 0x7f));
  }
}

TEST_CASE("parameters of a media type") {
  const auto media = parse_media_type("text/PLAIN;;a=1; B=\"x;\\\"y\\\\z\\w\" ;");
  REQUIRE(media.has_value());
  CHECK(media->name == "text/plain");
  CHECK(media->parameters == std::vector<MediaParameter>{{"a", "1"}, {"b", "x;\"y\\z\\w"}});
  CHECK(media->parameter("a") == "1");
  CHECK(media->parameter("c").empty());
}

TEST_CASE("a type that Accept names") {
  constexpr std::string_view problem = "application/problem+json";
  for (const char* accept :
       {"application/problem+json", "Application/Problem+JSON", " application/problem+json ",
        "application/json, application/problem+json", "application/problem+json,*/*",
        "application/problem+json;q=1", "application/problem+json; Q=0.001",
        "application/problem+json;charset=utf-8;q=0.5", "application/problem+json;q=1.000",
        "text/html;x=\"a,b\",application/problem+json", ",,application/problem+json",
        "application/problem+json;q=0, application/problem+json;q=0.1",
        "application/problem+json ; profile=\"a;q=0\"", "text/*;q=, application/problem+json"}) {
    CAPTURE(accept);
    CHECK(accept_names(accept, problem));
  }
  for (const char* accept : {"",
                             "*/*",
                             "application/*",
                             "application/json",
                             "application/problem",
                             "application/problem+jsonx",
                             "application/problem+json;q=0",
                             "application/problem+json;q=0.0",
                             "application/problem+json; q=0.000",
                             "application/problem+json;q=0.",
                             "application/problem+json;q=",
                             "application/problem+json;q=2",
                             "application/problem+json;q=1.1",
                             "application/problem+json;q=0.5x",
                             "application/problem+json;q=0.0001",
                             "application/problem+json;q=-1",
                             "application/problem+json;q=x",
                             "text/html;x=\",application/problem+json",
                             "text/html;x=\"a,application/problem+json\"",
                             "text/html;x=\"\\\",application/problem+json,\\\"\"",
                             "application/json application/problem+json",
                             "application/json;application/problem+json"}) {
    CAPTURE(accept);
    CHECK_FALSE(accept_names(accept, problem));
  }
}

}  // namespace
}  // namespace seatledger::api
