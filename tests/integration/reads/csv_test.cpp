// Lists as CSV: the same rows as in JSON, all of them.
#include <string>

#include "csv_reads.h"

namespace seatledger::integration {
namespace {

const std::string licenses = "/api/catalog/licenses/user/";
const std::string all_licenses = "/api/ledger/licenses/";

TEST_CASE_METHOD(CsvReads, "csv: the licenses of each kind, and of all kinds") {
  license("user", 3, {{"name", "Campus"}, {"metadata", {{"note", "a, \"b\""}, {"n", 1.5}}}});
  license("course", 2, {{"external_id", "c-1"}});
  license("program", 2, {{"expired", "2999-01-01T00:00:00Z"}});
  create("platform", {{"platform_key", "north"}});
  for (const std::string kind : {"user", "course", "program", "platform"}) {
    CHECK(check_list(path(kind)).size() == 1);
  }
  const auto rows = check_list(all_licenses);
  REQUIRE(rows.size() == 4);
  CHECK(rows[0].at("kind") == "platform");
  CHECK(rows[0].at("usage_count").empty());
  CHECK(rows[1].at("program_name") == "A");
  CHECK(json::parse(rows[3].at("metadata")) == json{{"note", "a, \"b\""}, {"n", 1.5}});
  check_list(all_licenses + "?verbose=true");
}

TEST_CASE_METHOD(CsvReads,
                 "csv: texts of every sort, and those that a spreadsheet would calculate") {
  const std::vector<std::string> texts{"plain",        "a,b",       "say \"so\"",
                                       "two\r\nlines", "one\nline", "Universit\u00e4t \u00d6lfen",
                                       "' apostrophe", "1+1",       "semi;colon",
                                       "\"",           ","};
  for (const std::string& text : texts) license("user", 1, {{"name", text}});
  const auto rows = check_list(licenses + "?sort=id");
  REQUIRE(rows.size() == texts.size());
  for (std::size_t i = 0; i < texts.size(); ++i) CHECK(rows[i].at("name") == texts[i]);

  const std::vector<std::string> formulas{"=1+1", "+49", "-1", "@SUM(A1)", "=\"a\",b", "'=1"};
  for (const std::string& text : formulas) license("course", 1, {{"name", text}});
  const auto defused = csv_rows(good(as_csv(path("course") + "?sort=id")).body);
  REQUIRE(defused.size() == formulas.size());
  for (std::size_t i = 0; i < formulas.size(); ++i) {
    CHECK(defused[i].at("name") == "'" + formulas[i]);
  }
}

TEST_CASE_METHOD(CsvReads, "csv: lines end with CRLF, and an empty list has its header") {
  const HttpAnswer empty = good(as_csv(licenses));
  CHECK(empty.body ==
        "id,name,count,usage_count,created,started,expired,active,metadata,source,external_id,"
        "platform_key,assignments\r\n");
  CHECK(empty.header("Content-Disposition") == "attachment; filename=\"user-licenses.csv\"");
  CHECK(empty.header("Ledger-Position") == head());
  const std::uint64_t id = license("user", 1);
  const HttpAnswer seats = good(as_csv(of(id, "assignments/")));
  CHECK(seats.header("Content-Disposition") ==
        "attachment; filename=\"license-" + std::to_string(id) + "-assignments.csv\"");
  CHECK(csv_rows(seats.body).empty());
  CHECK(seats.body.ends_with("\r\n"));

  HttpCall only_head = as_csv(licenses);
  only_head.method = "HEAD";
  HttpClient other(server->port());
  other.send(to_bytes(only_head));
  const HttpAnswer answer = other.read(false);
  CHECK(answer.status == 200);
  CHECK(answer.header("Content-Type") == "text/csv; charset=utf-8");
}

TEST_CASE_METHOD(CsvReads, "csv: filters and sorts mean the same as in JSON") {
  for (int i = 0; i < 12; ++i) {
    license("user", i % 3,
            {{"name", "License " + std::to_string(i % 5)},
             {"active", i % 2 == 0},
             {"source", i < 6 ? "shop" : "api"},
             {"metadata", {{"faculty", i % 4 == 0 ? "arts" : "science"}}}});
  }
  create("user", {{"platform_key", "south"}, {"name", "license 9"}});
  for (const std::string query :
       {"sort=name", "sort=-count", "sort=-id", "active=true", "active=false&sort=name",
        "name=License+1", "query=LICENSE", "source=shop", "faculty=arts", "platform_key=south",
        "platform_org=north-org&sort=created", "name=nothing"}) {
    check_list(licenses + "?" + query);
    check_list(all_licenses + "?" + query);
  }
  check_list(all_licenses + "?kind=course");
  CHECK(call(as_csv(licenses + "?sort=metadata")).status == 400);
}

TEST_CASE_METHOD(CsvReads, "csv: more seats than fit into one page, of people and groups") {
  constexpr int many = 2500;
  const std::uint64_t id = license("user", many + 10);
  assign_many(id, many);
  assign("user", {{"license_id", id}, {"user_id", 3}, {"metadata", {{"room", "4,5"}}}});
  assign("user", {{"license_id", id}, {"email", "person.7@example.org"}, {"active", false}});
  assign_group("user", {{"license_id", id}, {"group_id", "7"}});
  const std::string ours = of(id, "assignments/");
  const std::string theirs = seat_path("user") + "?license_id=" + std::to_string(id);
  CHECK(check_list(ours).size() == many + 3);
  CHECK(check_list(theirs).size() >= many + 1);
  for (const std::string query :
       {"sort=-id", "active=false", "fulfilled=false", "user_id=3", "email=person.9@example.org",
        "email=nobody@example.org", "username=ann"}) {
    check_list(ours + "?" + query);
    check_list(theirs + "&" + query);
  }
  check_list(ours + "?direct=false");
  for (const std::string sort : {"email", "-email", "username", "active", "created", "-user_id"}) {
    const HttpAnswer refused = call(get(theirs + "&sort=" + sort));
    if (refused.status == 200) check_list(theirs + "&sort=" + sort);
  }
  const auto groups = check_list(group_path("user") + "?license_id=" + std::to_string(id));
  REQUIRE(groups.size() == 1);
  CHECK(groups[0].at("group_name") == "Seven");
}

TEST_CASE_METHOD(CsvReads, "csv: seats of courses and programs have their own columns") {
  for (const std::string kind : {"course", "program"}) {
    const std::uint64_t id = license(kind, 5);
    assign(kind, {{"license_id", id}, {"user_id", 1}});
    assign(kind, {{"license_id", id}, {"email", "new@example.org"}});
    assign_group(kind, {{"license_id", id}, {"group_id", "7"}});
    const std::string query = "?license_id=" + std::to_string(id);
    check_list(seat_path(kind) + query);
    check_list(group_path(kind) + query);
    check_list(of(id, "assignments/"));
  }
}

TEST_CASE_METHOD(CsvReads, "csv: as of a moment") {
  const std::uint64_t id = license("user", 5, {{"name", "Before"}});
  assign("user", {{"license_id", id}, {"user_id", 1}});
  const std::string then = head();
  update("user", {{"license_id", id}, {"name", "After"}});
  assign("user", {{"license_id", id}, {"user_id", 2}});
  license("user", 1);
  const auto past = check_list(all_licenses + "?at=" + then);
  REQUIRE(past.size() == 1);
  CHECK(past[0].at("name") == "Before");
  CHECK(check_list(all_licenses + "?sort=name&at=" + then).size() == 1);
  CHECK(check_list(all_licenses + "?name=Before&at=" + then).size() == 1);
  CHECK(check_list(of(id, "assignments/?at=" + then)).size() == 1);
  CHECK(check_list(of(id, "assignments/?user_id=2&at=" + then)).empty());
  CHECK(good(as_csv(of(id, "assignments/?at=" + then))).header("Ledger-Position") == then);
}

TEST_CASE_METHOD(CsvReads, "csv: a key that is bound to a platform gets its platform's rows") {
  const std::uint64_t north = license("user", 2);
  const std::uint64_t south =
      create("user", {{"platform_key", "south"}, {"count", 2}}).json().at("id");
  assign("user", {{"license_id", south}, {"user_id", 1}});
  const std::string key = new_key("platform_admin", "north");
  const auto bound = [&](const std::string& target) { return call(with_key(as_csv(target), key)); };
  for (const std::string& list : {licenses, all_licenses}) {
    const auto rows = csv_rows(bound(list).body);
    REQUIRE(rows.size() == 1);
    CHECK(rows[0].at("id") == std::to_string(north));
    CHECK(bound(list + "?platform_key=south").status == 403);
  }
  CHECK(bound(of(south, "assignments/")).status == 403);
  CHECK(bound(of(south, "history/")).status == 403);
  CHECK(csv_rows(bound("/api/ledger/events/").body).size() == 1);
  CHECK(bound(of(north, "history/")).status == 200);
}

TEST_CASE_METHOD(CsvReads, "csv: an auditor gets no names here either") {
  const std::uint64_t id = license("user", 2);
  assign("user", {{"license_id", id}, {"user_id", 1}});
  const json made = good(post("/api/ledger/keys/", R"({"name":"a","role":"auditor"})")).json();
  const auto rows = csv_rows(call(with_key(as_csv(of(id, "assignments/")), made.at("key"))).body);
  REQUIRE(rows.size() == 1);
  CHECK(rows[0].at("user_id") == "1");
  CHECK(rows[0].at("username").empty());
  CHECK(rows[0].at("email").empty());
}

TEST_CASE_METHOD(CsvReads, "csv: refusals are JSON, and a part is refused by name") {
  const HttpAnswer missing = call(as_csv(of(99, "assignments/")));
  CHECK(missing.status == 404);
  CHECK(missing.json().at("code") == "license_not_found");
  const std::uint64_t id = license("user", 1);
  for (const std::string name : {"page", "page_size"}) {
    for (const std::string& target : {licenses, all_licenses, of(id, "assignments/")}) {
      const HttpAnswer refused = call(as_csv(target + "?" + name + "=1"));
      CHECK(refused.status == 400);
      CHECK(refused.json().at("code") == "invalid_parameter");
      CHECK(refused.json().contains(name));
    }
  }
  CHECK(call(as_csv(of(id, "history/?limit=1"))).json().contains("limit"));
  CHECK(call(as_csv("/api/ledger/events/?wait=1")).json().contains("wait"));
  CHECK(call(as_csv(of(id, "history/?user_id=x"))).status == 400);
}

TEST_CASE_METHOD(CsvReads, "csv: only for who names it in Accept") {
  license("user", 1);
  const auto type = [&](const std::string& accept) {
    return good(with_header(get(licenses), "Accept: " + accept)).header("Content-Type");
  };
  for (const std::string accept : {"*/*", "text/*", "application/json", "text/csv;q=0"}) {
    INFO(accept);
    CHECK(type(accept) == "application/json");
  }
  for (const std::string accept : {"text/csv", "Text/CSV;q=0.5, */*;q=0.1"}) {
    INFO(accept);
    CHECK(type(accept) == "text/csv; charset=utf-8");
  }
  // A route without CSV answers as ever.
  CHECK(good(as_csv("/api/ledger/whoami/")).header("Content-Type") == "application/json");
}

}  // namespace
}  // namespace seatledger::integration
