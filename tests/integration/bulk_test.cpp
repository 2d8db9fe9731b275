// Many assignments in one call, as JSON, CSV and forms, over a real socket and on a real disk.
#include "support/seats_under_test.h"

namespace seatledger::integration {
namespace {

class BulkUnderTest : public SeatsUnderTest {
 public:
  static std::string bulk_path(std::uint64_t license, const std::string& end = {}) {
    return "/api/ledger/licenses/" + std::to_string(license) + "/assignments/" + end;
  }
  static HttpCall bulk(std::uint64_t license, const json& body, const std::string& end = {}) {
    return post(bulk_path(license, end), body.dump());
  }
  static HttpCall csv(std::uint64_t license, std::string text, const std::string& end = {}) {
    HttpCall call = post(bulk_path(license, end), std::move(text));
    call.content_type = "text/csv";
    return call;
  }
  HttpAnswer refused(const HttpCall& call, const std::string& code) const {
    const std::string before = head();
    HttpAnswer answer = this->call(call);
    INFO(answer.head << answer.body);
    CHECK(answer.status == 400);
    CHECK(answer.json().at("code") == code);
    CHECK(head() == before);
    return answer;
  }
};

json statuses(const json& answer) {
  json found = json::array();
  for (const json& row : answer.at("results")) found.push_back(row.at("status"));
  return found;
}

TEST_CASE("bulk: people by every name, in one commit, and again without one") {
  const BulkUnderTest ledger;
  for (const std::string kind : {"user", "program"}) {
    INFO(kind);
    const std::uint64_t license = ledger.license(kind, 10);
    const json rows = json::array({{{"user_id", 1}},
                                   {{"username", "bob"}, {"metadata", {{"a", 1}}}},
                                   {{"email", "CYD@example.org"}},
                                   {{"email", "new@example.org"}},
                                   {{"user_id", 4}, {"active", false}},
                                   {{"user_id", "1"}},
                                   {{"email", "NEW@example.org"}, {"fulfilled", true}}});
    const HttpAnswer answer = ledger.good(ledger.bulk(license, {{"assignments", rows}}));
    const json body = answer.json();
    CHECK(statuses(body) == json::array({"assigned", "assigned", "assigned", "assigned", "assigned",
                                         "unchanged", "assigned"}));
    CHECK(body.at("usage_count") == 4);
    CHECK_FALSE(body.contains("transaction_id"));
    const json& results = body.at("results");
    CHECK(results[1].at("assignment").at("metadata") == json{{"a", 1}});
    CHECK(results[2].at("assignment").at("user_id") == 3);
    CHECK(results[3].at("assignment").at("email") == "new@example.org");
    CHECK(results[3] == results[6]);
    CHECK(results[3].at("assignment").at("fulfilled") == true);
    CHECK(results[0].at("assignment") == results[5].at("assignment"));
    CHECK(ledger.usage(kind, license) == 4);
    CHECK(ledger.seats(kind, license).at("count") == 5);
    CHECK(ledger.seats(kind, license).at("results")[0] == results[0].at("assignment"));
    const std::string head = ledger.head();
    const json again = ledger.good(ledger.bulk(license, {{"assignments", rows}})).json();
    CHECK(statuses(again) == json(7, "unchanged"));
    CHECK(ledger.head() == head);
  }
}

TEST_CASE("bulk: all or nothing, or what can be done") {
  const BulkUnderTest ledger;
  const std::uint64_t license = ledger.license("user", 2);
  const json rows = json::array({{{"user_id", 1}}, {{"user_id", 99}}, {{"username", "nobody"}}});
  const json bad =
      ledger.refused(ledger.bulk(license, {{"assignments", rows}}), "bulk_refused").json();
  CHECK(bad.at("assignments[1]")[0].get<std::string>().find("user_id") == 0);
  CHECK(bad.contains("assignments[2]"));
  CHECK_FALSE(bad.contains("assignments[0]"));

  const json many =
      json::array({{{"user_id", 1}}, {{"user_id", 2}}, {{"user_id", 3}}, {{"user_id", 4}}});
  const json full =
      ledger.refused(ledger.bulk(license, {{"assignments", many}}), "no_seats_available").json();
  CHECK(full.at("count") == 2);
  CHECK(full.at("usage_count") == 0);
  CHECK(full.at("requested") == 4);

  const json some =
      ledger
          .good(ledger.bulk(
              license,
              {{"mode", "best_effort"},
               {"assignments",
                json::array(
                    {{{"user_id", 99}}, {{"user_id", 1}}, {{"user_id", 2}}, {{"user_id", 3}}})}}))
          .json();
  CHECK(statuses(some) == json::array({"refused", "assigned", "assigned", "refused"}));
  CHECK(some.at("results")[0].at("error").at("code") == "user_not_found");
  CHECK(some.at("results")[3].at("error").at("code") == "no_seats_available");
  CHECK(some.at("usage_count") == 2);

  const std::uint64_t off = ledger.license("user", 5, {{"active", false}});
  ledger.refused(ledger.bulk(off, {{"assignments", many}}), "license_inactive");
}

TEST_CASE("bulk: releases by assignment and by person") {
  const BulkUnderTest ledger;
  const std::uint64_t license = ledger.license("course", 3);
  const json rows =
      json::array({{{"user_id", 1}}, {{"user_id", 2}}, {{"email", "out@example.org"}}});
  const json made = ledger.good(ledger.bulk(license, {{"assignments", rows}})).json();
  const json& first = made.at("results")[0].at("assignment");
  ledger.refused(
      ledger.bulk(license, {{"assignments", json::array({{{"user_id", 1}}, {{"user_id", 3}}})}},
                  "release/"),
      "bulk_refused");
  const json gone =
      ledger
          .good(ledger.bulk(license,
                            {{"assignments", json::array({{{"assignment_id", first.at("id")}},
                                                          {{"username", "ann"}},
                                                          {{"email", "OUT@example.org"}}})}},
                            "release/"))
          .json();
  CHECK(statuses(gone) == json::array({"released", "unchanged", "released"}));
  CHECK(gone.at("results")[0].at("assignment") == first);
  CHECK(gone.at("usage_count") == 1);
  CHECK(ledger.seats("course", license).at("count") == 1);
}

TEST_CASE("bulk: a release that is sent again leaves the seats that groups give") {
  const BulkUnderTest ledger;
  for (const std::string kind : {"user", "program"}) {
    INFO(kind);
    const std::uint64_t license = ledger.license(kind, 4);
    ledger.assign_group(kind, {{"license_id", license}, {"group_id", 7}});
    ledger.assign(kind, {{"license_id", license}, {"user_id", 1}});
    ledger.assign(kind, {{"license_id", license}, {"user_id", 3}});
    const auto release = [&](const char* mode) {
      const json rows = json::array({{{"user_id", 1}}, {{"username", "cyd"}}});
      return ledger.bulk(license, {{"mode", mode}, {"assignments", rows}}, "release/");
    };
    CHECK(ledger.usage(kind, license) == 3);
    CHECK(statuses(ledger.good(release("atomic")).json()) == json(2, "released"));
    const json again = ledger.good(release("best_effort")).json();
    CHECK(statuses(again) == json(2, "refused"));
    for (const json& row : again.at("results")) {
      CHECK(row.at("error").at("code") == "assignment_not_found");
    }
    ledger.refused(release("atomic"), "bulk_refused");
    CHECK(ledger.usage(kind, license) == 2);
  }
}

TEST_CASE("bulk: a retry of the same content is the first answer again") {
  BulkUnderTest ledger;
  const std::uint64_t license = ledger.license("program", 9);
  const json body{{"transaction_id", "order-9"},
                  {"assignments", json::array({{{"user_id", 1}}, {{"email", "x@example.org"}}})}};
  const HttpCall assign = ledger.bulk(license, body);
  const HttpCall release = ledger.bulk(license, body, "release/");
  const HttpAnswer assigned = ledger.good(assign);
  CHECK(assigned.json().at("transaction_id") == "order-9");
  // Changed since: the answer is still the first one.
  ledger.assign("program", {{"license_id", license}, {"user_id", 1}, {"fulfilled", true}});
  const HttpCall keyed =
      with_header(ledger.bulk(license, {{"assignments", json::array({{{"user_id", 2}}})}}),
                  "Idempotency-Key: bulk-1");
  const HttpAnswer second = ledger.good(keyed);
  const HttpAnswer released = ledger.good(release);
  const std::string head = ledger.head();
  const auto check = [&] {
    for (const auto& [call, first] :
         {std::pair(assign, assigned), std::pair(keyed, second), std::pair(release, released)}) {
      const HttpAnswer again = ledger.good(call);
      CHECK(again.body == first.body);
      CHECK(again.header("Idempotent-Replayed") == "true");
      CHECK(again.header("ETag") == first.header("ETag"));
    }
    CHECK(ledger.head() == head);
  };
  check();
  ledger.restart_without_views();
  check();
  const HttpAnswer other = ledger.call(
      with_header(ledger.bulk(license, {{"assignments", json::array({{{"user_id", 3}}})}}),
                  "Idempotency-Key: bulk-1"));
  CHECK(other.status == 422);
}

TEST_CASE("bulk: CSV, alone and in a form, equals JSON; a dry run stores nothing") {
  const BulkUnderTest ledger;
  const std::uint64_t license = ledger.license("program", 9);
  const std::string text =
      "\xEF\xBB\xBFUser_ID, username,email,fulfilled,redirect_to,metadata,remark\r\n"
      "1,,,true,https://example.org/a,\"{\"\"a\"\":\r\n\"\"x,y\"\"}\",\"said \"\"hi\"\"\"\r\n"
      ",bob,,,,,\r\n\r\n"
      ",,new@example.org,no,,,";
  const std::string end = "?mode=best_effort&transaction_id=t-1";
  const std::string before = ledger.head();
  HttpCall dry = ledger.csv(license, text, end + "&dry_run=true");
  const HttpAnswer tried = ledger.good(dry);
  CHECK(ledger.head() == before);
  const HttpAnswer answer = ledger.good(ledger.csv(license, text, end));
  CHECK(statuses(answer.json()) == json(3, "assigned"));
  CHECK(statuses(tried.json()) == statuses(answer.json()));
  const json first = answer.json().at("results")[0].at("assignment");
  CHECK(first.at("metadata") == json{{"a", "x,y"}});
  CHECK(first.at("redirect_to") == "https://example.org/a");
  CHECK(first.at("fulfilled") == true);

  // The same as a file in a form: a retry.
  HttpCall form =
      post(ledger.bulk_path(license),
           "--b\r\nContent-Disposition: form-data; name=\"mode\"\r\n\r\nbest_effort\r\n"
           "--b\r\nContent-Disposition: form-data; name=\"transaction_id\"\r\n\r\nt-1\r\n"
           "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n"
           "Content-Type: text/csv\r\n\r\n" +
               text + "\r\n--b--\r\n");
  form.content_type = "multipart/form-data; boundary=b";
  const HttpAnswer again = ledger.good(form);
  CHECK(again.body == answer.body);
  CHECK(again.header("Idempotent-Replayed") == "true");
}

TEST_CASE("bulk: errors of form name row and field, and store nothing") {
  const BulkUnderTest ledger;
  const std::uint64_t license = ledger.license("program", 9);
  const auto fields = [&](const json& rows) {
    return ledger.refused(ledger.bulk(license, {{"assignments", rows}}), "invalid_fields").json();
  };
  const json faults = fields(json::array({{{"user_id", 1}},
                                          {{"user_id", "x"}, {"active", 7}},
                                          json::object(),
                                          5,
                                          {{"email", "no"}},
                                          {{"user_id", 1}, {"redirect_to", "javascript:x"}}}));
  for (const char* name :
       {"assignments[1].user_id", "assignments[1].active", "assignments[2]", "assignments[3]",
        "assignments[4].email", "assignments[5].redirect_to"}) {
    INFO(name);
    CHECK(faults.contains(name));
  }
  CHECK_FALSE(faults.contains("assignments[0]"));
  CHECK(fields(json::array()).contains("assignments"));
  CHECK(fields(json(10001, json{{"user_id", 1}})).contains("assignments"));
  CHECK(fields({{"a", 1}}).contains("assignments"));
  json twenty = fields(json(20, json{{"user_id", 0}}));
  CHECK(twenty.contains("assignments[9].user_id"));
  CHECK(twenty.contains("assignments[19].user_id"));
  ledger.refused(ledger.bulk(license, {{"user_id", 1}}), "invalid_fields");
  ledger.refused(
      ledger.bulk(license, {{"mode", "maybe"}, {"assignments", json::array({{{"user_id", 1}}})}}),
      "invalid_fields");
  const auto csv_fault = [&](const std::string& text, const std::string& code) {
    return ledger.refused(ledger.csv(license, text), code).json();
  };
  CHECK(csv_fault("user_id\nx\n", "invalid_fields").contains("assignments[0].user_id"));
  CHECK(csv_fault("user_id,active\n1\n", "invalid_fields").contains("assignments[0]"));
  CHECK(csv_fault("name\nx\n", "invalid_fields").contains("non_field_errors"));
  CHECK(csv_fault("user_id,USER_ID\n1,1\n", "invalid_fields").contains("user_id"));
  CHECK(csv_fault("user_id\n", "invalid_fields").contains("assignments"));
  csv_fault("user_id\n\"1\n", "malformed_body");
  csv_fault("", "malformed_body");
  std::string too_many = "user_id\n";
  for (int i = 0; i < 10001; ++i) too_many += "1\n";
  CHECK(csv_fault(too_many, "malformed_body").at("detail") ==
        "the CSV has more than 10000 rows below its header");
  HttpCall form = ledger.bulk(license, json::object());
  form.content_type = "application/x-www-form-urlencoded";
  CHECK(ledger.call(form).status == 415);
}

TEST_CASE("bulk: who may, and of what") {
  const BulkUnderTest ledger;
  const std::uint64_t north = ledger.license("user", 9);
  const std::uint64_t south =
      ledger.create("user", {{"platform_key", "south"}, {"count", 9}}).json().at("id");
  const std::uint64_t platform =
      ledger.create("platform", ledger.least("platform")).json().at("id");
  const auto key = [&](const json& body) -> std::string {
    return ledger.good(post("/api/ledger/keys/", body.dump())).json().at("key");
  };
  const auto call_as = [&](const std::string& caller, std::uint64_t license) {
    HttpCall call = ledger.bulk(license, {{"assignments", json::array({{{"user_id", 1}}})}});
    call.authorization = "Token " + caller;
    return ledger.call(call).status;
  };
  const std::string bound =
      key({{"name", "n"}, {"role", "platform_admin"}, {"platform_key", "north"}});
  CHECK(call_as(bound, north) == 200);
  CHECK(call_as(bound, south) == 403);
  CHECK(call_as(key({{"name", "r"}, {"role", "read_only"}}), north) == 403);
  CHECK(call_as(key({{"name", "a"}, {"role", "auditor"}}), north) == 403);
  CHECK(call_as("0", north) == 401);
  ledger.refused(ledger.bulk(platform, {{"assignments", json::array({{{"user_id", 1}}})}}),
                 "license_has_no_seats");
  CHECK(ledger.call(ledger.bulk(99, {{"assignments", json::array({{{"user_id", 1}}})}})).status ==
        404);
}

TEST_CASE("bulk: ten thousand rows in one commit") {
  BulkUnderTest ledger;
  const std::uint64_t license = ledger.license("user", 10000);
  std::string text = "email\n";
  for (int i = 0; i < 10000; ++i) text += "p" + std::to_string(i) + "@example.org\n";
  const HttpCall call = ledger.csv(license, text, "?transaction_id=all");
  const HttpAnswer first = ledger.good(call);
  CHECK(first.json().at("usage_count") == 10000);
  CHECK(ledger.usage("user", license) == 10000);
  CHECK(ledger.good(call).body == first.body);
  REQUIRE(ledger.server->stop() == 0);
  const auto verdict = support::run_program(
      "seatledger", {"verify", "--data-dir", ledger.server->data_dir().string()});
  INFO(verdict.output);
  CHECK(verdict.exit_code == 0);
}

TEST_CASE("bulk: best_effort refuses a row that is none, and names the line of a CSV") {
  const BulkUnderTest ledger;
  const std::uint64_t license = ledger.license("user", 2);
  const json rows = json::array({{{"email", "no mail"}},
                                 {{"user_id", 1}},
                                 7,
                                 json::object(),
                                 {{"user_id", 2}},
                                 {{"user_id", 3}}});
  const json body{{"mode", "best_effort"}, {"transaction_id", "T1"}, {"assignments", rows}};
  const json answer = ledger.good(ledger.bulk(license, body)).json();
  CHECK(statuses(answer) ==
        json::array({"refused", "assigned", "refused", "refused", "assigned", "refused"}));
  const json& results = answer.at("results");
  CHECK(results[0].at("error") ==
        json{{"code", "invalid_fields"}, {"detail", "email: must be an e-mail address"}});
  CHECK(results[1].at("assignment").at("user_id") == 1);
  CHECK(results[1].at("etag") == "\"1\"");
  const json full = results[5].at("error");
  CHECK(full.at("code") == "no_seats_available");
  CHECK(full.at("count") == 2);
  CHECK(full.at("usage_count") == 2);
  CHECK(full.at("requested") == 1);
  const HttpAnswer again = ledger.good(ledger.bulk(license, body));
  CHECK(again.header("Idempotent-Replayed") == "true");
  CHECK(again.json() == answer);

  const std::string text = "user_id,email\n,x\n,,\n\n3.0,\n1,2,3\n";
  HttpCall csv = ledger.csv(license, text, "release/");
  csv.target += "?mode=best_effort";
  const json lines = ledger.good(csv).json().at("results");
  REQUIRE(lines.size() == 3);
  CHECK(lines[0].at("error").at("detail") == "email: must be an e-mail address (line 2)");
  CHECK(lines[1].at("error").at("code") == "assignment_not_found");
  CHECK(lines[2].at("error").at("detail") == "has 3 cells, the header 2 (line 6)");

  HttpCall none = ledger.csv(license, "email\nx\n");
  none.target += "?mode=best_effort";
  const std::string before = ledger.head();
  CHECK(statuses(ledger.good(none).json()) == json::array({"refused"}));
  CHECK(ledger.head() == before);
}

TEST_CASE("bulk: an atomic call names all faulty rows") {
  const BulkUnderTest ledger;
  const std::uint64_t license = ledger.license("user", 2);
  const json bad = ledger
                       .refused(ledger.bulk(license, {{"assignments", json(30, {{"email", "x"}})}}),
                                "invalid_fields")
                       .json();
  CHECK(bad.contains("assignments[0].email"));
  CHECK(bad.contains("assignments[29].email"));
  CHECK(bad.at("detail").get<std::string>().ends_with("; and 20 more rows"));
  const json line =
      ledger.refused(ledger.csv(license, "email\na@example.org\nx\n"), "invalid_fields").json();
  CHECK(line.at("assignments[1].email")[0] == "must be an e-mail address (line 3)");
}

TEST_CASE("bulk: a CSV with rows of commas, blanks around cells, or another separator") {
  const BulkUnderTest ledger;
  const std::uint64_t license = ledger.license("user", 5);
  const json done =
      ledger.good(ledger.csv(license, "user_id,email\n 1.0 ,\n, x@example.org\t\n,\n,,,\n , \n"))
          .json();
  CHECK(statuses(done) == json::array({"assigned", "assigned"}));
  for (const auto& [text, separator] :
       {std::pair{"email;name\nx@example.org;X\n", "semicolons"},
        std::pair{"\"email\"\t\"active\"\nx@example.org\ttrue\n", "tabs"},
        std::pair{"sep=;\nemail;active\n", "semicolons"}}) {
    const json bad = ledger.refused(ledger.csv(license, text), "invalid_fields").json();
    CHECK(bad.at("detail").get<std::string>().find(separator) != std::string::npos);
  }
}

}  // namespace
}  // namespace seatledger::integration
