// The commands of `seatledger` that ask a server.
#include <fstream>

#include "support/ledger_under_test.h"

namespace seatledger::integration {
namespace {

class CliUnderTest : public LedgerUnderTest {
 public:
  support::ProgramEnd run(std::vector<std::string> arguments) const {
    arguments.insert(arguments.end(),
                     {"--url", "http://127.0.0.1:" + std::to_string(server->port()), "--key",
                      std::string(support::admin_key)});
    return support::run_program("seatledger", arguments);
  }
  std::string file(const std::string& text) const {
    const auto path = directory.path() / "records.jsonl";
    std::ofstream(path, std::ios::binary) << text;
    return path.string();
  }
};

TEST_CASE("cli: directory import stores records and names the lines that are refused") {
  const CliUnderTest ledger;
  const std::string file = ledger.file(R"({"kind":"users","id":1,"record":{"username":"ann"}})"
                                       "\n\n"
                                       R"({"kind":"users","id":2,"record":{"username":"ann"}})"
                                       "\nbroken\n"
                                       R"({"kind":"users","id":3,"record":{"username":"cyd"}})");
  const auto end = ledger.run({"directory", "import", file});
  INFO(end.output);
  CHECK(end.exit_code == 1);
  CHECK(end.output.find("line 3: ") != std::string::npos);
  CHECK(end.output.find("line 4: ") != std::string::npos);
  CHECK(end.output.find("2 records stored, 2 refused") != std::string::npos);
  ledger.good(get("/api/directory/users/3/"));

  // Large, in many pieces.
  std::string many;
  for (int i = 10; i < 6010; ++i) {
    many +=
        json{{"kind", "users"},
             {"id", i},
             {"record", {{"username", "u" + std::to_string(i)}, {"note", std::string(200, 'x')}}}}
            .dump() +
        "\n";
  }
  const auto good = ledger.run({"directory", "import", ledger.file(many), "--json"});
  CHECK(good.exit_code == 0);
  CHECK(json::parse(good.printed).at("results").size() == 6000);
  ledger.good(get("/api/directory/users/6009/"));
}

TEST_CASE("cli: keys are listed, made and revoked") {
  const CliUnderTest ledger;
  const auto made =
      ledger.run({"keys", "create", "--name", "shop", "--role", "platform_admin", "--platform",
                  "north", "--expires", "2099-01-01T00:00:00Z", "--json"});
  INFO(made.output);
  REQUIRE(made.exit_code == 0);
  const json key = json::parse(made.printed);
  CHECK(key.at("platform_key") == "north");
  HttpCall call = get(ledger.path("user"));
  call.authorization = "Token " + key.at("key").get<std::string>();
  CHECK(ledger.call(call).status == 200);
  const auto list = ledger.run({"keys", "list"});
  CHECK(list.exit_code == 0);
  CHECK(list.output.find("platform_admin  north  expires 2099-01-01T00:00:00") !=
        std::string::npos);
  const std::string id = std::to_string(key.at("id").get<int>());
  CHECK(ledger.run({"keys", "revoke", id}).exit_code == 0);
  CHECK(ledger.call(call).status == 401);
  CHECK(ledger.run({"keys", "revoke", id}).exit_code == 1);
  const auto refused = ledger.run({"keys", "create", "--name", "x", "--role", "king"});
  CHECK(refused.exit_code == 1);
  CHECK(refused.output.find("role") != std::string::npos);
}

TEST_CASE("cli: what cannot be told is exit code 2") {
  const CliUnderTest ledger;
  const std::string url = "http://127.0.0.1:" + std::to_string(ledger.server->port());
  const std::string file = ledger.file(std::string(3'000'000, '\n'));
  const std::vector<std::vector<std::string>> calls{
      {"keys", "list", "--url", url, "--key", "wrong"},
      {"directory", "import", file, "--url", url, "--key", "wrong"},
      {"directory", "import", file + "x", "--url", url, "--key", "wrong"},
      {"keys", "list", "--url", "http://127.0.0.1:1", "--key", "k"},
      {"keys", "list", "--url", "https://127.0.0.1", "--key", "k"},
      {"keys", "list", "--url", "127.0.0.1", "--key", "k"},
      {"keys", "list", "--key", "k"},
      {"keys"},
  };
  for (const auto& call : calls) {
    const auto end = support::run_program("seatledger", call);
    INFO(end.output);
    CHECK(end.exit_code == 2);
    CHECK_FALSE(end.output.empty());
  }
  const auto secure = support::run_program("seatledger", calls[4]);
  CHECK(secure.output.find("https:// is not spoken") != std::string::npos);
}

}  // namespace
}  // namespace seatledger::integration
