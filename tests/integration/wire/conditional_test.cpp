// Conditions of calls: versions that the caller has seen, as proxies hand them on.
#include "support/seats_under_test.h"

namespace seatledger::integration {
namespace {

TEST_CASE("conditions: If-Match takes a list, and tags that a packing proxy has marked") {
  const SeatsUnderTest ledger;
  const std::uint64_t license = ledger.license("user", 3);
  ledger.update("user", {{"license_id", license}, {"count", 4}});
  const HttpCall update = post(LedgerUnderTest::path("user") + "update/?dry_run=true",
                               json{{"license_id", license}, {"count", 5}}.dump());
  const auto status = [&](const std::vector<std::string>& tags) {
    HttpCall call = update;
    for (const std::string& tag : tags) call.headers.push_back("If-Match: " + tag);
    return ledger.call(call).status;
  };
  REQUIRE(
      ledger.good(get("/api/ledger/licenses/" + std::to_string(license) + "/")).header("ETag") ==
      "\"2\"");
  for (const char* tag :
       {R"("2")", R"("99", "2")", R"("2" , "99")", R"(,"1",,"2")", "*", R"("a,b", "2")", R"(W/"2")",
        R"("1", W/"2")", R"("2-gzip")", R"(W/"2-br")", R"("2-zstd")", R"("2-deflate")", ""}) {
    INFO(tag);
    CHECK(status({tag}) == 200);
  }
  CHECK(status({R"("1")", R"("2")"}) == 200);
  for (const char* tag : {R"("1")", R"("99", "1")", R"(W/"1")", R"("2x")", R"("-gzip")", "2", "\"2",
                          R"("2-gzip-gzip")", R"(w/"2")", R"("1,2")", R"("")", "x, \"2\""}) {
    INFO(tag);
    CHECK(status({tag}) == 412);
  }
}

TEST_CASE("conditions: a group's and a person's assignment take lists as well") {
  const SeatsUnderTest ledger;
  const std::uint64_t license = ledger.license("user", 4);
  const std::string seats = LedgerUnderTest::path("user") + "assignment/";
  for (const auto& [path, body] :
       {std::pair(seats, json{{"license_id", license}, {"user_id", 4}}),
        std::pair(seats + "group/", json{{"license_id", license}, {"group_id", "7"}})}) {
    const HttpCall call = post(path, body.dump());
    const HttpAnswer made = ledger.good(call);
    CHECK(made.header("ETag") == "\"1\"");
    CHECK(ledger.call(with_header(call, R"(If-Match: "7", W/"1")")).status == 200);
    CHECK(ledger.call(with_header(call, R"(If-Match: "7", "8")")).status == 412);
  }
  const std::string rows = "/api/ledger/licenses/" + std::to_string(license) + "/assignments/";
  const HttpCall bulk = post(rows, R"({"assignments":[{"user_id":3}]})");
  CHECK(ledger.call(with_header(bulk, R"(If-Match: "77", "78")")).status == 412);
  const std::string tag =
      ledger.good(get("/api/ledger/licenses/" + std::to_string(license) + "/")).header("ETag");
  CHECK(ledger.call(with_header(bulk, R"(If-Match: "77", )" + tag)).status == 200);
}

TEST_CASE("conditions: one that is not checked is refused") {
  const SeatsUnderTest ledger;
  const HttpCall put_user = put("/api/directory/users/9/", R"({"username":"nine"})");
  const HttpCall import =
      post("/api/directory/import/", R"({"kind":"users","id":"9","record":{"username":"nine"}})");
  for (const HttpCall& call :
       {with_header(put_user, "If-Match: *"), with_header(put_user, "If-None-Match: *"),
        with_header(post(LedgerUnderTest::path("user") + "create/", R"({"platform_key":"north"})"),
                    "If-None-Match: *")}) {
    const HttpAnswer answer = ledger.call(call);
    INFO(to_bytes(call) << answer.body);
    CHECK(answer.status == 400);
    CHECK(answer.json().at("code") == "invalid_parameter");
  }
  const HttpAnswer imported = ledger.call(with_header(import, "If-Match: \"1\""));
  CHECK(imported.json().at("results").at(0).at("status") == 400);
  CHECK(ledger.call(get("/api/directory/users/9/")).status == 404);
}

TEST_CASE("conditions: a license that the caller has is answered 304") {
  const SeatsUnderTest ledger;
  const std::uint64_t license = ledger.license("user", 3);
  const HttpCall read = get("/api/ledger/licenses/" + std::to_string(license) + "/");
  const HttpAnswer full = ledger.good(read);
  REQUIRE(full.header("ETag") == "\"1\"");
  for (const char* tag : {R"("1")", R"(W/"1")", R"("9", "1")", "*", R"("1-gzip")"}) {
    INFO(tag);
    const HttpAnswer answer = ledger.call(with_header(read, "If-None-Match: " + std::string(tag)));
    CHECK(answer.status == 304);
    CHECK(answer.body.empty());
    CHECK(answer.header("ETag") == "\"1\"");
    CHECK(answer.header("Ledger-Position") == full.header("Ledger-Position"));
    CHECK(answer.header("Content-Type").empty());
  }
  for (const char* tag : {R"("2")", "1", ""}) {
    INFO(tag);
    const HttpAnswer answer = ledger.call(with_header(read, "If-None-Match: " + std::string(tag)));
    CHECK(answer.status == 200);
    CHECK(answer.body == full.body);
  }
  ledger.update("user", {{"license_id", license}, {"count", 4}});
  const HttpCall known = with_header(read, R"(If-None-Match: "1")");
  CHECK(ledger.call(known).status == 200);
  HttpCall past = known;
  past.target += "?at=" + full.header("Ledger-Position");
  CHECK(ledger.call(past).status == 304);
  // What is answered of a program's license depends on more than the license.
  const std::uint64_t other = ledger.license("program", 3);
  const HttpCall program = get("/api/ledger/licenses/" + std::to_string(other) + "/");
  CHECK(ledger.call(with_header(program, R"(If-None-Match: "1")")).status == 200);
  // Answers without a tag are always whole.
  CHECK(ledger.call(with_header(get("/api/directory/users/1/"), "If-None-Match: *")).status == 200);
}

}  // namespace
}  // namespace seatledger::integration
