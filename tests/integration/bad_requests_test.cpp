// Every bad request gets its exact status, code and blamed fields, and the ledger stays as it was.
#include <catch2/catch.hpp>
#include <map>

#include "bad_requests.h"
#include "support/temporary_directory.h"

namespace seatledger::bad_requests {
namespace {

using support::get;
using support::HttpAnswer;
using support::HttpCall;
using support::HttpClient;
using support::post;
using support::put;
using support::with_header;

// The ledger that the table speaks of: six licenses, two platforms, a key of every role.
class Prepared {
 public:
  Prepared() {
    put_record("platforms/north", R"({"org":"north-org"})");
    put_record("platforms/south", R"({"org":"south-org","platform_id":77})");
    put_record("courses/course-v1:N+X+1", R"({"name":"X"})");
    put_record("courses/course-v1:N+Y+1", R"({"name":"Y"})");
    put_record("programs/prog-a", R"({"program_id":"a","platform_key":"north"})");
    put_record("programs/twice-1", R"({"program_id":"twice"})");
    put_record("programs/twice-2", R"({"program_id":"twice"})");
    put_record("users/1", R"({"username":"ann","email":"ann@example.org"})");
    put_record("groups/tags", R"({"name":"T","platform_key":"north","user_ids":[1]})");
    put_record("choices/colour", R"({"scope":"course","choices":["red"]})");
    create("user", R"({"platform_key":"north","external_id":"taken","count":5,)"
                   R"("started":"2026-01-01T00:00:00Z","expired":"2027-01-01T00:00:00Z"})");
    create("course", R"({"platform_key":"north","course_id":"course-v1:N+X+1",)"
                     R"("external_id":"taken"})");
    create("program", R"({"platform_key":"north","program_key":"prog-a"})");
    create("platform", R"({"platform_key":"north"})");
    create("user", R"({"platform_key":"north","external_id":"other"})");
    create("user", R"({"platform_key":"south"})");
    const std::string change = R"({"license_id":5,"count":1})";
    good(with_header(licenses("user/update/", change), "Idempotency-Key: used"));
    make_key(Caller::north_admin, R"("platform_admin","platform_key":"north")");
    make_key(Caller::reader, R"("read_only")");
    make_key(Caller::south_reader, R"("read_only","platform_key":"south")");
    make_key(Caller::auditor, R"("auditor")");
  }

  HttpAnswer send(BadRequest row) {
    if (row.caller != Caller::admin) row.call.authorization = "Bearer " + keys_.at(row.caller);
    HttpClient client(server_.port());
    return client.call(row.call);
  }
  HttpAnswer good(const HttpCall& call) {
    HttpAnswer answer = client_.call(call);
    INFO(to_bytes(call) << '\n' << answer.body);
    REQUIRE(answer.status == 200);
    return answer;
  }
  std::string head() { return good(get("/api/ledger/licenses/1/")).header("Ledger-Position"); }
  int stop() { return server_.stop(); }

 private:
  void put_record(const std::string& path, const std::string& record) {
    good(put("/api/directory/" + path + "/", record));
  }
  void create(const std::string& kind, const std::string& body) {
    const HttpAnswer answer = good(licenses(kind + "/create/", body));
    REQUIRE(answer.json().at("id") == ++licenses_);
  }
  void make_key(Caller caller, const std::string& role) {
    const auto answer = good(post("/api/ledger/keys/", R"({"name":"k","role":)" + role + "}"));
    keys_[caller] = answer.json().at("key");
  }

