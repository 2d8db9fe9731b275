#include "bad_requests.h"

namespace seatledger::bad_requests {
namespace {

// One field of a user license that is otherwise good.
BadRequest field(const std::string& name, const std::string& value) {
  return {"create: " + name + " " + value.substr(0, 60),
          licenses("user/create/", R"({"platform_key":"north",")" + name + "\":" + value + "}"),
          400, "invalid_fields", name};
}

BadRequest create(const std::string& kind, const std::string& body, int status, std::string code,
                  std::string fields) {
  return {"create " + kind + " " + body, licenses(kind + "/create/", body), status, std::move(code),
          std::move(fields)};
}

const std::string long_text = '"' + std::string(1025, 'x') + '"';

void add_missing(BadRequests& rows) {
  const char* invalid = "invalid_fields";
  rows.push_back(create("user", "{}", 400, invalid, "platform_key"));
  rows.push_back(create("user", R"({"platform_org":"north-org"})", 400, invalid, "platform_key"));
  rows.push_back(create("platform", R"({"count":1})", 400, invalid, "platform_key"));
  rows.push_back(
      create("course", R"({"course_id":"course-v1:N+X+1"})", 400, invalid, "platform_key"));
  rows.push_back(create("course", R"({"platform_key":"north"})", 400, invalid, "course_id"));
  rows.push_back(create("course", "{}", 400, invalid, "platform_key course_id"));
  rows.push_back(create("program", R"({"program_key":"prog-a"})", 400, invalid, "platform_key"));
  rows.push_back(create("program", R"({"platform_key":"north"})", 400, invalid, "program_key"));
  rows.push_back(create("user", R"({"platform_key":null,"count":-1,"active":"perhaps"})", 400,
                        invalid, "platform_key count active"));
}

void add_unknown(BadRequests& rows) {
  rows.push_back(
      create("user", R"({"platform_key":"nowhere"})", 404, "platform_not_found", "platform_key"));
  rows.push_back(
      create("platform", R"({"platform_key":5})", 404, "platform_not_found", "platform_key"));
  rows.push_back(
      create("user", R"({"platform_key":"North"})", 404, "platform_not_found", "platform_key"));
  rows.push_back(create("user", R"({"platform_key":"north","platform_org":"nowhere"})", 404,
                        "platform_not_found", "platform_org"));
  rows.push_back(create("program", R"({"platform_org":"nowhere","program_key":"prog-a"})", 404,
                        "platform_not_found", "platform_org"));
  rows.push_back(create("program", R"({"platform_id":999,"program_key":"prog-a"})", 404,
                        "platform_not_found", "platform_id"));
  rows.push_back(create("course", R"({"platform_key":"north","course_id":"course-v1:N+X+2"})", 404,
                        "course_not_found", "course_id"));
  rows.push_back(create("program", R"({"platform_key":"north","program_key":"prog-z"})", 404,
                        "program_not_found", "program_key"));
  rows.push_back(create("program", R"({"platform_key":"north","program_id":"none"})", 404,
                        "program_not_found", "program_id"));
  rows.push_back(create("program", R"({"platform_key":"north","program_id":"twice"})", 400,
                        "program_ambiguous", "program_id"));
}

void add_disagreeing(BadRequests& rows) {
  rows.push_back(create("user", R"({"platform_key":"north","platform_org":"south-org"})", 400,
                        "platforms_disagree", "platform_org"));
  rows.push_back(create("program",
                        R"({"platform_key":"north","platform_id":77,"program_key":"prog-a"})", 400,
                        "platforms_disagree", "platform_id"));
  rows.push_back(create("program",
                        R"({"platform_org":"north-org","platform_id":77,"program_key":"prog-a"})",
                        400, "platforms_disagree", "platform_id"));
}

void add_rules(BadRequests& rows) {
  rows.push_back(create("user", R"({"platform_key":"north","external_id":"taken"})", 400,
                        "external_id_taken", "external_id"));
  rows.push_back(create(
      "course", R"({"platform_key":"south","course_id":"course-v1:N+X+1","external_id":"taken"})",
      400, "external_id_taken", "external_id"));
  for (const char* dates :
       {R"("started":"2026-05-01T00:00:00Z","expired":"2026-05-01T00:00:00Z")",
        R"("started":"2026-05-01T00:00:00Z","expired":"2026-04-30T23:59:59.999999Z")",
        R"("started":"2026-05-01T00:00:00-01:00","expired":"2026-05-01T00:30:00+00:00")",
        R"("expired":"2001-01-01T00:00:00Z")"}) {
    rows.push_back(create("user", std::string(R"({"platform_key":"north",)") + dates + "}", 400,
                          "expired_not_after_started", "expired"));
  }
}

void add_wrong_values(BadRequests& rows) {
  for (const char* value : {"-1", "2147483648", "18446744073709551615", "-9223372036854775808",
                            "1.5", "1e300", "true", "null", "{}", "[]", "[1]", R"("five")", R"("")",
                            R"("5 5")", R"("1.5")", R"("2147483648")", R"("-1")"}) {
    rows.push_back(field("count", value));
  }
  for (const char* value : {"null", "2", "1.5", R"("perhaps")", R"("")", "{}", "[true]"}) {
    rows.push_back(field("active", value));
  }
  for (const char* value :
       {"null", "5", "true", R"("")", R"("yesterday")", R"("2026-02-30T00:00:00Z")",
        R"("2026-13-01T00:00:00Z")", R"("2026-01-01T25:00:00Z")", R"("2026-01-01T00:60:00Z")",
        R"("2026-01-01T00:00:00Zulu")", R"("0000-01-01T00:00:00Z")", R"("01/02/2026")",
        R"("2026-01-01T00:00:00+99:00")"}) {
    rows.push_back(field("started", value));
  }
  for (const char* value : {"5", "false", R"("never")", R"("2026-02-29T00:00:00Z")", "{}"}) {
    rows.push_back(field("expired", value));
  }
  for (const char* name : {"metadata", "enrollment_config"}) {
    for (const char* value : {"null", "[]", R"("text")", "5", "true"}) {
      rows.push_back(field(name, value));
    }
  }
}

void add_wrong_texts(BadRequests& rows) {
  for (const char* name : {"name", "source"}) {
    for (const char* value : {"null", "true", "{}", "[]"}) rows.push_back(field(name, value));
    rows.push_back(field(name, long_text));
  }
  for (const char* name : {"platform_org", "transaction_id", "change_type"}) {
    for (const char* value : {"null", R"("")", R"("  ")", "false", R"(["a"])"}) {
      rows.push_back(field(name, value));
    }
    rows.push_back(field(name, long_text));
  }
  for (const char* value : {R"("")", R"(" ")", "true", "{}"}) {
    rows.push_back(field("external_id", value));
  }
  rows.push_back(field("external_id", long_text));
  for (const char* value : {"null", R"("")", R"(" ")", "false", "[]"}) {
    const std::string text(value);
    rows.push_back(
        create("user", R"({"platform_key":)" + text + "}", 400, "invalid_fields", "platform_key"));
    rows.push_back(create("course", R"({"platform_key":"north","course_id":)" + text + "}", 400,
                          "invalid_fields", "course_id"));
    rows.push_back(create("program", R"({"platform_key":"north","program_key":)" + text + "}", 400,
                          "invalid_fields", "program_key"));
  }
  for (const char* value : {"null", "0", "-1", R"("x")", "1.5"}) {
    rows.push_back(create("program",
                          R"({"platform_key":"north","program_key":"prog-a","platform_id":)" +
                              std::string(value) + "}",
                          400, "invalid_fields", "platform_id"));
  }
}

}  // namespace

BadRequests bad_creates() {
  BadRequests rows;
  add_missing(rows);
  add_unknown(rows);
  add_disagreeing(rows);
  add_rules(rows);
  add_wrong_values(rows);
  add_wrong_texts(rows);
  return rows;
}

}  // namespace seatledger::bad_requests
