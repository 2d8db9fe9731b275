// A group of ten thousand over a real socket and on a real disk: one commit, exact counts.
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "support/seats_under_test.h"

namespace seatledger::integration {
namespace {

constexpr int large_size = 10'000;
// One more than the group has, who waits behind its last.
constexpr int large_user_count = large_size + 1;
constexpr int large_first_user = 101;
constexpr int large_last_user = large_first_user + large_size - 1;

// The events of one commit, which are all there are after a position.
struct LargeCommit {
  std::map<std::string, int> types;
  json first;  // its record
};

class LargeGroup : public SeatsUnderTest {
 public:
  LargeGroup() {
    std::string lines;
    for (int i = 0; i < large_user_count; ++i) {
      const std::string id = std::to_string(large_first_user + i);
      const json record{{"username", "user-" + id}, {"email", id + "@example.org"}};
      lines += json{{"kind", "users"}, {"id", id}, {"record", record}}.dump() + '\n';
    }
    const json answer = good(post("/api/directory/import/", lines)).json();
    REQUIRE(answer.at("results").size() == large_user_count);
    for (const json& line : answer.at("results")) {
      if (line.at("status") != 200) FAIL(line);
    }
    put_members(large_first_user, large_last_user);
  }

  void put_members(int first, int last, int without = 0) const {
    std::vector<int> members;
    for (int user = first; user <= last; ++user) {
      if (user != without) members.push_back(user);
    }
    put_group("5000", "Large", members);
  }
  HttpCall assignment(const std::string& kind, std::uint64_t license) const {
    return post(group_path(kind), json{{"license_id", license}, {"group_id", 5000}}.dump());
  }

  // Fails unless everything after `position` is one whole commit.
  LargeCommit commit_after(const std::string& position) const {
    LargeCommit commit;
    std::uint64_t after = std::stoull(position);
    const std::uint64_t id = after + 1;
    std::uint64_t index = 0;
    for (;;) {
      const json page =
          good(get("/api/ledger/events/?limit=1000&after=" + std::to_string(after))).json();
      for (const json& event : page.at("events")) {
        const json& record = event.at("data");
        if (index == 0) commit.first = record;
        const json place{{"id", id}, {"index", index}, {"size", commit.first["commit"]["size"]}};
        if (record.at("commit") != place) FAIL(record << " is not at " << place);
        ++commit.types[record.at("type")];
        ++index;
      }
      after = page.at("next_after");
      if (page.at("events").empty() || after == page.at("head")) break;
    }
    REQUIRE(index > 0);
    CHECK(commit.first.at("commit").at("size") == index);
    return commit;
  }

  // Whether a person holds a seat; programs list everybody.
  bool has_seat(std::uint64_t license, int user) const {
    const json found = seats("program", license, "active=true&user_id=" + std::to_string(user));
    return found.at("count") == 1;
  }
  std::pair<int, int> counts(std::uint64_t license) const {
    const json row = groups("program", license).at("results")[0];
    return {row.at("user_count"), row.at("assigned_count")};
  }
};

TEST_CASE("large group: ten thousand seats are given and taken back, each in one commit") {
  LargeGroup ledger;
  for (const std::string kind : {"user", "course", "program"}) {
    INFO(kind);
    const std::uint64_t license = ledger.license(kind, large_size);
    const std::string before = ledger.head();
    const json row = ledger.good(ledger.assignment(kind, license)).json();
    const LargeCommit given = ledger.commit_after(before);
    CHECK(given.types ==
          std::map<std::string, int>{{"group_assigned", 1}, {"seat_assigned", large_size}});
    CHECK(ledger.usage(kind, license) == large_size);
    const json listed = ledger.seats(kind, license, "page_size=1");
    CHECK(listed.at("count") == (kind == "program" ? large_size : 0));

    const std::string assigned = ledger.head();
    ledger.good(ledger.remove(kind, "group/", "assignment_id=" + row.at("id").dump()));
    const LargeCommit taken = ledger.commit_after(assigned);
    CHECK(taken.types ==
          std::map<std::string, int>{{"group_released", 1}, {"seat_released", large_size}});
    CHECK(ledger.usage(kind, license) == 0);
    CHECK(ledger.groups(kind, license).at("count") == 0);
  }
  ledger.restart();
  CHECK(ledger.usage("program", 3) == 0);
}

TEST_CASE("large group: one seat too few is refused, and nothing changes") {
  const LargeGroup ledger;
  const std::uint64_t license = ledger.license("program", large_size - 1);
  const std::string before = ledger.head();
  const HttpAnswer refused = ledger.call(ledger.assignment("program", license));
  CHECK(refused.status == 400);
  const json body = refused.json();
  CHECK(body.at("code") == "no_seats_available");
  CHECK(body.at("count") == large_size - 1);
  CHECK(body.at("usage_count") == 0);
  CHECK(body.at("requested") == large_size);
  CHECK(ledger.head() == before);
  CHECK(ledger.usage("program", license) == 0);
  CHECK(ledger.groups("program", license).at("count") == 0);
  CHECK(ledger.seats("program", license).at("count") == 0);
}

TEST_CASE("large group: who joins too late waits, and the first who waits gets a leaver's seat") {
  const LargeGroup ledger;
  const std::uint64_t license = ledger.license("program", large_size - 1);
  ledger.put_members(large_first_user, large_last_user - 1);
  ledger.good(ledger.assignment("program", license));
  CHECK(ledger.counts(license) == std::pair(large_size - 1, large_size - 1));

  // Two join one after the other; the directory is never refused.
  const int leaver = large_first_user + large_size / 2;
  ledger.put_members(large_first_user, large_last_user);
  const std::string first_waits = ledger.head();
  ledger.put_members(large_first_user, large_last_user + 1);
  CHECK(ledger.commit_after(first_waits).types ==
        std::map<std::string, int>{{"group_put", 1}, {"member_waiting", 1}});
  CHECK(ledger.counts(license) == std::pair(large_size + 1, large_size - 1));
  CHECK(ledger.usage("program", license) == large_size - 1);
  CHECK_FALSE(ledger.has_seat(license, large_last_user));
  CHECK_FALSE(ledger.has_seat(license, large_last_user + 1));
  CHECK(ledger.has_seat(license, leaver));

  const std::string before = ledger.head();
  ledger.put_members(large_first_user, large_last_user + 1, leaver);
  ledger.commit_after(before);
  CHECK(ledger.counts(license) == std::pair(large_size, large_size - 1));
  CHECK(ledger.usage("program", license) == large_size - 1);
  CHECK_FALSE(ledger.has_seat(license, leaver));
  CHECK(ledger.has_seat(license, large_last_user));
  CHECK_FALSE(ledger.has_seat(license, large_last_user + 1));
}

}  // namespace
}  // namespace seatledger::integration