  contract::TemporaryDirectory directory_;
  support::ServerProcess server_{directory_.path()};
  HttpClient client_{server_.port()};
  std::map<Caller, std::string> keys_;
  int licenses_ = 0;
};

// The members of an error that hold lists: the fields to blame.
std::string blamed(const nlohmann::ordered_json& body) {
  std::string names;
  for (const auto& [name, value] : body.items()) {
    if (!value.is_array()) continue;
    names += (names.empty() ? "" : " ") + name;
    CHECK_FALSE(value.empty());
    for (const auto& reason : value) CHECK(reason.is_string());
  }
  return names;
}

void check(Prepared& ledger, const BadRequest& row) {
  INFO(row.name);
  const std::string before = ledger.head();
  const HttpAnswer answer = ledger.send(row);
  INFO(answer.head << answer.body);
  CHECK(answer.status == row.status);
  CHECK(answer.header("Content-Type") == "application/json");
  const auto body = nlohmann::ordered_json::parse(answer.body, nullptr, false);
  CHECK(body.is_object());
  if (body.is_object()) {
    CHECK(body.value("code", "") == row.code);
    CHECK_FALSE(body.value("detail", "").empty());
    CHECK(blamed(body) == row.fields);
  }
  CHECK(answer.header("WWW-Authenticate").empty() == (row.status != 401));
  CHECK(answer.header("Allow").empty() == (row.status != 405));
  CHECK(ledger.head() == before);
}

TEST_CASE("bad requests: exact status, code and fields, and nothing is stored") {
  Prepared ledger;
  std::size_t rows = 0;
  for (const auto& table : {bad_creates(), bad_updates(), bad_bodies(), bad_addresses(),
                            bad_callers(), bad_records(), bad_keys(), bad_seats()}) {
    for (const BadRequest& row : table) check(ledger, row);
    rows += table.size();
  }
  CHECK(rows >= 80);
  CHECK(ledger.stop() == 0);
}

TEST_CASE("bad requests: a body of exactly 1 MiB and of 64 levels is taken") {
  Prepared ledger;
  const std::string start = R"({"platform_key":"north","metadata":{"a":")";
  ledger.good(
      licenses("user/create/", start + std::string(1048576 - start.size() - 3, 'x') + "\"}}"));
  ledger.good(licenses("user/create/", R"({"platform_key":"north","metadata":{"a":)" +
                                           std::string(62, '[') + std::string(62, ']') + "}}"));
}

TEST_CASE("bad requests: every bad line of an import has its own answer") {
  Prepared ledger;
  struct Line {
    std::string text;
    int status;
    std::string code;
  };
  const std::vector<Line> lines{
      {"{", 400, "malformed_body"},
      {"[]", 400, "malformed_body"},
      {"{}", 400, "invalid_fields"},
      {R"({"kind":"seats","id":"1","record":{}})", 400, "invalid_fields"},
      {R"({"kind":"users","id":"9","record":[]})", 400, "invalid_fields"},
      {R"({"kind":"users","id":"x","record":{"username":"x"}})", 400, "invalid_fields"},
      {R"({"kind":"users","id":"9","record":{"username":"ann"}})", 400, "username_taken"},
      {R"({"kind":"platforms","id":"w","record":{"org":"north-org"}})", 400, "org_taken"},
      {R"({"kind":"groups","id":"g","record":{"name":"g","platform_key":"nowhere","user_ids":[]}})",
       404, "platform_not_found"},
      {R"({"kind":"groups","id":"g","record":{"name":"g","platform_key":"north","user_ids":[7]}})",
       400, "members_unknown"},
      {R"({"kind":"courses","id":"c","record":{"name":"a\u0000"}})", 400, "malformed_body"},
      {"{\"kind\":\"courses\",\"id\":\"c\",\"record\":{\"name\":\"\xff\"}}", 400, "malformed_body"},
      {R"({"kind":"courses","id":"c","id":"c","record":{}})", 400, "malformed_body"},
  };
  std::string body;
  for (const Line& line : lines) body += line.text + "\n\n";
  const std::string before = ledger.head();
  const auto results = ledger.good(post("/api/directory/import/", body)).json().at("results");
  REQUIRE(results.size() == lines.size());
  for (std::size_t i = 0; i < lines.size(); ++i) {
    INFO(lines[i].text << ' ' << results[i]);
    CHECK(results[i].at("line") == 2 * i + 1);
    CHECK(results[i].at("status") == lines[i].status);
    CHECK(results[i].at("code") == lines[i].code);
  }
  CHECK(ledger.head() == before);
}

}  // namespace
}  // namespace seatledger::bad_requests
