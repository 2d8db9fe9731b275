// A server whose clock and newest record are far apart: what it says of that, and what it judges
// by.
#include <algorithm>
#include <chrono>
#include <thread>

#include "base/time.h"
#include "ledger/log/record.h"
#include "ledger/rocks/rocks_event_log.h"
#include "ledger/rocks/rocks_ledger.h"
#include "ledger/rocks/rocks_reader.h"
#include "support/ledger_under_test.h"

namespace seatledger::integration {
namespace {

using namespace std::chrono_literals;
using std::chrono::microseconds;

constexpr const char* ahead_warning = "the newest record is ahead of the clock";
constexpr const char* gap_warning = "the clock is much later than the newest record";

Timestamp now_plus(microseconds distance) {
  return Timestamp{SystemClock().now().micros + distance.count()};
}

std::size_t times_in(const std::string& text, const std::string& part) {
  std::size_t times = 0;
  for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++times;
  return times;
}

class ClockUnderTest : public LedgerUnderTest {
 public:
  // Starts again on the same events as if the newest had been recorded then.
  void restart_with_newest_at(Timestamp then, const std::vector<std::string>& flags = {}) {
    REQUIRE(server->stop() == 0);
    client.reset();
    server.reset();
    move_records(then);
    server = std::make_unique<support::ServerProcess>(directory.path() / "moved", flags);
    client = std::make_unique<HttpClient>(server->port());
  }
  json readiness() const { return good(get("/readyz")).json(); }

 private:
  void move_records(Timestamp then) const {
    const std::filesystem::path moved = directory.path() / "moved";
    std::filesystem::remove_all(moved);
    std::filesystem::create_directories(moved);
    const ledger::RocksReader from(directory.path() / "data");
    ledger::RocksLedgerOptions options;
    options.data_dir = moved / "data";
    ledger::RocksLedger rocks(options);
    ledger::RocksEventLog to(rocks);
    const auto records = from.read_after(Position{}, from.head().value);
    const auto recorded = [](const auto& record) {
      return ledger::decode_record(record.bytes, record.position).recorded.micros;
    };
    const std::int64_t distance = then.micros - recorded(records.back());
    std::vector<std::string> lines;
    for (const auto& record : records) {
      ledger::Event event = ledger::decode_record(record.bytes, record.position);
      event.recorded.micros += distance;
      lines.push_back(ledger::encode_record(event));
    }
    REQUIRE(to.append(Position{}, lines, {}) == ledger::AppendStatus::stored);
  }
};

TEST_CASE("clock: while the newest record is ahead, the log, readiness and status say so") {
  constexpr auto hour_ms = std::chrono::milliseconds(1h).count();
  ClockUnderTest ledger;
  CHECK(ledger.readiness() == json{{"status", "ready"}});
  const Timestamp newest = now_plus(8h);
  ledger.restart_with_newest_at(newest);
  const json ready = ledger.readiness();
  CHECK(ready.at("status") == "ready");
  CHECK(ready.at("recorded_ahead_ms") > 7 * hour_ms);
  CHECK(ready.at("recorded_ahead_ms") <= 8 * hour_ms);
  const json status = ledger.good(get("/api/ledger/status/")).json();
  CHECK(status.at("recorded_ahead_ms") > 7 * hour_ms);
  CHECK(times_in(ledger.server->log(), ahead_warning) == 1);
  CHECK(times_in(ledger.server->log(), "\"ahead_ms\"") == 1);

  // Rules judge by the clock: a license that ends before the newest record is alive.
  json body = LedgerUnderTest::least("user");
  body["count"] = 1;
  body["expired"] = to_text(now_plus(1h));
  const json license = ledger.create("user", body).json();
  CHECK(license.at("started").get<std::string>() < to_text(now_plus(1min)));
  const json seat{{"license_id", license.at("id")}, {"email", "ann@example.org"}};
  ledger.good(post("/api/catalog/licenses/user/assignment/", seat.dump()));
  // `recorded` goes on from the newest record.
  const json last =
      ledger
          .good(get("/api/ledger/events/?after=" + std::to_string(std::stoull(ledger.head()) - 1)))
          .json();
  INFO(last);
  CHECK(last.at("events").at(0).at("data").at("recorded") > to_text(newest));
  CHECK(ledger.readiness().at("recorded_ahead_ms") > 7 * hour_ms);
}

TEST_CASE("clock: once it has passed the newest record, nothing is said any more") {
  ClockUnderTest ledger;
  ledger.restart_with_newest_at(now_plus(10s));
  const auto end = std::chrono::steady_clock::now() + 2min;
  while (ledger.readiness() != json{{"status", "ready"}}) {
    REQUIRE(std::chrono::steady_clock::now() < end);
    std::this_thread::sleep_for(100ms);
  }
  CHECK(ledger.good(get("/api/ledger/status/")).json().at("recorded_ahead_ms") == 0);
  CHECK(times_in(ledger.server->log(), ahead_warning) <= 1);
}

TEST_CASE("clock: a start tells of a clock that is far past the newest record") {
  ClockUnderTest ledger;
  const Timestamp newest = now_plus(-100h);
  ledger.restart_with_newest_at(newest, {"--clock-gap-warn-hours", "99"});
  CHECK(times_in(ledger.server->log(), gap_warning) == 1);
  CHECK(ledger.readiness() == json{{"status", "ready"}});
  for (const char* hours : {"101", "0"}) {
    ClockUnderTest quiet;
    quiet.restart_with_newest_at(newest, {"--clock-gap-warn-hours", hours});
    INFO(hours);
    CHECK(times_in(quiet.server->log(), gap_warning) == 0);
  }
}

}  // namespace
}  // namespace seatledger::integration
