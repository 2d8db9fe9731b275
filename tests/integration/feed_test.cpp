// The feed of events: pages, filters, long poll, server-sent events.
#include <atomic>
#include <future>

#include "base/time.h"
#include "support/event_reader.h"
#include "support/seats_under_test.h"

namespace seatledger::integration {
namespace {

using namespace std::chrono_literals;
using support::EventReader;
using support::StreamMessage;

HttpCall by_key(HttpCall call, const std::string& key) {
  call.authorization = "Api-Token " + key;
  return call;
}
HttpCall as_lines(HttpCall call) {
  return with_header(std::move(call), "Accept: application/x-ndjson");
}

class FeedUnderTest : public SeatsUnderTest {
 public:
  json feed(const std::string& query) const {
    return good(get("/api/ledger/events/?" + query)).json();
  }
  std::uint64_t position() const { return std::stoull(head()); }
  std::string bound_key() const {
    return good(post("/api/ledger/keys/",
                     R"({"name":"b","role":"platform_admin","platform_key":"south"})"))
        .json()
        .at("key");
  }
  std::uint64_t south_license() const {
    return create("user", {{"platform_key", "south"}, {"count", 3}}).json().at("id");
  }
  EventReader stream(const std::string& query, const std::string& last = {}) const {
    HttpCall call = get("/api/ledger/events/stream?" + query);
    if (!last.empty()) call = with_header(std::move(call), "Last-Event-ID: " + last);
    return {server->port(), call};
  }
};

std::vector<std::uint64_t> positions(const json& page) {
  std::vector<std::uint64_t> found;
  for (const json& event : page.at("events")) found.push_back(event.at("data").at("position"));
  return found;
}

std::vector<std::uint64_t> one_to(std::uint64_t last) {
  std::vector<std::uint64_t> numbers(last);
  for (std::uint64_t i = 0; i < last; ++i) numbers[i] = i + 1;
  return numbers;
}

TEST_CASE_METHOD(FeedUnderTest, "an event is a CloudEvent around the stored record") {
  const std::uint64_t id = license("course", 2, {{"transaction_id", "order-9"}});
  const std::string at = head();
  const HttpAnswer answer = good(get("/api/ledger/events/" + at + "/"));
  CHECK(answer.header("Ledger-Position") == at);
  const json event = answer.json();
  CHECK(event.at("specversion") == "1.0");
  CHECK(event.at("id") == at);
  const std::string key = good(get("/api/ledger/public-key/")).json().at("key");
  const std::string name = key.substr(key.find('/') + 1, key.find('+') - key.find('/') - 1);
  CHECK(event.at("source") == "urn:seatledger:" + name);
  CHECK(event.at("type") == "seatledger.license_created");
  CHECK(event.at("subject") == "licenses/" + std::to_string(id));
  CHECK(event.at("time") == event.at("data").at("recorded"));
  CHECK(event.at("datacontenttype") == "application/json");
  CHECK(event.at("data").at("transaction_id") == "order-9");
  const HttpAnswer line = good(as_lines(get("/api/ledger/events/" + at + "/")));
  CHECK(line.header("Content-Type") == "application/x-ndjson");
  CHECK(line.json() == event.at("data"));
  // The record's bytes stand in the envelope as they are stored.
  CHECK(answer.body.find(line.body.substr(0, line.body.size() - 1)) != std::string::npos);
  CHECK(call(get("/api/ledger/events/0/")).status == 404);
  CHECK(call(get("/api/ledger/events/9999/")).status == 404);
}

TEST_CASE_METHOD(FeedUnderTest, "pages after a cursor hold every event once") {
  for (int i = 0; i < 20; ++i) license("user", i + 1);
  const json all = feed("limit=1000");
  CHECK(positions(all) == one_to(position()));
  CHECK(all.at("head") == position());
  CHECK(all.at("next_after") == position());
  std::vector<std::uint64_t> paged;
  std::uint64_t after = 0;
  while (after < position()) {
    const json page = feed("limit=7&after=" + std::to_string(after));
    CHECK(page.at("events").size() <= 7);
    for (const std::uint64_t found : positions(page)) paged.push_back(found);
    after = page.at("next_after");
  }
  CHECK(paged == one_to(position()));
  CHECK(feed("after=" + head()).at("events").empty());
  CHECK(call(get("/api/ledger/events/?after=100000")).status == 400);
  CHECK(positions(feed("from=3&to=5")) == std::vector<std::uint64_t>{3, 4, 5});
  CHECK(feed("from=3&to=5").at("next_after") == position());
}

TEST_CASE_METHOD(FeedUnderTest, "lines are the bytes that replay prints") {
  license("user", 5);
  assign_group("user", {{"license_id", 1}, {"group_id", "7"}});
  const HttpAnswer page = good(as_lines(get("/api/ledger/events/?limit=1000")));
  CHECK(page.header("Content-Type") == "application/x-ndjson");
  CHECK(page.header("Ledger-Next-After") == head());
  const auto replay = support::run_program(
      "seatledger", {"replay", "--json", "--data-dir", server->data_dir().string()});
  CHECK(replay.exit_code == 0);
  CHECK(replay.output == page.body);
}

TEST_CASE_METHOD(FeedUnderTest, "filters, near the head and far from it") {
  const std::uint64_t one = license("user", 5, {{"transaction_id", "first"}});
  assign_group("user", {{"license_id", one}, {"group_id", "7"}});
  const std::string person = feed("type=seat_assigned")
                                 .at("events")[0]
                                 .at("data")
                                 .at("data")
                                 .at("after")
                                 .at("person_id")
                                 .dump();
  const auto check = [&] {
    CHECK(feed("license_id=" + std::to_string(one)).at("events").size() == 4);
    CHECK(feed("license_id=" + std::to_string(one) + "&type=seat_assigned,group_assigned")
              .at("events")
              .size() == 3);
    CHECK(feed("person_id=" + person).at("events").size() == 3);
    CHECK(feed("user_id=1") == feed("person_id=" + person));
    CHECK(feed("email=ann%40example.org") == feed("person_id=" + person));
    CHECK(feed("group_id=7").at("events").size() == 2);
    CHECK(feed("transaction_id=first").at("events").size() == 1);
    CHECK(feed("actor=server").at("events").size() == 1);
    CHECK(feed("type=group_put").at("events").size() == 1);
    CHECK(feed("change_type=assign").at("events").size() == 3);
    CHECK(feed("license_id=" + std::to_string(one) + "&user_id=1").at("events").size() == 1);
    CHECK(feed("license_id=7777").at("events").empty());
    // What matches nothing more is read to the end all the same.
    CHECK(feed("transaction_id=first").at("next_after") == position());
  };
  check();
  // The second time by the index alone.
  for (int i = 0; i < 700; ++i) update("user", {{"license_id", license("user", 1)}, {"count", 2}});
  check();
  const json page = feed("license_id=" + std::to_string(one) + "&limit=2");
  CHECK(page.at("events").size() == 2);
  const json rest =
      feed("license_id=" + std::to_string(one) + "&after=" + page.at("next_after").dump());
  CHECK(rest.at("events").size() == 2);
  for (const std::string bad :
       {"after=x", "limit=0", "limit=1001", "wait=61", "wait=x", "license_id=0", "person_id=x",
        "user_id=0", "email=nobody", "type=nothing", "group_id=", "actor=", "from=x", "to=x",
        "licence_id=1", "order=desc"}) {
    INFO(bad);
    const HttpAnswer answer = call(get("/api/ledger/events/?" + bad));
    CHECK(answer.status == 400);
    CHECK(answer.json().contains(bad.substr(0, bad.find('='))));
  }
  CHECK(call(get("/api/ledger/events/?user_id=88")).status == 404);
}

TEST_CASE_METHOD(FeedUnderTest, "a bound key sees its platform's licenses alone") {
  const std::string key = bound_key();
  const std::uint64_t north = license("user", 3);
  const std::string north_at = head();
  const std::uint64_t south = south_license();
  const std::string south_at = head();
  update("user", {{"license_id", south}, {"count", 4}});
  update("user", {{"license_id", north}, {"count", 4}});
  const auto seen = [&](const std::string& query) {
    return call(by_key(get("/api/ledger/events/?" + query), key)).json();
  };
  CHECK(seen("").at("events").size() == 2);
  CHECK(seen("").at("next_after") == position());
  CHECK(seen("license_id=" + std::to_string(south)).at("events").size() == 2);
  const auto status = [&](const std::string& target) {
    return call(by_key(get("/api/ledger/events/" + target), key)).status;
  };
  CHECK(status("?license_id=" + std::to_string(north)) == 403);
  CHECK(status("?platform_key=north") == 403);
  CHECK(status("?platform_key=south") == 200);
  CHECK(seen("email=cyd%40example.org") == seen("email=nobody%40example.org"));
  CHECK(status("?email=nobody%40example.org") == 200);
  CHECK(status(south_at + "/") == 200);
  CHECK(status(north_at + "/") == 403);
  CHECK(status("1/") == 403);
  for (int i = 0; i < 600; ++i) update("user", {{"license_id", north}, {"count", i + 4}});
  CHECK(seen("").at("events").size() == 2);
  CHECK(feed("platform_key=south").at("events").size() == 2);

  EventReader reader(server->port(), by_key(get("/api/ledger/events/stream"), key));
  CHECK(reader.next_event()->id == south_at);
  CHECK(reader.next_event()->json().at("type") == "seatledger.license_updated");
  update("user", {{"license_id", north}, {"count", 5}});
  update("user", {{"license_id", south}, {"count", 5}});
  CHECK(reader.next_event()->json().at("data").at("license_id") == south);
}

TEST_CASE_METHOD(FeedUnderTest, "a long poll wakes on a write, and ends without one") {
  const std::string after = head();
  CHECK(feed("wait=1&after=" + after).at("events").empty());
  const auto poll = [&](const std::string& query) {
    return std::async(std::launch::async, [this, query] {
      return HttpClient(server->port()).call(get("/api/ledger/events/?wait=50&" + query)).json();
    });
  };
  auto any = poll("after=" + after);
  auto filtered = poll("transaction_id=wanted&after=" + after);
  std::this_thread::sleep_for(std::chrono::milliseconds(100));
  const std::uint64_t id = license("user", 1);
  CHECK(any.get().at("events").at(0).at("data").at("license_id") == id);
  update("user", {{"license_id", id}, {"count", 2}, {"transaction_id", "wanted"}});
  const json found = filtered.get();
  REQUIRE(found.at("events").size() == 1);
  CHECK(found.at("events")[0].at("data").at("transaction_id") == "wanted");
  // A server that stops answers who waits.
  HttpClient last(server->port());
  REQUIRE(last.call(get("/healthz")).status == 200);
  REQUIRE(last.send(to_bytes(get("/api/ledger/events/?wait=50&after=" + head()))));
  // One thread reads the requests in the order of their arrival.
  REQUIRE(call(get("/healthz")).status == 200);
  CHECK(server->stop() == 0);
  CHECK(last.read().json().at("events").empty());
}

TEST_CASE_METHOD(FeedUnderTest, "a stream goes on where it was") {
  const std::uint64_t id = license("user", 1);
  std::string last;
  std::vector<std::uint64_t> seen;
  const auto take = [&](EventReader& reader, std::uint64_t until) {
    while (seen.empty() || seen.back() < until) {
      const auto message = reader.next_event();
      REQUIRE(message);
      CHECK(message->json().at("id") == message->id);
      seen.push_back(message->json().at("data").at("position"));
      last = message->id;
    }
  };
  {
    EventReader reader = stream("after=0");
    CHECK(reader.head().status == 200);
    CHECK(reader.head().header("Content-Type") == "text/event-stream");
    take(reader, position());
    update("user", {{"license_id", id}, {"count", 2}});
    take(reader, position());
  }
  for (int i = 0; i < 50; ++i) update("user", {{"license_id", id}, {"count", 3 + i}});
  {
    // As a browser does: the same address, and where it was.
    EventReader reader = stream("after=0", last);
    take(reader, position());
    update("user", {{"license_id", id}, {"count", 99}});
    take(reader, position());
    CHECK(server->stop() == 0);
    const auto closed = reader.next_event();
    REQUIRE(closed);
    CHECK(closed->event == "closed");
    CHECK(closed->json() == json{{"reason", "shutting_down"}, {"position", seen.back()}});
    CHECK_FALSE(reader.next());
  }
  server.reset();
  client.reset();
  restart();
  license("user", 1);
  EventReader reader = stream("", last);
  take(reader, position());
  CHECK(seen == one_to(position()));
}

TEST_CASE_METHOD(FeedUnderTest, "streams have filters, ends, heartbeats and a bound") {
  const std::uint64_t id = license("user", 1);
  restart({"--feed-heartbeat-ms", "20", "--feed-streams-max", "1"});
  {
    EventReader reader = stream("type=license_updated&after=0");
    std::optional<StreamMessage> message;
    // A comment without data holds the position that was looked at.
    while ((message = reader.next()) && message->id != head()) CHECK(message->data.empty());
    update("user", {{"license_id", id}, {"count", 2}});
    CHECK(reader.next_event()->json().at("type") == "seatledger.license_updated");
    CHECK(call(get("/api/ledger/events/stream")).status == 503);
    CHECK(call(get("/api/ledger/events/stream?after=x")).status == 400);
    CHECK(call(with_header(get("/api/ledger/events/stream"), "Last-Event-ID: x")).status == 400);
  }
  restart({"--feed-heartbeat-ms", "20"});
  EventReader reader = stream("from=2&to=3");
  CHECK(reader.next_event()->id == "2");
  CHECK(reader.next_event()->id == "3");
  CHECK(reader.next_event()->json() == json{{"reason", "complete"}, {"position", 3}});
  CHECK_FALSE(reader.next());

  const json key = good(post("/api/ledger/keys/", R"({"name":"a","role":"auditor"})")).json();
  EventReader revoked(server->port(),
                      by_key(get("/api/ledger/events/stream?after=" + head()), key.at("key")));
  REQUIRE(revoked.next());
  HttpCall revoke = get("/api/ledger/keys/?id=" + key.at("id").dump());
  revoke.method = "DELETE";
  good(revoke);
  std::optional<StreamMessage> message;
  while ((message = revoked.next_event()) && message->event.empty()) {
  }
  REQUIRE(message);
  CHECK(message->json().at("reason") == "key_not_valid");
}

std::string time_of(std::chrono::system_clock::time_point then) {
  const auto micros =
      std::chrono::duration_cast<std::chrono::microseconds>(then.time_since_epoch()).count();
  return to_text(Timestamp{micros});
}

// False: the machine was too slow to write an event before `wait` was over; nothing is shown.
bool streams_around_a_time(const FeedUnderTest& ledger, std::chrono::milliseconds wait) {
  const auto then = std::chrono::system_clock::now() + wait;
  EventReader later = ledger.stream("after=0&from=" + time_of(then));
  EventReader until = ledger.stream("after=" + ledger.head() + "&to=" + time_of(then));
  REQUIRE(later.next());
  REQUIRE(until.next());
  ledger.license("user", 1);
  if (std::chrono::system_clock::now() >= then) return false;
  const std::string before = ledger.head();
  CHECK(until.next_event()->id == before);
  std::this_thread::sleep_until(then + 200ms);
  ledger.license("user", 1);
  CHECK(later.next_event()->id == ledger.head());
  const auto closed = until.next_event();
  REQUIRE(closed);
  CHECK(closed->json() == json{{"reason", "complete"}, {"position", std::stoull(before)}});
  return true;
}

TEST_CASE_METHOD(FeedUnderTest, "a stream from and to times that are still to come") {
  std::chrono::milliseconds wait = 1s;
  while (!streams_around_a_time(*this, wait)) wait *= 2;
}

// Twenty thousand events are more than the buffers between server and reader hold.
TEST_CASE_METHOD(FeedUnderTest, "a slow reader is closed and loses nothing") {
  const std::uint64_t id = license("user", 20000);
  json rows = json::array();
  for (int i = 0; i < 10000; ++i) {
    rows.push_back({{"email", "p" + std::to_string(i) + "@example.org"},
                    {"metadata", {{"text", std::string(300, 'x')}}}});
  }
  good(post("/api/ledger/licenses/" + std::to_string(id) + "/assignments/",
            json{{"assignments", rows}}.dump()));
  restart({"--feed-piece-timeout-ms", "200"});
  const std::uint64_t end = position();
  std::uint64_t seen = 0;
  std::size_t closed = 0;
  std::string last = "0";
  while (seen < end) {
    const HttpCall call = with_header(get("/api/ledger/events/stream"), "Last-Event-ID: " + last);
    EventReader reader(server->port(), call, 4096);
    // The first reader sleeps; who comes after it reads as fast as they can.
    bool slept = closed > 0;
    while (seen < end) {
      const auto message = reader.next_event();
      REQUIRE(message);
      last = message->id;
      if (message->event == "closed") {
        CHECK(message->json() == json{{"reason", "slow_reader"}, {"position", seen}});
        CHECK_FALSE(reader.next());
        ++closed;
        break;
      }
      REQUIRE(message->json().at("data").at("position") == ++seen);
      if (!std::exchange(slept, true)) std::this_thread::sleep_for(std::chrono::seconds(1));
    }
  }
  CHECK(closed >= 1);
}

}  // namespace
}  // namespace seatledger::integration
