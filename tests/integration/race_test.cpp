// More callers than seats, all at once: every seat is given exactly once, and each caller without
// one is refused because the seats are used up.
#include <algorithm>
#include <atomic>
#include <cctype>
#include <iostream>
#include <random>
#include <set>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "support/ledger_under_test.h"

namespace seatledger::integration {
namespace {

constexpr int seat_count = 50;
constexpr int round_count = 100;
constexpr int user_count = 160;
constexpr int group_count = 20;

// Who a call would give seats: of users the e-mail they have, which is how lists name everybody.
using People = std::vector<std::string>;

struct Caller {
  HttpCall call;
  People people;
  bool is_group = false;
};

std::string email_of(int user) { return "user-" + std::to_string(user) + "@example.org"; }

std::string upper_case(std::string text) {
  for (char& c : text) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  return text;
}
std::string lower_case(std::string text) {
  for (char& c : text) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return text;
}

// The people and groups who all want a seat.
class Crowd {
 public:
  explicit Crowd(const LedgerUnderTest& ledger) {
    std::string lines;
    for (int user = 1; user <= user_count; ++user) {
      const json record{{"username", "user-" + std::to_string(user)}, {"email", email_of(user)}};
      add_line(lines, "users", user, record);
    }
    for (int group = 0; group < group_count; ++group) {
      std::vector<int> members;
      // 5 to 10 neighbours: many are in two groups, and most call for themselves as well.
      for (int i = 0; i < 5 + group % 6; ++i) members.push_back((group * 8 + i) % user_count + 1);
      const json record{{"name", "Group"}, {"platform_key", "north"}, {"user_ids", members}};
      add_line(lines, "groups", group, record);
      People& people = groups_.emplace_back();
      for (const int member : members) people.push_back(email_of(member));
    }
    const json answer = ledger.good(post("/api/directory/import/", lines)).json();
    for (const json& result : answer.at("results")) REQUIRE(result.at("status") == 200);
  }

  // 200 callers in no order: 100 name a user, 40 a user's e-mail, 40 an e-mail that nobody has, 20
  // a group. Nearly everybody is named more than once.
  std::vector<Caller> callers(const std::string& kind, std::uint64_t license, int round,
                              std::mt19937& random) const {
    std::vector<Caller> all;
    const std::string path = LedgerUnderTest::path(kind) + "assignment/";
    const auto add = [&](const std::string& end, json body, People people) {
      body["license_id"] = license;
      all.push_back({post(path + end, body.dump()), std::move(people), !end.empty()});
    };
    for (int user = 1; user <= 100; ++user) add("", {{"user_id", user}}, {email_of(user)});
    for (int user = 81; user <= 120; ++user) {
      add("", {{"email", upper_case(email_of(user))}}, {email_of(user)});
    }
    for (int i = 0; i < 20; ++i) {
      const std::string email =
          "new-" + std::to_string(round) + "-" + std::to_string(i) + "@example.org";
      add("", {{"email", email}}, {email});
      add("", {{"email", upper_case(email)}}, {email});
    }
    for (std::size_t group = 0; group < groups_.size(); ++group) {
      add("group/", {{"group_id", group}}, groups_[group]);
    }
    std::shuffle(all.begin(), all.end(), random);
    return all;
  }

 private:
  template <class Id>
  static void add_line(std::string& lines, const char* kind, Id id, const json& record) {
    lines += json{{"kind", kind}, {"id", std::to_string(id)}, {"record", record}}.dump() + "\n";
  }

  std::vector<People> groups_;
};

// Reads a license's usage_count again and again while others write.
class UsageReader {
 public:
  UsageReader(std::uint16_t port, std::uint64_t license)
      : thread_([this, port, license] {
          const HttpCall call = get("/api/ledger/licenses/" + std::to_string(license) + "/");
          HttpClient client(port);
          do {
            const HttpAnswer answer = client.call(call);
            read_.push_back(answer.status == 200 ? answer.json().at("usage_count").get<int>() : -1);
          } while (!stop_);
        }) {}
  ~UsageReader() { stop(); }
  UsageReader(const UsageReader&) = delete;
  UsageReader& operator=(const UsageReader&) = delete;

  const std::vector<int>& stop() {
    stop_ = true;
    if (thread_.joinable()) thread_.join();
    return read_;
  }

