// Headers of calls and answers that no single route owns.
#include "support/seats_under_test.h"

namespace seatledger::integration {
namespace {

TEST_CASE("headers: one that decides who calls, or what, may be given only once") {
  const SeatsUnderTest ledger;
  const std::string good = "Api-Token " + std::string(support::admin_key);
  const HttpCall read = get("/api/ledger/licenses/1/");
  ledger.license("user", 1);
  struct Case {
    HttpCall call;
    std::vector<std::string> headers;
  };
  const HttpCall write = put("/api/directory/users/9/", R"({"username":"nine"})");
  const Case cases[] = {
      {read, {"Authorization: " + good}},
      {read, {"authorization: Api-Token another"}},
      {get("/healthz"), {"Authorization: " + good}},
      {write, {"Idempotency-Key: a", "Idempotency-Key: b"}},
      {write, {"Idempotency-Key: a", "idempotency-key: a"}},
      {write, {"Content-Type: text/csv"}},
      {get("/api/ledger/events/stream/"), {"Last-Event-ID: 1", "Last-Event-ID: 2"}}};
  for (const Case& each : cases) {
    HttpCall call = each.call;
    call.headers = each.headers;
    const HttpAnswer answer = ledger.call(call);
    INFO(to_bytes(call) << '\n' << answer.body);
    CHECK(answer.status == 400);
    CHECK(answer.json().at("code") == "bad_http");
    CHECK(answer.json().at("detail").get<std::string>().find("only once") != std::string::npos);
  }
  CHECK(ledger.call(get("/api/directory/users/9/")).status == 404);
  // The connection goes on.
  CHECK(ledger.client->call_once(read).status == 200);
}

TEST_CASE("headers: no answer may be stored, and none may be taken for another type") {
  const SeatsUnderTest ledger;
  HttpCall stranger = get("/api/ledger/licenses/1/");
  stranger.authorization.clear();
  const HttpCall calls[] = {get("/healthz"),
                            get("/api/ledger/licenses/"),
                            get("/api/directory/users/1/"),
                            get("/api/ledger/events/?limit=1"),
                            get("/api/ledger/checkpoint/"),
                            get("/nowhere"),
                            stranger,
                            put("/api/directory/users/1/", "{"),
                            put("/api/directory/users/1/", R"({"username":"ann"})")};
  for (const HttpCall& call : calls) {
    const HttpAnswer answer = ledger.call(call);
    INFO(to_bytes(call) << answer.head);
    CHECK(answer.header("Cache-Control") == "no-store");
    CHECK(answer.header("X-Content-Type-Options") == "nosniff");
  }
  HttpClient stream(ledger.server->port());
  REQUIRE(stream.send(to_bytes(get("/api/ledger/events/stream/"))));
  const std::string head = stream.read(false).head;
  CHECK(head.find("Cache-Control: no-store\r\n") == head.rfind("Cache-Control"));
  CHECK(head.find("nosniff") != std::string::npos);
}

TEST_CASE("headers: a web page may read where the feed goes on") {
  const contract::TemporaryDirectory directory;
  const support::ServerProcess server(directory.path(), {"--cors-origins", "https://a.example"});
  HttpClient client(server.port());
  const HttpAnswer answer =
      client.call(with_header(get("/api/ledger/events/"), "Origin: https://a.example"));
  REQUIRE(answer.status == 200);
  const std::string exposed = answer.header("Access-Control-Expose-Headers");
  for (const char* name : {"ETag", "Idempotent-Replayed", "Ledger-Next-After", "Ledger-Position",
                           "Retry-After", "X-Request-Id"}) {
    INFO(exposed << ' ' << name);
    CHECK(exposed.find(name) != std::string::npos);
  }
}

TEST_CASE("headers: what does not exist is named, with a code of its own") {
  const SeatsUnderTest ledger;
  struct Case {
    HttpCall call;
    const char* code;
    const char* detail;
  };
  const std::string update = LedgerUnderTest::path("user") + "update/";
  const std::string seats = LedgerUnderTest::path("user") + "assignment/";
  const Case cases[] = {
      {get("/api/ledger/licenses/99/"), "license_not_found", "license 99 does not exist"},
      {get("/api/ledger/licenses/x/"), "license_not_found", "license x does not exist"},
      {get("/api/ledger/licenses/99/history/"), "license_not_found", "license 99 does not exist"},
      {get("/api/ledger/licenses/99/?at=1"), "license_not_found", "license 99 did not exist then"},
      {post(update, R"({"license_id":99,"count":1})"), "license_not_found",
       "license_id: license 99 does not exist"},
      {post(seats, R"({"license_id":99,"user_id":1})"), "license_not_found",
       "license_id: license 99 does not exist"},
      {get(seats + "?license_id=99"), "license_not_found", "license_id: license 99 does not exist"},
      {get("/api/ledger/events/9999/"), "event_not_found", "event 9999 does not exist"},
      {get("/api/ledger/events/0/"), "event_not_found", "event 0 does not exist"},
      {get("/api/ledger/events/9999/proof/"), "event_not_found", "event 9999 does not exist"},
      {get("/api/ledger/webhooks/9/"), "path_not_found", "webhook 9 does not exist"}};
  for (const Case& each : cases) {
    const HttpAnswer answer = ledger.call(each.call);
    INFO(to_bytes(each.call) << answer.body);
    CHECK(answer.status == 404);
    CHECK(answer.json().at("code") == each.code);
    CHECK(answer.json().at("detail") == each.detail);
  }
}

TEST_CASE("roles: an auditor may verify a server and ask for its status") {
  const SeatsUnderTest ledger;
  const auto key_of = [&](const json& wanted) {
    return ledger.good(post("/api/ledger/keys/", wanted.dump()))
        .json()
        .at("key")
        .get<std::string>();
  };
  const std::string auditor = key_of({{"name", "a"}, {"role", "auditor"}});
  const std::string url = "http://127.0.0.1:" + std::to_string(ledger.server->port());
  for (const char* command : {"verify", "status"}) {
    const auto end = support::run_program("seatledger", {command, "--url", url, "--key", auditor});
    INFO(command << end.output);
    CHECK(end.exit_code == 0);
  }
  const auto refusal = [&](HttpCall call, const std::string& key) {
    const HttpAnswer answer = ledger.call(with_key(std::move(call), key));
    INFO(answer.body);
    CHECK(answer.status == 403);
    CHECK(answer.json().at("code") == "permission_denied");
    return answer.json().at("detail").get<std::string>();
  };
  const HttpCall change = put("/api/directory/users/9/", R"({"username":"nine"})");
  CHECK(refusal(change, auditor) == "this key has the role auditor; this is for admin");
  CHECK(refusal(post("/api/ledger/backup/", ""), auditor) ==
        "this key has the role auditor; this is for admin");
  const HttpCall list = get(LedgerUnderTest::path("user"));
  CHECK(refusal(list, auditor) ==
        "this key has the role auditor; this is for admin, platform_admin and read_only");
  const std::string shop =
      key_of({{"name", "s"}, {"role", "platform_admin"}, {"platform_key", "north"}});
  CHECK(refusal(get("/api/ledger/status/"), shop) ==
        "this key has the role platform_admin of a platform; this is for admin and auditor");
  const std::string reader = key_of({{"name", "r"}, {"role", "read_only"}});
  CHECK(refusal(get("/api/ledger/licenses/1/"), reader) ==
        "this key has the role read_only; this is for admin, platform_admin, read_only of a "
        "platform and auditor");
}

TEST_CASE("headers: an import that is only a repeat says so") {
  const LedgerUnderTest ledger;
  const auto line = [](int id) {
    return json{{"kind", "users"},
                {"id", std::to_string(id)},
                {"record", {{"username", "u" + std::to_string(id)}}}}
               .dump() +
           "\n";
  };
  const std::string broken = "{\"kind\":\"users\"}\n";
  const auto import = [&](const std::string& lines, const std::string& key) {
    HttpCall call = post("/api/directory/import/", lines);
    if (!key.empty()) call.headers.push_back("Idempotency-Key: " + key);
    return ledger.good(call).header("Idempotent-Replayed");
  };
  CHECK(import(line(1) + broken + line(2), "k").empty());
  const std::string head = ledger.head();
  CHECK(import(line(1) + broken + line(2), "k") == "true");
  CHECK(ledger.head() == head);
  // What broke off is finished by the same call: that is more than a repeat.
  CHECK(import(line(1) + broken + line(2) + line(3), "k").empty());
  CHECK(import(line(1) + broken + line(2) + line(3), "k") == "true");
  // Without a key nothing is recognised; of a call without a good line nothing was stored before.
  CHECK(import(line(1), "").empty());
  CHECK(import(broken, "k").empty());
}

}  // namespace
}  // namespace seatledger::integration
