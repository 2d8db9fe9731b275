// A running server with people, for the reads that name people.
#pragma once

#include <string>

#include "support/seats_under_test.h"

namespace seatledger::integration {

class PeopleUnderTest : public SeatsUnderTest {
 public:
  static constexpr const char* persons = "/api/ledger/persons/";

  json read(const std::string& target) const { return good(get(target)).json(); }
  json found(const std::string& query) const { return read(persons + ("?" + query)); }
  // The only person whom the search finds.
  std::uint64_t person_id(const std::string& text) const {
    const json page = found("query=" + text);
    REQUIRE(page.at("count") == 1);
    return page.at("results").at(0).at("person_id");
  }
  static std::string seats_of(std::uint64_t person, const std::string& query = {}) {
    return persons + std::to_string(person) + "/seats/?" + query;
  }
  // Of every row of the page.
  static json column(const json& page, const std::string& name) {
    json values = json::array();
    for (const json& row : page.at("results")) values.push_back(row.at(name));
    return values;
  }

  std::string new_key(const std::string& role, const std::string& platform = {}) const {
    json body{{"name", role}, {"role", role}};
    if (!platform.empty()) body["platform_key"] = platform;
    return good(post("/api/ledger/keys/", body.dump())).json().at("key");
  }
  HttpAnswer ask(const std::string& target, const std::string& key) const {
    return call(with_key(get(target), key));
  }
  json read_as(const std::string& target, const std::string& key) const {
    return good(with_key(get(target), key)).json();
  }

  void invite(std::uint64_t license, const std::string& email) const {
    assign("user", {{"license_id", license}, {"email", email}});
  }
  void erase(const json& whom) const { good(post("/api/ledger/erasures/", whom.dump())); }
  void remove_user(int id) const {
    HttpCall remove = get("/api/directory/users/" + std::to_string(id) + "/");
    remove.method = "DELETE";
    good(remove);
  }
};

}  // namespace seatledger::integration
