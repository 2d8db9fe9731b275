// Errors as problem details (RFC 9457), for callers who name that type and by the setting.
#include "integration/tampered_copy.h"
#include "support/seats_under_test.h"

namespace seatledger::integration {
namespace {

const std::string details_type = "application/problem+json";
const std::string asking = "Accept: " + details_type;

// The error in problem details, which must agree with the answer's header.
json details_of(const HttpAnswer& answer) {
  INFO(answer.head << answer.body);
  REQUIRE(answer.header("Content-Type") == details_type);
  const json body = answer.json();
  CHECK(body.at("status") == answer.status);
  CHECK(body.at("type") == "/docs/errors/#" + body.at("code").get<std::string>());
  CHECK(body.at("instance") == "/requests/" + answer.header("X-Request-Id"));
  CHECK_FALSE(body.at("title").get<std::string>().empty());
  CHECK_FALSE(body.at("detail").get<std::string>().empty());
  CHECK(body.at("figures").is_object());
  CHECK(body.at("errors").is_array());
  CHECK(body.size() == 8);
  return body;
}

TEST_CASE("problem details: the same refusal in both forms") {
  const SeatsUnderTest ledger;
  ledger.license("user", 1);
  ledger.assign("user", {{"license_id", 1}, {"user_id", 1}});
  const HttpCall full = post(SeatsUnderTest::seat_path("user"), R"({"license_id":1,"user_id":2})");
  const json wanted{{"detail", "the license has not enough free seats"},
                    {"code", "no_seats_available"},
                    {"count", 1},
                    {"usage_count", 1},
                    {"requested", 1}};
  for (const char* accept :
       {"Accept: */*", "Accept: application/json", "Accept: application/problem+json;q=0"}) {
    const HttpAnswer plain = ledger.call(with_header(full, accept));
    CHECK(plain.header("Content-Type") == "application/json");
    CHECK(plain.json() == wanted);
  }
  CHECK(ledger.call(full).json() == wanted);
  const json details = details_of(ledger.call(with_header(full, asking)));
  CHECK(details.at("code") == "no_seats_available");
  CHECK(details.at("title") == "Not enough seats are free");
  CHECK(details.at("figures") == json{{"count", 1}, {"usage_count", 1}, {"requested", 1}});
  CHECK(details.at("errors") == json::array());
  // What succeeds is as ever.
  const HttpAnswer good = ledger.call(with_header(get("/api/ledger/licenses/1/"), asking));
  CHECK(good.status == 200);
  CHECK(good.header("Content-Type") == "application/json");
}

TEST_CASE("problem details: where the fault is") {
  const SeatsUnderTest ledger;
  ledger.license("user", 1);
  const auto errors = [&](HttpCall call) {
    return details_of(ledger.call(with_header(std::move(call), asking))).at("errors");
  };
  const auto pointer = [](const char* where, const char* detail) {
    return json{{{"pointer", where}, {"detail", detail}}};
  };
  const auto parameter = [](const char* name, const char* detail) {
    return json{{{"parameter", name}, {"detail", detail}}};
  };
  const std::string seats = SeatsUnderTest::seat_path("user");
  HttpCall remove = get("/api/directory/users/99/");
  remove.method = "DELETE";
  CHECK(errors(post(LedgerUnderTest::path("user") + "update/", R"({"license_id":1,"count":-1})")) ==
        pointer("/count", "must be at least 0"));
  CHECK(errors(post("/api/ledger/licenses/1/assignments/",
                    R"({"assignments":[{"user_id":1},{"user_id":"x"}]})")) ==
        pointer("/assignments/1/user_id", "must be an integer"));
  CHECK(errors(post("/api/ledger/licenses/1/assignments/?mode=x",
                    R"({"assignments":[{"user_id":1}]})")) ==
        parameter("mode", "must be atomic or best_effort"));
  CHECK(errors(post(seats, "[]")) == pointer("", "must be an object"));
  CHECK(errors(post(seats, R"({"license_id":9,"user_id":1})")) ==
        pointer("/license_id", "license 9 does not exist"));
  CHECK(errors(get(seats + "?license_id=9")) ==
        parameter("license_id", "license 9 does not exist"));
  CHECK(errors(get("/api/ledger/licenses/1/?at=x")) ==
        parameter("at", "must be a position or a time"));
  CHECK(errors(post("/api/catalog/metadata/course-search/", R"({"a/b":1})")) ==
        pointer("/a~1b", "there is no such filter"));
  CHECK(errors(remove) == parameter("user_id", "no such user"));
}

TEST_CASE("problem details: errors that the server finds before any handler") {
  const LedgerUnderTest ledger;
  const std::string head = "GET /healthz HTTP/1.1\r\nHost: a\r\n";
  const auto code_of = [&](const std::string& request) {
    HttpClient client(ledger.server->port());
    client.send(request);
    return details_of(client.read()).at("code").get<std::string>();
  };
  CHECK(code_of("GET /nowhere HTTP/1.1\r\nHost: a\r\n" + asking + "\r\n\r\n") == "path_not_found");
  CHECK(code_of(head + "Host: b\r\n" + asking + "\r\n\r\n") == "bad_http");
  CHECK(code_of(head + asking + "\r\nContent-Encoding: br\r\nContent-Length: 1\r\n\r\n{") ==
        "unsupported_media_type");
  CHECK(code_of(head + asking + "\r\nContent-Length: 99999999\r\n\r\n") == "body_too_large");
  // Without a header that could be read, the form is the plain one.
  HttpClient client(ledger.server->port());
  client.send("GET /healthz HTTP/1.1\r\n" + asking + "\r\nX: " + std::string(9000, 'x'));
  const HttpAnswer answer = client.read();
  CHECK(answer.status == 431);
  CHECK(answer.header("Content-Type") == "application/json");
  CHECK(answer.json().at("code") == "header_too_large");
}

TEST_CASE("problem details: by the setting, every error is in that form") {
  const contract::TemporaryDirectory directory;
  const support::ServerProcess server(directory.path(), {"--problem-details", "always"});
  HttpClient client(server.port());
  CHECK(details_of(client.call(get("/nowhere"))).at("code") == "path_not_found");
  CHECK(details_of(client.call(with_header(get("/nowhere"), "Accept: application/json")))
            .at("code") == "path_not_found");
  client.send("GET / HTTP/1.1\r\nX: " + std::string(9000, 'x'));
  CHECK(details_of(client.read()).at("code") == "header_too_large");
}

TEST_CASE("problem details: a connection too many is refused in the form of the setting") {
  const contract::TemporaryDirectory directory;
  const support::ServerProcess server(directory.path(),
                                      {"--problem-details=always", "--connections-max=1"});
  HttpClient first(server.port());
  REQUIRE(first.call(get("/healthz")).status == 200);
  HttpClient second(server.port());
  CHECK(details_of(second.call_once(get("/healthz"))).at("code") == "queue_full");
}

TEST_CASE("problem details: a fault of the server's own names the request only") {
  const LedgerUnderTest ledger;
  REQUIRE(ledger.server->stop() == 0);
  const TamperedCopy copy(ledger.server->data_dir(), ledger.directory.path() / "copy");
  // A row of the views that nobody could have written.
  copy.views([](rocksdb::DB& db) {
    const std::unique_ptr<rocksdb::Iterator> at(db.NewIterator(rocksdb::ReadOptions()));
    std::vector<std::string> keys;
    for (at->SeekToFirst(); at->Valid(); at->Next()) {
      if (at->value().ToString().find("north-org") != std::string::npos) {
        keys.push_back(at->key().ToString());
      }
    }
    REQUIRE_FALSE(keys.empty());
    for (const std::string& key : keys) put(db, key, "\xff");
  });
  const support::ServerProcess server(copy.root());
  HttpClient client(server.port());
  const HttpAnswer answer =
      client.call(with_header(get("/api/directory/platforms/north/"), asking));
  REQUIRE(answer.status == 500);
  const json details = details_of(answer);
  CHECK(details.at("code") == "internal_error");
  CHECK(details.at("detail") == "The server failed to answer this request.");
  CHECK(details.at("errors") == json::array());
}

}  // namespace
}  // namespace seatledger::integration
