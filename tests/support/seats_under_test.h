// A running server with people and a group, for tests of assignments.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "support/ledger_under_test.h"

namespace seatledger::integration {

using Ids = std::vector<std::uint64_t>;

inline Ids ids(const json& page) {
  Ids found;
  for (const json& row : page.at("results")) found.push_back(row.at("id"));
  return found;
}

inline HttpCall with_key(HttpCall call, const std::string& key) {
  call.authorization = "Api-Token " + key;
  return call;
}

class SeatsUnderTest : public LedgerUnderTest {
 public:
  // Users 1 to 4, and group 7 of the first two.
  SeatsUnderTest() {
    const char* names[] = {"ann", "bob", "cyd", "dan"};
    for (int i = 0; i < 4; ++i) {
      const std::string name = names[i];
      good(put("/api/directory/users/" + std::to_string(i + 1) + "/",
               json{{"username", name}, {"email", name + "@example.org"}, {"name", name}}.dump()));
    }
    put_group("7", "Seven", {1, 2});
  }

  void put_group(const std::string& id, const std::string& name,
                 const std::vector<int>& members) const {
    good(put("/api/directory/groups/" + id + "/",
             json{{"name", name}, {"platform_key", "north"}, {"user_ids", members}}.dump()));
  }
  std::uint64_t license(const std::string& kind, int count, const json& fields = {}) const {
    json body = least(kind);
    body["count"] = count;
    if (!fields.is_null()) body.update(fields);
    return create(kind, body).json().at("id");
  }
  static std::string seat_path(const std::string& kind) { return path(kind) + "assignment/"; }
  static std::string group_path(const std::string& kind) { return seat_path(kind) + "group/"; }

  HttpAnswer assign(const std::string& kind, const json& body) const {
    return good(post(seat_path(kind), body.dump()));
  }
  HttpAnswer assign_group(const std::string& kind, const json& body) const {
    return good(post(group_path(kind), body.dump()));
  }
  json seats(const std::string& kind, std::uint64_t license, const std::string& query = {}) const {
    return listed(seat_path(kind), license, query);
  }
  json groups(const std::string& kind, std::uint64_t license, const std::string& query = {}) const {
    return listed(group_path(kind), license, query);
  }
  // `end`: empty for people, "group/" for groups.
  static HttpCall remove(const std::string& kind, const std::string& end,
                         const std::string& query) {
    HttpCall call = get(seat_path(kind) + end + "?" + query);
    call.method = "DELETE";
    return call;
  }
  std::int64_t usage(const std::string& kind, std::uint64_t license) const {
    const json licenses = list(kind, "page_size=100");
    for (const json& row : licenses.at("results")) {
      if (row.at("id") == license) return row.at("usage_count");
    }
    return -1;
  }

 private:
  json listed(const std::string& target, std::uint64_t license, const std::string& query) const {
    const std::string tail = query.empty() ? query : "&" + query;
    return good(get(target + "?license_id=" + std::to_string(license) + tail)).json();
  }
};

}  // namespace seatledger::integration
