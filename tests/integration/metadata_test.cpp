// Metadata of courses and programs, the search and the choices over a real socket and disk.
#include "support/ledger_under_test.h"

namespace seatledger::integration {
namespace {

const std::string base = "/api/catalog/metadata/";
const std::string course = "course_id=course-v1:N%2BX%2B1";
const std::string program = "program_id=a";

json read(const LedgerUnderTest& ledger, const std::string& path) {
  return ledger.good(get(base + path)).json();
}
HttpAnswer write(const LedgerUnderTest& ledger, const std::string& path, const json& metadata,
                 const json& more = json::object()) {
  json body{{"metadata", metadata}};
  body.update(more);
  return ledger.good(post(base + path, body.dump()));
}
std::string refusal(const LedgerUnderTest& ledger, const HttpCall& call) {
  const HttpAnswer answer = ledger.call(call);
  INFO(to_bytes(call) << '\n' << answer.body);
  REQUIRE(answer.status >= 400);
  return std::to_string(answer.status) + " " + answer.json().at("code").get<std::string>();
}
std::string key(const LedgerUnderTest& ledger, const json& body) {
  return ledger.good(post("/api/ledger/keys/", body.dump())).json().at("key");
}
HttpCall as(const std::string& key, HttpCall call) {
  call.authorization = key.empty() ? "" : "Api-Token " + key;
  return call;
}

TEST_CASE("metadata: a course's object is merged, replaced, and read whole or by field") {
  LedgerUnderTest ledger;
  CHECK(read(ledger, "course/?" + course) == json::object());
  const HttpAnswer first = write(ledger, "course/?" + course, {{"level", 1}, {"skills", {"sql"}}});
  CHECK(first.body == R"({"level":1,"skills":["sql"]})");
  CHECK_FALSE(first.header("Ledger-Position").empty());
  CHECK(write(ledger, "course/?" + course, {{"level", 2}, {"slug", "x-1"}}).body ==
        R"({"level":2,"skills":["sql"],"slug":"x-1"})");
  CHECK(ledger.good(get("/api/directory/courses/course-v1:N+X+1/")).json().at("slug") == "x-1");
  CHECK(read(ledger, "course/level/?" + course) == json{{"level", 2}});
  CHECK(read(ledger, "course/slug/?" + course) == json{{"slug", "x-1"}});
  // A '+' that was not encoded.
  CHECK(read(ledger, "course/level/?course_id=course-v1:N+X+1") == json{{"level", 2}});
  CHECK(write(ledger, "course/level/?" + course, "high", {{"update", false}}).json() ==
        json{{"level", "high"}});
  CHECK(write(ledger, "course/level/?" + course, {{"level", {1, 2}}}).json() ==
        json{{"level", {1, 2}}});
  CHECK(read(ledger, "course/?" + course).size() == 3);
  CHECK(write(ledger, "course/", {{"only", true}},
              {{"course_id", "course-v1:N+X+1"}, {"update", false}})
            .json() == json{{"only", true}, {"slug", "x-1"}});
  ledger.restart();
  CHECK(read(ledger, "course/?" + course) == json{{"only", true}, {"slug", "x-1"}});
  ledger.restart_without_views();
  CHECK(read(ledger, "course/?" + course) == json{{"only", true}, {"slug", "x-1"}});
}

TEST_CASE("metadata: a program shows its record's members first") {
  const LedgerUnderTest ledger;
  const json fresh{{"name", "A"},     {"description", nullptr},  {"enabled", true},
                   {"slug", nullptr}, {"platform_key", "north"}, {"skills", json::array()}};
  CHECK(read(ledger, "program/?" + program) == fresh);
  json wanted = fresh;
  wanted.update({{"description", "About"}, {"skills", {"law"}}, {"slug", "a"}, {"free", {1}}});
  // What was read can be written back.
  CHECK(write(ledger, "program/?" + program, wanted).json() == wanted);
  for (const std::string query :
       {"program_id=a", "program_id=a&platform_key=north", "program_id=a&org=north-org",
        "program_id=other&program_key=prog-a", "program_key=prog-a"}) {
    INFO(query);
    CHECK(read(ledger, "program/?" + query) == wanted);
    CHECK(read(ledger, "program-public/?" + query) == wanted);
    CHECK(read(ledger, "program/skills/?" + query) == json{{"skills", {"law"}}});
  }
  CHECK(write(ledger, "program/skills/", {{"skills", json::array()}}, {{"program_key", "prog-a"}})
            .json() == json{{"skills", json::array()}});
  ledger.good(
      put("/api/directory/programs/prog-b/", R"({"program_id":"a","platform_key":"south"})"));
  CHECK(refusal(ledger, get(base + "program/?program_id=a")) == "400 program_ambiguous");
  CHECK(read(ledger, "program/enabled/?program_id=a&platform_key=south") ==
        json{{"enabled", true}});
  CHECK(refusal(ledger, get(base + "program/?program_id=a&org=east")) == "404 program_not_found");
}

TEST_CASE("metadata: what is refused changes nothing") {
  const LedgerUnderTest ledger;
  const std::string head = ledger.head();
  const auto sent = [&](const std::string& path, const char* body) {
    return refusal(ledger, post(base + path, body));
  };
  CHECK(refusal(ledger, get(base + "course/")) == "400 invalid_parameter");
  CHECK(refusal(ledger, get(base + "course/?course_id=")) == "400 invalid_parameter");
  CHECK(refusal(ledger, get(base + "course/?course_id=none")) == "404 course_not_found");
  CHECK(refusal(ledger, get(base + "course-public/?course_id=none")) == "404 course_not_found");
  CHECK(refusal(ledger, get(base + "course/level/?" + course)) == "404 field_not_found");
  CHECK(refusal(ledger, get(base + "course/le-vel/?" + course)) == "404 path_not_found");
  CHECK(refusal(ledger, get(base + "program/")) == "400 invalid_parameter");
  CHECK(refusal(ledger, get(base + "program/?program_key=none")) == "404 program_not_found");
  CHECK(sent("course/", R"({"metadata":{}})") == "400 invalid_fields");
  CHECK(sent("course/?" + course, "{}") == "400 invalid_fields");
  CHECK(sent("course/?" + course, R"({"metadata":[1]})") == "400 invalid_fields");
  CHECK(sent("course/?" + course, R"({"metadata":null})") == "400 invalid_fields");
  CHECK(sent("course/?" + course, R"({"metadata":{},"course_id":"c"})") == "400 invalid_fields");
  CHECK(sent("course/?course_id=none", R"({"metadata":{}})") == "404 course_not_found");
  for (const char* values : {R"({"skills":"sql"})", R"({"skills":[1]})", R"({"skills":null})",
                             R"({"slug":1})", R"({"slug":["a"]})"}) {
    const std::string body = std::string(R"({"metadata":)") + values + "}";
    CHECK(sent("course/?" + course, body.c_str()) == "400 invalid_fields");
    CHECK(sent("program/?" + program, body.c_str()) == "400 invalid_fields");
  }
  CHECK(sent("course/slug/?" + course, R"({"metadata":7})") == "400 invalid_fields");
  CHECK(sent("course/a/?" + course, R"({"metadata":{"a":1,"b":2}})") == "400 invalid_fields");
  CHECK(sent("course/a-b/?" + course, R"({"metadata":1})") == "404 path_not_found");
  CHECK(sent("program/?" + program, R"({"metadata":{"name":"B"}})") == "400 not_updatable");
  CHECK(sent("program/?" + program, R"({"metadata":{"description":1}})") == "400 invalid_fields");
  CHECK(sent("program/?" + program, R"({"metadata":{},"program_key":"none"})") ==
        "404 program_not_found");
  CHECK(refusal(ledger, post(base + "course-public/?" + course, "{}")) == "405 method_not_allowed");
  CHECK(ledger.head() == head);
}

TEST_CASE("metadata: who may read and write") {
  const LedgerUnderTest ledger;
  ledger.good(put("/api/directory/courses/own/", R"({"platform_key":"north"})"));
  ledger.good(
      put("/api/directory/programs/theirs/", R"({"program_id":"t","platform_key":"south"})"));
  const std::string north =
      key(ledger, {{"name", "n"}, {"role", "platform_admin"}, {"platform_key", "north"}});
  const std::string reader = key(ledger, {{"name", "r"}, {"role", "read_only"}});
  const std::string auditor = key(ledger, {{"name", "a"}, {"role", "auditor"}});
  const HttpCall own = post(base + "course/?course_id=own", R"({"metadata":{"a":1}})");
  CHECK(ledger.call(as(north, own)).status == 200);
  CHECK(ledger.call(as(north, post(base + "program/?program_id=a", R"({"metadata":{}})"))).status ==
        200);
  CHECK(refusal(ledger, as(north, post(base + "course/?" + course, R"({"metadata":{}})"))) ==
        "403 platform_forbidden");
  CHECK(refusal(ledger, as(north, post(base + "program/?program_id=t", R"({"metadata":{}})"))) ==
        "403 platform_forbidden");
  CHECK(refusal(ledger, as(north, post(base + "course/?course_id=none", R"({"metadata":{}})"))) ==
        "404 course_not_found");
  CHECK(refusal(ledger, as(reader, own)) == "403 permission_denied");
  CHECK(refusal(ledger, as(auditor, own)) == "403 permission_denied");
  CHECK(refusal(ledger, as("", own)) == "401 not_authenticated");
  const HttpCall search = post(base + "course-search/", R"({"slug":"s"})");
  for (const HttpCall& call :
       {get(base + "course/?" + course), get(base + "program/?" + program), search}) {
    CHECK(ledger.call(as(north, call)).status == 200);
    CHECK(ledger.call(as(reader, call)).status == 200);
    CHECK(refusal(ledger, as(auditor, call)) == "403 permission_denied");
    CHECK(refusal(ledger, as("wrong", call)) == "401 not_authenticated");
  }
  for (const std::string& who : {std::string(), std::string("wrong"), auditor}) {
    CHECK(ledger.call(as(who, get(base + "course-public/a/?course_id=own"))).json() ==
          json{{"a", 1}});
    CHECK(ledger.call(as(who, get(base + "program-public/?" + program))).status == 200);
  }
}

TEST_CASE("metadata: repeats, dry runs, forms") {
  const LedgerUnderTest ledger;
  const HttpCall once = with_header(
      post(base + "course/?" + course, R"({"metadata":{"a":1,"slug":"s"},"change_type":"import"})"),
      "Idempotency-Key: m-1");
  const HttpAnswer first = ledger.good(once);
  CHECK(first.header("Idempotent-Replayed").empty());
  const std::string head = ledger.head();
  const HttpAnswer again = ledger.good(once);
  CHECK(again.header("Idempotent-Replayed") == "true");
  CHECK(again.body == first.body);
  write(ledger, "course/?" + course, {{"a", 1}});
  const HttpAnswer dry =
      write(ledger, "course/?dry_run=true&" + course, {{"b", 2}, {"slug", "other"}});
  CHECK(dry.json() == json{{"a", 1}, {"b", 2}, {"slug", "other"}});
  CHECK(read(ledger, "course/?" + course) == json{{"a", 1}, {"slug", "s"}});
  CHECK(ledger.head() == head);
  HttpCall form = post(base + "course/", "course_id=course-v1:N+X+1&update=false&metadata=" +
                                             std::string("%7B%22c%22%3A%5B1%5D%7D"));
  form.content_type = "application/x-www-form-urlencoded";
  CHECK(ledger.good(form).json() == json{{"c", {1}}, {"slug", "s"}});
  CHECK(ledger.head() != head);
}

TEST_CASE("metadata: courses are searched by what they contain") {
  const LedgerUnderTest ledger;
  ledger.good(put("/api/directory/courses/bio/", R"({"name":"Bio","slug":"bio","org":"o"})"));
  write(ledger, "course/?" + course,
        {{"tags", {"x", "y"}}, {"deep", {{"a", 1}, {"b", 2}}}, {"level", 3}});
  write(ledger, "course/?course_id=bio", {{"tags", {"y"}}, {"level", 3.0}});
  const auto found = [&](const char* body) {
    const json answer = ledger.good(post(base + "course-search/", body)).json();
    std::string ids;
    for (const json& row : answer.at("results")) {
      ids += (ids.empty() ? "" : " ") + row.at("course_id").get<std::string>();
    }
    CHECK(answer.at("count") == answer.at("results").size());
    return ids;
  };
  const std::string x = "course-v1:N+X+1";
  CHECK(found(R"({"data__contains":{"level":3}})") == "bio " + x);
  CHECK(found(R"({"data__contains":{}})") == "bio " + x);
  CHECK(found(R"({"data__contains":{"tags":["x"]}})") == x);
  CHECK(found(R"({"data__contains":{"deep":{"a":1}}})") == x);
  CHECK(found(R"({"data__contains":{"tags":"x"}})").empty());
  CHECK(found(R"({"data__contains":{"slug":"bio"}})") == "bio");
  CHECK(found(R"({"data__contains":[1]})").empty());
  CHECK(found(R"({"slug":"bio"})") == "bio");
  CHECK(found(R"({"slug":"bio","data__contains":{"level":4}})").empty());
  CHECK(found(R"({"course_id":"course-v1:N X 1"})") == x);
  CHECK(found(R"({"course_id":"none"})").empty());
  CHECK(ledger.good(post(base + "course-search/", R"({"slug":"bio"})")).json().at("results")[0] ==
        json{{"course_id", "bio"}, {"name", "Bio"}, {"slug", "bio"}, {"org", "o"}});
  const auto sent = [&](const char* body) {
    return refusal(ledger, post(base + "course-search/", body));
  };
  CHECK(sent("") == "400 malformed_body");
  CHECK(sent("{}") == "400 invalid_fields");
  CHECK(sent(R"({"slug":"a","level":3})") == "400 invalid_fields");
  CHECK(sent(R"({"data__contains":null})") == "400 invalid_fields");
}

TEST_CASE("metadata: choices") {
  const LedgerUnderTest ledger;
  ledger.good(put("/api/directory/choices/level/", R"({"scope":"course","choices":["a",1]})"));
  ledger.good(put("/api/directory/choices/level/",
                  R"({"scope":"course","org":"o","choices":["b",1,{"c":2}]})"));
  ledger.good(put("/api/directory/choices/tone/", R"({"scope":"course","choices":[]})"));
  ledger.good(put("/api/directory/choices/tone/", R"({"scope":"program","choices":["d"]})"));
  const auto found = [&](const std::string& query) {
    return read(ledger, "choices/?" + query).dump();
  };
  CHECK(found("field_key=level") == R"({"level":["a",1,"b",{"c":2}]})");
  CHECK(found("field_key=level&org=o") == R"({"level":["b",1,{"c":2}]})");
  CHECK(found("scope=course") == R"({"level":["a",1,"b",{"c":2}],"tone":[]})");
  CHECK(found("scope=program&field_key=tone") == R"({"tone":["d"]})");
  CHECK(refusal(ledger, get(base + "choices/")) == "400 invalid_parameter");
  CHECK(refusal(ledger, get(base + "choices/?org=o")) == "400 invalid_parameter");
  CHECK(refusal(ledger, get(base + "choices/?scope=")) == "400 invalid_parameter");
  CHECK(refusal(ledger, get(base + "choices/?field_key=none")) == "404 choices_not_found");
}

}  // namespace
}  // namespace seatledger::integration