 private:
  std::atomic<bool> stop_{false};
  std::vector<int> read_;
  std::thread thread_;
};

// As many connections as callers. The server has all of every call but its last byte before the
// first call is whole.
std::vector<HttpAnswer> call_at_once(std::vector<std::unique_ptr<HttpClient>>& clients,
                                     const std::vector<Caller>& callers) {
  std::vector<std::string> bytes;
  for (std::size_t i = 0; i < callers.size(); ++i) {
    bytes.push_back(to_bytes(callers[i].call));
    REQUIRE(clients[i]->send(std::string_view(bytes[i]).substr(0, bytes[i].size() - 1)));
  }
  for (std::size_t i = 0; i < callers.size(); ++i) {
    REQUIRE(clients[i]->send(std::string_view(bytes[i]).substr(bytes[i].size() - 1)));
  }
  std::vector<HttpAnswer> answers;
  for (std::size_t i = 0; i < callers.size(); ++i) answers.push_back(clients[i]->read());
  return answers;
}

struct Outcome {
  std::set<std::string> holders;
  std::set<std::string> own;  // not through groups alone
  int refused = 0;
};

// Every answer is a seat or "no seats available", and together they agree.
Outcome check_answers(const std::vector<Caller>& callers, const std::vector<HttpAnswer>& answers) {
  Outcome outcome;
  for (std::size_t i = 0; i < callers.size(); ++i) {
    INFO(callers[i].call.body << '\n' << answers[i].head << answers[i].body);
    if (answers[i].status == 200) {
      outcome.holders.insert(callers[i].people.begin(), callers[i].people.end());
      if (!callers[i].is_group) outcome.own.insert(callers[i].people.front());
      continue;
    }
    ++outcome.refused;
    REQUIRE(answers[i].status == 400);
    const json refusal = answers[i].json();
    REQUIRE(refusal.at("code") == "no_seats_available");
    REQUIRE(refusal.at("count") == seat_count);
    const int free = seat_count - refusal.at("usage_count").get<int>();
    REQUIRE(free >= 0);
    REQUIRE(refusal.at("requested") > free);
    REQUIRE((callers[i].is_group || free == 0));
  }
  // Nobody who was refused has a seat after all; of a group, not everybody.
  for (std::size_t i = 0; i < callers.size(); ++i) {
    if (answers[i].status == 200) continue;
    const People& people = callers[i].people;
    INFO(callers[i].call.body);
    REQUIRE_FALSE(std::all_of(people.begin(), people.end(), [&](const std::string& person) {
      return outcome.holders.contains(person);
    }));
  }
  return outcome;
}

void check_usage(const std::vector<int>& read) {
  REQUIRE_FALSE(read.empty());
  CHECK(read.front() >= 0);
  CHECK(read.back() <= seat_count);
  CHECK(std::is_sorted(read.begin(), read.end()));
}

// The reads that fell into the race itself.
std::size_t count_between(const std::vector<int>& read) {
  return static_cast<std::size_t>(std::count_if(
      read.begin(), read.end(), [](int used) { return 0 < used && used < seat_count; }));
}

// What everybody can read afterwards is what the callers were told.
void check_license(const LedgerUnderTest& ledger, const std::string& kind, std::uint64_t license,
                   const Outcome& outcome) {
  const std::string id = std::to_string(license);
  const json row = ledger.good(get("/api/ledger/licenses/" + id + "/")).json();
  CHECK(row.at("usage_count") == seat_count);
  CHECK(outcome.holders.size() == seat_count);
  const json page = ledger.list(kind + "/assignment", "page_size=100&license_id=" + id);
  std::set<std::string> listed;
  for (const json& seat : page.at("results")) {
    CHECK(seat.at("active") == true);
    listed.insert(lower_case(seat.at("email")));
  }
  CHECK(page.at("count") == listed.size());
  // Programs list everybody, the others who has an assignment of their own.
  CHECK(listed == (kind == "program" ? outcome.holders : outcome.own));
}

TEST_CASE("race: 200 callers for 50 seats, by user, e-mail and group at once") {
  LedgerUnderTest ledger;
  const auto seed = std::random_device{}();
  std::mt19937 random(seed);
  INFO("seed " << seed);
  const Crowd crowd(ledger);
  const std::vector<std::string> kinds{"user", "course", "program"};
  std::vector<std::unique_ptr<HttpClient>> clients;
  std::size_t reads = 0;
  std::size_t reads_between = 0;
  int refused = 0;
  int groups = 0;
  for (int round = 0; round < round_count; ++round) {
    INFO("round " << round);
    const std::string& kind = kinds[static_cast<std::size_t>(round) % kinds.size()];
    json fields = ledger.least(kind);
    fields["count"] = seat_count;
    const std::uint64_t license = ledger.create(kind, fields).json().at("id");
    const auto callers = crowd.callers(kind, license, round, random);
    while (clients.size() < callers.size()) {
      clients.push_back(std::make_unique<HttpClient>(ledger.server->port()));
    }
    UsageReader reader(ledger.server->port(), license);
    const auto answers = call_at_once(clients, callers);
    const std::vector<int>& read = reader.stop();
    check_usage(read);
    const Outcome outcome = check_answers(callers, answers);
    check_license(ledger, kind, license, outcome);
    reads += read.size();
    reads_between += count_between(read);
    refused += outcome.refused;
    for (std::size_t i = 0; i < callers.size(); ++i) {
      groups += callers[i].is_group && answers[i].status == 200 ? 1 : 0;
    }
  }
  CHECK(refused > 0);
  CHECK(groups > 0);
  // Else the reader saw nothing that could have been wrong.
  CHECK(reads_between > 0);
  clients.clear();
  REQUIRE(ledger.server->stop() == 0);
  const auto verdict = support::run_program(
      "seatledger", {"verify", "--data-dir", ledger.server->data_dir().string()});
  INFO(verdict.output);
  CHECK(verdict.exit_code == 0);
  std::cout << "race test: seed " << seed << ", " << round_count << " rounds, " << refused
            << " refused, " << groups << " groups seated, usage_count read " << reads << " times, "
            << reads_between << " while some were free\n";
}

}  // namespace
}  // namespace seatledger::integration
