// E-mail addresses: which are taken, and one person for all spellings of an address.
#include <fstream>

#include "support/seats_under_test.h"

namespace seatledger::integration {
namespace {

class EmailsUnderTest : public SeatsUnderTest {
 public:
  void refused(const HttpCall& call, const std::string& named = "email") const {
    const std::string before = head();
    const HttpAnswer answer = this->call(call);
    INFO(to_bytes(call) << '\n' << answer.body);
    CHECK(answer.status == 400);
    CHECK(answer.body.find(named) != std::string::npos);
    CHECK(answer.body.find("must be an e-mail address") != std::string::npos);
    CHECK(head() == before);
  }
  static HttpCall bulk(std::uint64_t license, const std::string& body, const char* type) {
    HttpCall call = post("/api/ledger/licenses/" + std::to_string(license) + "/assignments/", body);
    call.content_type = type;
    return call;
  }
  static HttpCall put_user(int id, const std::string& email) {
    const std::string name = "user" + std::to_string(id);
    return put("/api/directory/users/" + std::to_string(id) + "/",
               json{{"username", name}, {"email", email}, {"name", name}}.dump());
  }
  static HttpCall check(const std::string& email) {
    HttpCall call = get("/api/catalog/licenses/user/assignment/check/?email=" + encoded(email));
    call.authorization.clear();
    return call;
  }
  static HttpCall erase(const std::string& email) {
    return post("/api/ledger/erasures/", json{{"email", email}}.dump());
  }
  static std::string encoded(const std::string& text) {
    std::string out;
    for (const char c : text) {
      char escape[4];
      std::snprintf(escape, sizeof escape, "%%%02X", static_cast<unsigned char>(c));
      out += escape;
    }
    return out;
  }
};

const std::vector<std::string> bad_emails{
    "a\u00a0b@example.org",    "a\u200bb@example.org", "a\u2003b@example.org",
    "a\u0085b@example.org",    "a\u202eb@example.org", "a\ufeffb@example.org",
    "ab@exam\u00adple.org",    "ab@exam\u2060ple.org", "ab@-example.org",
    "ab@example-.org",         "ab@xn--a.org",         "ab@" + std::string(64, 'a') + ".org",
    "a\U000e0001b@example.org"};

TEST_CASE("emails: what nobody can see, and what DNS cannot have, is refused everywhere") {
  const EmailsUnderTest ledger;
  const std::uint64_t user = ledger.license("user", 5);
  const std::uint64_t program = ledger.license("program", 5);
  for (const std::string& email : bad_emails) {
    const json seat{{"license_id", user}, {"email", email}};
    ledger.refused(post(ledger.seat_path("user"), seat.dump()));
    ledger.refused(
        post(ledger.seat_path("program"), json{{"license_id", program}, {"email", email}}.dump()));
    HttpCall form = post(ledger.seat_path("user"),
                         "license_id=" + std::to_string(user) + "&email=" + ledger.encoded(email));
    form.content_type = "application/x-www-form-urlencoded";
    ledger.refused(form);
    ledger.refused(ledger.put_user(9, email));
    ledger.refused(
        ledger.bulk(user, json{{"assignments", {{{"email", email}}}}}.dump(), "application/json"));
    ledger.refused(ledger.bulk(user, "email\n" + email + "\n", "text/csv"));
    const json line{
        {"kind", "users"}, {"id", 9}, {"record", {{"username", "u"}, {"email", email}}}};
    const json results =
        ledger.good(post("/api/directory/import/", line.dump())).json().at("results");
    CHECK(results[0].at("status") == 400);
    const HttpAnswer checked = ledger.call(ledger.check(email));
    CHECK(checked.status == 400);
    CHECK(checked.json().contains("email"));
    // Who may have been stored by an earlier version is only not found.
    CHECK(ledger.call(ledger.erase(email)).status == 404);
  }
  CHECK(ledger.usage("user", user) == 0);
}

TEST_CASE("emails: the tool's import names the line of a bad address") {
  const EmailsUnderTest ledger;
  const auto file = ledger.directory.path() / "people.jsonl";
  std::ofstream(file)
      << R"({"kind":"users","id":21,"record":{"username":"v","email":"v@example.org"}})"
      << "\n{\"kind\":\"users\",\"id\":22,\"record\":{\"username\":\"w\",\"email\":"
         "\"w\u200b@example.org\"}}\n";
  const auto end = support::run_program(
      "seatledger", {"directory", "import", file.string(), "--url",
                     "http://127.0.0.1:" + std::to_string(ledger.server->port()), "--key",
                     std::string(support::admin_key)});
  INFO(end.output);
  CHECK(end.exit_code == 1);
  CHECK(end.output.find("line 2: ") != std::string::npos);
  CHECK(end.output.find("1 records stored, 1 refused") != std::string::npos);
}

// Each list: one person.
const std::vector<std::vector<std::string>> spellings{
    {"j\u00fcrgen@example.org", "J\u00dcRGEN@example.org", "ju\u0308rgen@EXAMPLE.org"},
    {"x@m\u00fcnchen.example", "X@M\u00dcNCHEN.example", "x@xn--mnchen-3ya.example"},
    {"\u0438\u0432\u0430\u043d@example.org", "\u0418\u0412\u0410\u041d@example.org"}};

TEST_CASE("emails: one seat for all spellings, shown as it was first given") {
  const EmailsUnderTest ledger;
  for (const auto& person : spellings) {
    const std::uint64_t license = ledger.license("user", 10);
    json rows = json::array();
    for (const std::string& email : person) {
      ledger.assign("user", {{"license_id", license}, {"email", email}});
      rows.push_back({{"email", email}});
    }
    ledger.good(ledger.bulk(license, json{{"assignments", rows}}.dump(), "application/json"));
    CHECK(ledger.usage("user", license) == 1);
    CHECK(ledger.seats("user", license).at("results")[0].at("email") == person.front());
    // New to the ledger, in one call.
    const std::uint64_t other = ledger.license("user", 10);
    for (json& row : rows) row["email"] = "new." + row["email"].get<std::string>();
    ledger.good(ledger.bulk(other, json{{"assignments", rows}}.dump(), "application/json"));
    CHECK(ledger.usage("user", other) == 1);
    for (const std::string& email : person) {
      CHECK(ledger.call(ledger.check(email)).status == 200);
      const json found = ledger
                             .good(get(ledger.seat_path("program") + "?license_id=" +
                                       std::to_string(ledger.license("program", 1)) +
                                       "&email=" + ledger.encoded(email)))
                             .json();
      CHECK(found.at("count") == 0);
    }
  }
}

TEST_CASE("emails: a user takes over the seat of another spelling, and no second user comes") {
  const EmailsUnderTest ledger;
  int id = 100;
  for (const auto& person : spellings) {
    const std::uint64_t license = ledger.license("user", 10);
    ledger.assign("user", {{"license_id", license}, {"email", person.front()}});
    ledger.good(ledger.put_user(++id, person.back()));
    const json seat = ledger.seats("user", license).at("results")[0];
    CHECK(seat.at("user_id") == id);
    CHECK(seat.at("email") == person.back());
    for (const std::string& email : person) {
      const HttpAnswer taken = ledger.call(ledger.put_user(500, email));
      CHECK(taken.status == 400);
      CHECK(taken.json().at("code") == "email_taken");
      // The user's own address in another spelling.
      ledger.good(ledger.put_user(id, email));
    }
  }
}

TEST_CASE("emails: an erasure by any spelling finds the person") {
  const EmailsUnderTest ledger;
  int id = 200;
  for (const auto& person : spellings) {
    ledger.good(ledger.put_user(++id, person.back()));
    ledger.good(ledger.erase(person.front()));
    CHECK(ledger.call(get("/api/directory/users/" + std::to_string(id) + "/")).status == 404);
    // Also a user who was removed before.
    ledger.good(ledger.put_user(++id, person.front()));
    HttpCall remove = get("/api/directory/users/" + std::to_string(id) + "/");
    remove.method = "DELETE";
    ledger.good(remove);
    ledger.good(ledger.erase(person.back()));
    CHECK(ledger.call(ledger.erase(person.front())).status == 404);
  }
}

TEST_CASE("emails: a repeat is the same bytes; another spelling is another request") {
  const EmailsUnderTest ledger;
  const std::uint64_t license = ledger.license("user", 10);
  const auto call = [&](const std::string& email) {
    return with_header(
        post(ledger.seat_path("user"), json{{"license_id", license}, {"email", email}}.dump()),
        "Idempotency-Key: once");
  };
  ledger.good(call(spellings[0][0]));
  CHECK(ledger.good(call(spellings[0][0])).header("Idempotent-Replayed") == "true");
  CHECK(ledger.call(call(spellings[0][1])).json().at("code") == "idempotency_key_reused");
}

}  // namespace
}  // namespace seatledger::integration
