#include <catch2/catch.hpp>
#include <regex>

#include "api/http/answer.h"
#include "api/http/cors.h"
#include "api/http/message.h"
#include "api/http/request_id.h"

namespace seatledger::api {
namespace {

std::string printed(const HttpResponse& response, Framing framing = Framing::content_length,
                    bool keep_alive = true, unsigned version = 11) {
  std::string out;
  append_head(out, {response, "Date: x\r\n", "id", framing, keep_alive, version});
  return out;
}

// In every answer, after the lines of its framing.
const std::string always = "Cache-Control: no-store\r\nX-Content-Type-Options: nosniff\r\n";

TEST_CASE("the header of an answer") {
  HttpResponse response;
  response.content_type = "application/json";
  CHECK(printed(response) ==
        "HTTP/1.1 200 OK\r\nDate: x\r\nX-Request-Id: id\r\nContent-Length: 0\r\n" + always +
            "\r\n");
  response.status = 404;
  response.body = "{}";
  response.add_header("Retry-After", "1\r\nEvil: 2");
  CHECK(printed(response, Framing::content_length, false) ==
        "HTTP/1.1 404 Not Found\r\nDate: x\r\nX-Request-Id: id\r\n"
        "Content-Type: application/json\r\nContent-Length: 2\r\nConnection: close\r\n" +
            always + "Retry-After: 1  Evil: 2\r\n\r\n");
  HttpResponse empty;
  empty.status = 204;
  CHECK(printed(empty, Framing::content_length, true, 10) ==
        "HTTP/1.1 204 No Content\r\nDate: x\r\nX-Request-Id: id\r\nConnection: keep-alive\r\n" +
            always + "\r\n");
  CHECK(printed(HttpResponse{}, Framing::chunked).find("Transfer-Encoding: chunked\r\n") !=
        std::string::npos);
}

TEST_CASE("chunks and dates") {
  std::string out;
  append_chunk(out, "");
  append_chunk(out, std::string(26, 'x'));
  CHECK(out == "1a\r\n" + std::string(26, 'x') + "\r\n");
  const std::regex shape{
      "Date: [A-Z][a-z]{2}, \\d\\d [A-Z][a-z]{2} \\d{4} \\d\\d:\\d\\d:\\d\\d GMT\r\n"};
  CHECK(std::regex_match(std::string{DateLine{}.text()}, shape));
}

TEST_CASE("headers are found in any case") {
  HttpFields fields;
  fields.set("Authorization", "Token x");
  fields.set("X-Own", "");
  HttpRequest request;
  CHECK(request.header("authorization").empty());
  request.fields = &fields;
  CHECK(request.header("AUTHORIZATION") == "Token x");
  CHECK(request.header(HttpField::authorization) == "Token x");
  CHECK(request.find_header("x-own") == "");
  CHECK_FALSE(request.find_header("x-other"));
}

TEST_CASE("request ids") {
  CHECK(is_request_id("aZ0._-"));
  CHECK(is_request_id(std::string(128, 'a')));
  CHECK_FALSE(is_request_id(std::string(129, 'a')));
  for (const char* text : {"", "a b", "a/b", "\xC3\xA9", "a\"", "a\r\n"}) {
    CAPTURE(text);
    CHECK_FALSE(is_request_id(text));
  }
  SystemEntropy entropy;
  RequestIds ids{entropy};
  std::array<char, RequestIds::id_bytes> first;
  std::array<char, RequestIds::id_bytes> second;
  ids.make(first);
  ids.make(second);
  CHECK(first != second);
  CHECK(is_request_id({first.data(), first.size()}));
}

TEST_CASE("cross-origin calls") {
  HttpFields fields;
  fields.set(HttpField::origin, "https://a.example");
  HttpRequest request;
  request.method = HttpMethod::options;
  request.fields = &fields;
  const Cors listed{{{"https://a.example", "https://b.example"}, "ETag", 60}};
  CHECK_FALSE(Cors{{}}.is_on());
  CHECK_FALSE(listed.preflight(request));  // a plain OPTIONS
  fields.set(HttpField::access_control_request_method, "POST");
  fields.set(HttpField::access_control_request_headers, "authorization, x-y");
  auto answer = listed.preflight(request);
  REQUIRE(answer);
  CHECK(answer->status == 204);
  listed.add_headers(request, *answer);
  CHECK(answer->headers ==
        "Access-Control-Allow-Methods: GET, HEAD, POST, PUT, PATCH, DELETE\r\n"
        "Access-Control-Allow-Headers: authorization, x-y\r\nAccess-Control-Max-Age: 60\r\n"
        "Vary: Origin\r\nAccess-Control-Allow-Origin: https://a.example\r\n"
        "Access-Control-Expose-Headers: ETag\r\n");
  fields.set(HttpField::origin, "https://a.example.evil");
  answer = listed.preflight(request);
  REQUIRE(answer);
  listed.add_headers(request, *answer);
  CHECK(answer->headers == "Vary: Origin\r\n");
  HttpResponse open;
  Cors{{{"*"}, "", 60}}.add_headers(request, open);
  CHECK(open.headers == "Access-Control-Allow-Origin: *\r\n");
}

}  // namespace
}  // namespace seatledger::api
