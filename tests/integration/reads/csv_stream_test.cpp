// Long CSV answers: sent while they are read, of one moment, and what happens when the reader is
// slow or leaves.
#include <string>

#include "csv_reads.h"
#include "support/event_reader.h"

namespace seatledger::integration {
namespace {

using support::EventReader;

const std::string all_licenses = "/api/ledger/licenses/?sort=id";

class CsvStreams : public CsvReads {
 public:
  // More than the buffers of a connection take.
  CsvStreams() {
    for (int i = 0; i < large_licenses; ++i) {
      last = license("user", 1,
                     {{"name", "before"}, {"metadata", {{"text", std::string(900'000, 'x')}}}});
    }
  }
  static constexpr int large_licenses = 20;
  std::uint64_t last = 0;
};

TEST_CASE_METHOD(CsvStreams, "csv: a slow reader gets one moment, and holds nothing up") {
  EventReader slow(server->port(), as_csv(all_licenses), 4096);
  REQUIRE(slow.head().status == 200);
  CHECK(slow.head().header("Transfer-Encoding") == "chunked");
  update("user", {{"license_id", last}, {"name", "after"}});
  license("user", 1);
  const auto text = slow.rest();
  REQUIRE(text);
  const auto rows = csv_rows(*text);
  REQUIRE(rows.size() == large_licenses);
  for (const CsvCells& row : rows) CHECK(row.at("name") == "before");
}

TEST_CASE_METHOD(CsvStreams, "csv: long answers count as streams until their reader leaves") {
  restart({"--feed-streams-max", "1"});
  {
    const EventReader slow(server->port(), as_csv(all_licenses), 4096);
    REQUIRE(slow.head().status == 200);
    const HttpAnswer refused = call(as_csv(all_licenses));
    CHECK(refused.status == 503);
    CHECK(refused.json().at("code") == "queue_full");
    CHECK(call(as_csv(all_licenses + "&name=nothing")).status == 200);
  }
  // The next write notices that the reader has left.
  HttpAnswer answer = call(as_csv(all_licenses));
  while (answer.status == 503) answer = call(as_csv(all_licenses));
  REQUIRE(answer.status == 200);
  CHECK(csv_rows(answer.body).size() == large_licenses);
}

TEST_CASE_METHOD(CsvStreams, "csv: a server that stops ends with a reader in the middle") {
  restart({"--drain-timeout-ms", "100"});
  EventReader slow(server->port(), as_csv(all_licenses), 4096);
  REQUIRE(slow.head().status == 200);
  CHECK(server->stop() == 0);
  CHECK(!slow.rest());
}

}  // namespace
}  // namespace seatledger::integration
