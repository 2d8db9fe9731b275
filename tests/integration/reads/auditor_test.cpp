// Auditors get ids of people, and names only by a setting.
#include "people_under_test.h"

namespace seatledger::integration {
namespace {

class Audited : public PeopleUnderTest {
 public:
  Audited() {
    for (const std::string kind : {"user", "course", "program"}) {
      licenses_[kind] = license(kind, 2);
      assign(kind, {{"license_id", licenses_[kind]}, {"user_id", 1}});
      assign(kind, {{"license_id", licenses_[kind]}, {"email", "new@example.org"}});
    }
    assign_group("user", {{"license_id", license("user", 9)}, {"group_id", "7"}});
    key_ = new_key("auditor");
  }

  std::string seats_at(const std::string& kind) const {
    return "/api/ledger/licenses/" + std::to_string(licenses_.at(kind)) + "/assignments/";
  }
  // Everything under /api/ledger/ that an auditor may read of these people.
  std::vector<std::string> reads() const {
    std::vector<std::string> targets{
        persons, "/api/ledger/persons/?ids=1,2,3,4,5", "/api/ledger/events/?limit=1000",
        "/api/ledger/persons/history/?user_id=1", "/api/ledger/status/"};
    for (const auto& [kind, id] : licenses_) {
      const std::string license = "/api/ledger/licenses/" + std::to_string(id) + "/";
      for (const char* of : {"", "assignments/", "waiting/", "explain/", "history/", "usage/"}) {
        targets.push_back(license + of);
      }
    }
    for (int person = 1; person <= 5; ++person) {
      targets.push_back(seats_of(static_cast<std::uint64_t>(person)));
      targets.push_back(persons + std::to_string(person) + "/history/");
    }
    return targets;
  }

  std::string key_;
  std::map<std::string, std::uint64_t> licenses_;
};

TEST_CASE_METHOD(Audited, "auditor: no read tells a name or an address") {
  std::vector<HttpCall> calls;
  for (const std::string& target : reads()) calls.push_back(get(target));
  for (const std::string kind : {"user", "program"}) {
    calls.push_back(with_header(get(seats_at(kind)), "Accept: text/csv"));
  }
  for (const HttpCall& what : calls) {
    const HttpAnswer answer = good(with_key(what, key_));
    INFO(what.target << '\n' << answer.body);
    for (const char* name : {"\"ann\"", "\"bob\"", "\"dan\"", "example.org"}) {
      CHECK(answer.body.find(name) == std::string::npos);
    }
  }
}

TEST_CASE_METHOD(Audited, "auditor: the members stay, and are null") {
  for (const std::string kind : {"user", "course", "program"}) {
    INFO(kind);
    const json open = read(seats_at(kind));
    json hidden = read_as(seats_at(kind), key_);
    REQUIRE(hidden.at("count") == 2);
    REQUIRE(open.at("results").at(0).at("username") == "ann");
    for (std::size_t i = 0; i < 2; ++i) {
      json& row = hidden.at("results").at(i);
      for (const char* name : {"username", "name", "email"}) {
        if (!row.contains(name)) continue;
        CHECK(row.at(name).is_null());
        row[name] = open.at("results").at(i).at(name);
      }
    }
    CHECK(hidden == open);
  }
  const json row = read_as(persons + std::string("?ids=1"), key_).at("results").at(0);
  CHECK(row == json{{"person_id", 1},
                    {"user_id", 1},
                    {"username", nullptr},
                    {"name", nullptr},
                    {"email", nullptr},
                    {"platform_keys", nullptr},
                    {"active", nullptr},
                    {"removed", false},
                    {"erased", false}});
  CHECK(read_as(persons, key_).at("count") == 5);
}

TEST_CASE_METHOD(Audited, "auditor: may not search, and is told by which setting") {
  for (const char* text : {"ann", "nobody"}) {
    const HttpAnswer answer = ask(persons + ("?query=" + std::string(text)), key_);
    INFO(answer.body);
    CHECK(answer.status == 403);
    CHECK(answer.json().at("code") == "permission_denied");
    CHECK(answer.body.find("auditor_sees_people") != std::string::npos);
  }
}

TEST_CASE_METHOD(Audited, "auditor: sees people with the setting auditor_sees_people") {
  restart({"--auditor-sees-people=true"});
  for (const std::string kind : {"user", "program"}) {
    CHECK(read_as(seats_at(kind), key_) == read(seats_at(kind)));
  }
  CHECK(read_as(persons, key_) == read(persons));
  CHECK(column(read_as(persons + std::string("?query=ANN"), key_), "email") ==
        json({"ann@example.org"}));
}

}  // namespace
}  // namespace seatledger::integration
