#include "bad_requests.h"

namespace seatledger::bad_requests {
namespace {

using namespace std::string_literals;

const std::string multipart_type = "multipart/form-data; boundary=cut";
const std::string form_type = "application/x-www-form-urlencoded";

BadRequest typed(const std::string& type, const std::string& body, int status, std::string code,
                 std::string fields = {}) {
  auto call = licenses("user/create/", body);
  call.content_type = type;
  return {"as '" + type + "': " + body.substr(0, 80), call, status, std::move(code),
          std::move(fields)};
}

// A user license whose metadata makes the whole body of so many levels.
std::string nested(int levels) {
  const auto inner = static_cast<std::size_t>(levels - 2);
  return R"({"platform_key":"north","metadata":{"a":)" + std::string(inner, '[') +
         std::string(inner, ']') + "}}";
}

void add_json(BadRequests& rows) {
  for (const std::string& body :
       {""s, " "s, "{"s, "}"s, R"({"platform_key":)"s, R"({"platform_key":"north",})"s,
        R"({"platform_key":"north"}{})"s, R"({"platform_key":"north"} x)"s,
        R"({'platform_key':'north'})"s, R"({platform_key:"north"})"s,
        R"({"platform_key":"north","count":NaN})"s, R"({"platform_key":"north","count":01})"s,
        R"({"platform_key":"north","count":1e})"s, R"({"platform_key":"north","name":"\q"})"s,
        R"({"platform_key":"north","name":"\ud800"})"s, "{\"platform_key\":\"no\nrth\"}"s,
        // Numbers beyond 64 bits and beyond a double.
        R"({"platform_key":"north","count":18446744073709551616})"s,
        R"({"platform_key":"north","metadata":{"a":1e400}})"s,
        // Invalid UTF-8, and U+0000 raw and escaped.
        "{\"platform_key\":\"north\",\"name\":\"\xff\"}"s,
        "{\"platform_key\":\"north\",\"name\":\"\xc0\xaf\"}"s,
        "{\"platform_key\":\"north\",\"name\":\"\xed\xa0\x80\"}"s,
        "{\"platform_key\":\"north\",\"name\":\"a\0b\"}"s,
        R"({"platform_key":"north","name":"a\u0000b"})"s,
        R"({"platform_key":"north","metadata":{"a\u0000":1}})"s,
        // A name twice, at any depth and in any spelling.
        R"({"platform_key":"north","platform_key":"north"})"s,
        R"({"platform_key":"north","unknown":1,"unknown":1})"s,
        R"({"platform_key":"north","metadata":{"a":[{"b":1,"\u0062":2}]}})"s, nested(65),
        nested(1500)}) {
    rows.push_back(typed("application/json", body, 400, "malformed_body"));
  }
  for (const char* body : {"[]", R"([{"platform_key":"north"}])", "null", "true", "5", R"("a")"}) {
    rows.push_back(typed("application/json", body, 400, "malformed_body", "non_field_errors"));
  }
  rows.push_back(typed("application/scim+json", "{", 400, "malformed_body"));
  rows.push_back(typed("", "", 400, "malformed_body"));
  const std::string start = R"({"platform_key":"north","metadata":{"a":")";
  constexpr std::size_t limit = 1048576;
  const std::string large = start + std::string(limit + 1 - start.size() - 3, 'x') + "\"}}";
  rows.push_back(typed("application/json", large, 413, "body_too_large"));
}

void add_types(BadRequests& rows) {
  const std::string body = R"({"platform_key":"north"})";
  for (const char* type :
       {"", "text/plain", "application/xml", "application/octet-stream", "nonsense", "application/",
        "application/json; charset=latin1", "application/json, text/plain", "multipart/form-data",
        "multipart/form-data; boundary=", "multipart/mixed; boundary=cut", "text/json"}) {
    rows.push_back(typed(type, body, 415, "unsupported_media_type"));
  }
}

void add_forms(BadRequests& rows) {
  for (const char* body : {"platform_key=%zz", "platform_key=%f", "platform_key=%ff&count=1",
                           "platform_key=north&name=%00"}) {
    rows.push_back(typed(form_type, body, 400, "malformed_body"));
  }
  const char* invalid = "invalid_fields";
  rows.push_back(typed(form_type, "", 400, invalid, "platform_key"));
  rows.push_back(typed(form_type, "platform_key=", 400, invalid, "platform_key"));
  rows.push_back(typed(form_type, "count=1", 400, invalid, "platform_key"));
  rows.push_back(typed(form_type, "platform_key=north&count=x", 400, invalid, "count"));
  rows.push_back(typed(form_type, "platform_key=north&count=", 400, invalid, "count"));
  rows.push_back(typed(form_type, "platform_key=north&active=perhaps", 400, invalid, "active"));
  rows.push_back(typed(form_type, "platform_key=north&started=soon", 400, invalid, "started"));
  rows.push_back(typed(form_type, "platform_key=north&started=", 400, invalid, "started"));
  rows.push_back(typed(form_type, "platform_key=north&metadata=%7Ba", 400, invalid, "metadata"));
  rows.push_back(typed(form_type, "platform_key=north&metadata=[]", 400, invalid, "metadata"));
  rows.push_back(
      typed(form_type, "platform_key=north&platform_key=north", 400, invalid, "platform_key"));
  rows.push_back(
      typed(form_type, "platform_key=nowhere", 404, "platform_not_found", "platform_key"));
}

void add_multipart(BadRequests& rows) {
  const std::string head = "--cut\r\nContent-Disposition: form-data; name=\"platform_key\"";
  const std::string end = "\r\n--cut--\r\n";
  const char* malformed = "malformed_body";
  const char* invalid = "invalid_fields";
  rows.push_back(typed(multipart_type, "", 400, malformed));
  rows.push_back(typed(multipart_type, head + "\r\n\r\nnorth", 400, malformed));
  rows.push_back(typed(multipart_type, "--cut\r\n\r\nnorth" + end, 400, malformed));
  rows.push_back(typed(multipart_type, head + "\r\n\r\n\xff" + end, 400, malformed));
  rows.push_back(typed(multipart_type, head + "\r\n\r\n" + "a\0b"s + end, 400, malformed));
  rows.push_back(typed(multipart_type, head + "\r\n\r\n" + end, 400, invalid, "platform_key"));
  rows.push_back(typed(multipart_type, head + "; filename=\"a\"\r\n\r\nnorth" + end, 400, invalid,
                       "platform_key"));
  rows.push_back(typed(multipart_type, head + "\r\n\r\nnowhere" + end, 404, "platform_not_found",
                       "platform_key"));
}

}  // namespace

BadRequests bad_bodies() {
  BadRequests rows;
  add_json(rows);
  add_types(rows);
  add_forms(rows);
  add_multipart(rows);
  return rows;
}

}  // namespace seatledger::bad_requests
