// The feed beside many writers: every reader gets every event once, in the order of the log.
#include <algorithm>
#include <atomic>
#include <functional>
#include <sstream>
#include <thread>

#include "support/event_reader.h"
#include "support/seats_under_test.h"

namespace seatledger::integration {
namespace {

constexpr int writers = 4;
constexpr int writes_each = 60;

class FeedUnderTest : public SeatsUnderTest {
 public:
  FeedUnderTest() {
    for (int i = 0; i < writers; ++i) licenses_.push_back(license("user", 5));
  }

  // Calls `read` on a thread of its own while the writers write; it gets the last position of all
  // once it is known, else 0.
  template <class Read>
  void beside_writers(const std::vector<Read>& reads) {
    std::vector<std::thread> threads;
    for (const Read& read : reads) threads.emplace_back([&] { read(last_); });
    std::vector<std::thread> writing;
    for (int i = 0; i < writers; ++i) writing.emplace_back([this, i] { write(i); });
    for (std::thread& thread : writing) thread.join();
    last_ = std::stoull(head());
    // Wakes who waits for one event more.
    update("user", {{"license_id", licenses_[0]}, {"name", "end"}});
    for (std::thread& thread : threads) thread.join();
  }
  const std::vector<std::uint64_t>& answered(int writer) const { return answered_[writer]; }
  bool saw_own_writes() const { return saw_own_writes_; }
  std::uint64_t last() const { return last_; }

 private:
  // Of one caller: each write is in the feed when it is answered.
  void write(int number) {
    HttpClient client_of_its_own(server->port());
    for (int i = 0; i < writes_each; ++i) {
      const json body{{"license_id", licenses_[number]}, {"name", "n" + std::to_string(i)}};
      const HttpAnswer answer = client_of_its_own.call(post(path("user") + "update/", body.dump()));
      const std::uint64_t position = std::stoull(answer.header("Ledger-Position"));
      answered_[number].push_back(position);
      const std::string after = std::to_string(position - 1);
      const json page =
          client_of_its_own.call(get("/api/ledger/events/?limit=1&after=" + after)).json();
      if (page.at("events").empty() || page.at("events")[0].at("data").at("position") != position) {
        saw_own_writes_ = false;
      }
    }
  }

  std::vector<std::uint64_t> licenses_;
  std::vector<std::uint64_t> answered_[writers];
  std::atomic<std::uint64_t> last_{0};
  std::atomic<bool> saw_own_writes_{true};
};

struct Seen {
  std::vector<json> events;
  std::uint64_t position() const {
    return events.empty() ? 0 : events.back().at("position").get<std::uint64_t>();
  }
};

using Last = std::atomic<std::uint64_t>;
bool goes_on(const Seen& seen, const Last& last) { return last == 0 || seen.position() < last; }

void read_pages(std::uint16_t port, const std::string& query, Seen& seen, const Last& last) {
  HttpClient client(port);
  std::uint64_t after = 0;
  while (goes_on(seen, last)) {
    const std::string target = "/api/ledger/events/?" + query + "&after=" + std::to_string(after);
    const json page = client.call(get(target)).json();
    for (const json& event : page.at("events")) seen.events.push_back(event.at("data"));
    after = page.at("next_after");
  }
}

void read_lines(std::uint16_t port, Seen& seen, const Last& last) {
  HttpClient client(port);
  std::string after = "0";
  while (goes_on(seen, last)) {
    const HttpCall call = with_header(get("/api/ledger/events/?limit=11&after=" + after),
                                      "Accept: application/x-ndjson");
    const HttpAnswer answer = client.call(call);
    std::istringstream lines(answer.body);
    for (std::string line; std::getline(lines, line);) seen.events.push_back(json::parse(line));
    after = answer.header("Ledger-Next-After");
  }
}

void read_stream(std::uint16_t port, Seen& seen, const Last& last) {
  support::EventReader reader(port, get("/api/ledger/events/stream/?after=0"));
  while (goes_on(seen, last)) {
    const auto message = reader.next();
    if (!message) return;
    if (!message->data.empty()) seen.events.push_back(json::parse(message->data).at("data"));
  }
}

TEST_CASE("feed: beside many writers every reader sees the log, in order and without a gap") {
  FeedUnderTest ledger;
  const std::uint16_t port = ledger.server->port();
  std::vector<Seen> seen(4);
  const std::vector<std::function<void(const Last&)>> readers{
      [&](const Last& last) { read_pages(port, "limit=7&wait=5", seen[0], last); },
      [&](const Last& last) { read_pages(port, "limit=1000&wait=1", seen[1], last); },
      [&](const Last& last) { read_lines(port, seen[2], last); },
      [&](const Last& last) { read_stream(port, seen[3], last); }};
  ledger.beside_writers(readers);
  CHECK(ledger.saw_own_writes());
  Seen after;
  const Last last{ledger.last()};
  read_pages(port, "limit=1000", after, last);
  REQUIRE(after.position() >= ledger.last());
  for (const Seen& each : seen) {
    INFO(&each - seen.data());
    REQUIRE(each.position() >= ledger.last());
    for (std::size_t i = 0; i < each.events.size(); ++i) {
      REQUIRE(each.events[i].at("position") == i + 1);
      // What was read beside the writers is what is read afterwards, byte for byte.
      if (i < after.events.size()) REQUIRE(each.events[i] == after.events[i]);
      if (i > 0) REQUIRE(each.events[i - 1].at("recorded") <= each.events[i].at("recorded"));
    }
  }
  // The events of one caller have the order of its calls, and each is under the position of its
  // answer.
  for (int writer = 0; writer < writers; ++writer) {
    const auto& positions = ledger.answered(writer);
    REQUIRE(positions.size() == writes_each);
    CHECK(std::is_sorted(positions.begin(), positions.end()));
    for (int i = 0; i < writes_each; ++i) {
      const json& event = after.events.at(positions[i] - 1);
      CHECK(event.at("data").at("after").at("name") == "n" + std::to_string(i));
    }
  }
}

}  // namespace
}  // namespace seatledger::integration
