// Licenses of the four kinds over a real socket and on a real disk: created, updated, listed.
#include "support/ledger_under_test.h"

namespace seatledger::integration {
namespace {

std::vector<std::uint64_t> ids(const json& page) {
  std::vector<std::uint64_t> found;
  for (const json& row : page.at("results")) found.push_back(row.at("id"));
  return found;
}
using Ids = std::vector<std::uint64_t>;

TEST_CASE("licenses: each kind is created, updated, listed") {
  const LedgerUnderTest ledger;
  for (const std::string kind : {"user", "course", "program", "platform"}) {
    INFO(kind);
    json body = ledger.least(kind);
    body.update({{"name", "first"},
                 {"count", "5"},
                 {"started", "2026-01-01T01:00:00.25+01:00"},
                 {"expired", "2030-01-01"},
                 {"metadata", {{"a", {1, 2.5, nullptr, "x"}}}},
                 {"external_id", "ext-" + kind},
                 {"unknown", true}});
    const HttpAnswer created = ledger.create(kind, body);
    const json row = created.json();
    CHECK(row.at("name") == "first");
    CHECK(row.at("count") == 5);
    CHECK(row.at("started") == "2026-01-01T00:00:00.250000Z");
    CHECK(row.at("expired") == "2030-01-01T00:00:00Z");
    CHECK(row.at("active") == true);
    CHECK(row.at("source") == "api");
    CHECK(row.at("metadata") == body.at("metadata"));
    CHECK(row.at("platform_key") == "north");
    CHECK(row.contains("usage_count") == (kind != "platform"));
    CHECK(row.contains("course_id") == (kind == "course"));
    CHECK(row.contains("program_id") == (kind == "program"));
    CHECK(created.header("ETag") == "\"1\"");
    CHECK_FALSE(created.header("Ledger-Position").empty());
    CHECK_FALSE(created.header("X-Request-Id").empty());

    const HttpAnswer updated =
        ledger.update(kind, {{"external_id", "ext-" + kind}, {"count", 9}, {"expired", nullptr}});
    json wanted = row;
    wanted["count"] = 9;
    wanted["expired"] = nullptr;
    CHECK(updated.json() == wanted);
    CHECK(updated.header("ETag") == "\"2\"");
    const json page = ledger.list(kind);
    CHECK(page.at("results") == json::array({wanted}));
    const std::string id = row.at("id").dump();
    const HttpAnswer read = ledger.good(get("/api/ledger/licenses/" + id));
    CHECK(read.header("ETag") == "\"2\"");
    CHECK(read.json().at("count") == 9);
  }
}

TEST_CASE("licenses: pages have all four links, and keep the other parameters") {
  const LedgerUnderTest ledger;
  for (int i = 1; i <= 5; ++i) ledger.create("user", {{"platform_key", "north"}, {"count", i}});
  const json first = ledger.list("user", "page_size=2&sort=id&platform_key=north");
  CHECK(first.at("count") == 5);
  CHECK(ids(first) == Ids{1, 2});
  CHECK(first.at("next") == first.at("next_page"));
  CHECK(first.at("previous") == nullptr);
  CHECK(first.at("previous_page") == nullptr);
  const std::string origin = "http://ledger.test";
  std::string link = first.at("next");
  REQUIRE(link.starts_with(origin + ledger.path("user") + "?"));
  const json second = ledger.good(get(link.substr(origin.size()))).json();
  CHECK(ids(second) == Ids{3, 4});
  link = second.at("previous_page");
  CHECK(ids(ledger.good(get(link.substr(origin.size()))).json()) == Ids{1, 2});
  link = second.at("next");
  const json last = ledger.good(get(link.substr(origin.size()))).json();
  CHECK(ids(last) == Ids{5});
  CHECK(last.at("next") == nullptr);
  CHECK(ids(ledger.list("user")) == Ids{5, 4, 3, 2, 1});
  CHECK(ids(ledger.list("user", "sort=-count&page_size=1")) == Ids{5});
  CHECK(ids(ledger.list("user", "page_size=100000")).size() == 5);
  CHECK(ids(ledger.list("course")).empty());
}

TEST_CASE("licenses: filters") {
  const LedgerUnderTest ledger;
  ledger.create("user", {{"platform_key", "north"}, {"name", "Gold One"}, {"source", "shop"}});
  ledger.create("user", {{"platform_key", "south"},
                         {"name", "silver"},
                         {"external_id", "s-1"},
                         {"metadata", {{"colour", "grey"}, {"size", 4}}}});
  ledger.create("user", {{"platform_key", "south"}, {"name", "GOLD two"}, {"active", false}});
  ledger.create("course", ledger.least("course"));
  ledger.create("program", ledger.least("program"));
  const auto found = [&](const std::string& query) { return ids(ledger.list("user", query)); };
  CHECK(found("platform_key=south&sort=id") == Ids{2, 3});
  CHECK(found("key=north") == Ids{1});
  CHECK(found("platform_org=south-org&active=true") == Ids{2});
  CHECK(found("org=north-org") == Ids{1});
  CHECK(found("name=silver") == Ids{2});
  CHECK(found("name=Silver").empty());
  CHECK(found("query=gold&sort=id") == Ids{1, 3});
  CHECK(found("source=shop") == Ids{1});
  CHECK(found("external_id=s-1") == Ids{2});
  CHECK(found("active=no") == Ids{3});
  CHECK(found("colour=grey&size=4") == Ids{2});
  CHECK(found("colour=red").empty());
  CHECK(ledger.list("user", "verbose=1&name=silver").at("results")[0].contains("assignments"));
  CHECK_FALSE(ledger.list("user", "name=silver").at("results")[0].contains("assignments"));
  CHECK(ids(ledger.list("course", "course_id=course-v1:N+X+1")) == Ids{4});
  CHECK(ids(ledger.list("course", "course_id=course-v1%3AN%2BX%2B1")) == Ids{4});
  CHECK(ids(ledger.list("program", "program_id=a")) == Ids{5});
  CHECK(ids(ledger.list("program", "program_id=prog-a")) == Ids{5});
}

TEST_CASE("licenses: ETag and If-Match") {
  const LedgerUnderTest ledger;
  const HttpAnswer created = ledger.create("user", ledger.least("user"));
  const auto change = [&](const std::string& tag, int count) {
    HttpCall call =
        post(ledger.path("user") + "update/", json{{"license_id", 1}, {"count", count}}.dump());
    return ledger.call(with_header(call, "If-Match: " + tag));
  };
  CHECK(change(created.header("ETag"), 2).header("ETag") == "\"2\"");
  const HttpAnswer refused = change(created.header("ETag"), 3);
  CHECK(refused.status == 412);
  CHECK(refused.json().at("code") == "version_mismatch");
  CHECK(refused.json().at("version") == 2);
  CHECK(change("*", 4).header("ETag") == "\"3\"");
}

TEST_CASE("licenses: JSON, SCIM, form and multipart bodies say the same") {
  const LedgerUnderTest ledger;
  const std::string text =
      R"({"platform_key":"north","count":4,"active":false,"metadata":{"a":[1]},"name":"é",)"
      R"("transaction_id":"one"})";
  const std::string form =
      "platform_key=north&count=4&active=False&metadata=%7B%22a%22%3A%20%5B1%5D%7D&name=%C3%A9&"
      "transaction_id=one";
  std::string parts;
  const std::pair<const char*, const char*> values[] = {
      {"platform_key", "north"},    {"count", "4"}, {"active", "off"},
      {"metadata", R"({"a":[1]})"}, {"name", "é"},  {"transaction_id", "one"}};
  for (const auto& [name, value] : values) {
    parts += std::string("--cut\r\nContent-Disposition: form-data; name=\"") + name + "\"\r\n\r\n" +
             value + "\r\n";
  }
  const HttpAnswer first = ledger.good(post(ledger.path("user") + "create/", text));
  CHECK(first.json().at("active") == false);
  const std::pair<const char*, std::string> bodies[] = {
      {"application/json; charset=UTF-8", text},
      {"application/scim+json", text},
      {"application/x-www-form-urlencoded", form},
      {"multipart/form-data; boundary=cut", parts + "--cut--\r\n"}};
  for (const auto& [type, body] : bodies) {
    INFO(type);
    HttpCall call = post(ledger.path("user") + "create/", body);
    call.content_type = type;
    const HttpAnswer again = ledger.good(call);
    CHECK(again.body == first.body);
    CHECK(again.header("Idempotent-Replayed") == "true");
  }
}

TEST_CASE("licenses: the prefix, both slash forms, five spellings of the key") {
  const LedgerUnderTest ledger;
  ledger.create("user", ledger.least("user"));
  const std::string key(support::admin_key);
  for (const std::string path :
       {"/api/catalog/licenses/user/", "/api/catalog/licenses/user",
        "/dm/api/catalog/licenses/user/", "/dm/api/catalog/licenses/user"}) {
    INFO(path);
    CHECK(ids(ledger.good(get(path)).json()) == Ids{1});
    HttpCall change =
        post(path + (path.ends_with('/') ? "update/" : "/update"), R"({"license_id":1,"count":2})");
    CHECK(ledger.good(change).json().at("count") == 2);
  }
  for (const std::string& spelling :
       {"Api-Token " + key, "Api-Key " + key, "Token " + key, "Bearer " + key, key, "bEARER " + key,
        "API-TOKEN   " + key}) {
    HttpCall call = get("/api/catalog/licenses/user/");
    call.authorization = spelling;
    CHECK(ledger.call(call).status == 200);
  }
}

TEST_CASE("licenses: declared texts lose the blanks at their ends, metadata does not") {
  const LedgerUnderTest ledger;
  json body = ledger.least("user");
  body.update({{"platform_key", "\u00a0north\t"},
               {"count", 20.0},
               {"name", " N "},
               {"external_id", " E1\u3000"},
               {"started", " 2026-01-01T00:00:00Z "},
               {"active", " true "},
               {"metadata", {{"k", " v "}}}});
  const json row = ledger.create("user", body).json();
  CHECK(row.at("platform_key") == "north");
  CHECK(row.at("count") == 20);
  CHECK(row.at("name") == "N");
  CHECK(row.at("external_id") == "E1");
  CHECK(row.at("metadata") == json{{"k", " v "}});
  CHECK(ledger.list("user", "external_id=%20E1%20&platform_key=+north&page=1.0").at("count") == 1);
  CHECK(ledger.list("user", "k=%20v%20").at("count") == 1);
  CHECK(ledger.list("user", "k=v").at("count") == 0);
  CHECK(ledger.update("user", {{"external_id", "E1 "}, {"count", "21.00"}}).json().at("count") ==
        21);
  const std::string spaced = "/api/directory/courses/%20spaced%20/";
  CHECK(ledger.good(put(spaced, R"({"name":" S "})")).json().at("course_id") == "spaced");
  CHECK(ledger.good(get(spaced)).json().at("name") == "S");
  CHECK(ledger.good(get("/api/directory/courses/spaced/")).json().at("name") == "S");
}

TEST_CASE(
    "licenses: a byte order mark is passed over, and of a repeated parameter the last counts") {
  const LedgerUnderTest ledger;
  const std::string mark = "\xEF\xBB\xBF";
  ledger.good(post("/api/catalog/licenses/user/create/", mark + ledger.least("user").dump()));
  ledger.create("user", ledger.least("user"));
  HttpCall form = post("/api/catalog/licenses/user/create/", mark + "platform_key=north");
  form.content_type = "application/x-www-form-urlencoded";
  ledger.good(form);
  const json page = ledger.list("user", "page=9&page_size=2&page=1&active=false&active=true");
  CHECK(page.at("results").size() == 2);
  const std::string next = page.at("next");
  CHECK(next.find("page=2") != std::string::npos);
  CHECK(next.find("page=9") == std::string::npos);
  CHECK(next.find("page_size=2") == next.rfind("page_size=2"));
}

}  // namespace
}  // namespace seatledger::integration
