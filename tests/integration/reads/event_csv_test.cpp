// Histories and the feed as CSV.
#include <string>

#include "csv_reads.h"

namespace seatledger::integration {
namespace {

class EventCsv : public CsvReads {
 public:
  // All entries, by the cursor.
  std::vector<json> entries(const std::string& target, const std::string& list) const {
    std::vector<json> rows;
    const bool is_down = target.find("order=desc") != std::string::npos;
    for (std::string after;;) {
      const std::string cursor = after.empty() ? "limit=700" : "limit=700&after=" + after;
      const json page = good(get(with_query(target, cursor))).json();
      for (const json& row : page.at(list)) rows.push_back(row);
      const std::uint64_t next = page.at("next_after");
      if (is_down ? next == 0 : next >= page.at("head").get<std::uint64_t>()) return rows;
      after = std::to_string(next);
    }
  }
  std::vector<CsvCells> check_entries(const std::string& target,
                                      const std::string& list = "history") const {
    INFO(target);
    const HttpAnswer answer = good(as_csv(target));
    CHECK(answer.header("Content-Disposition") == "attachment; filename=\"" +
                                                      (list == "history" ? list : "events") +
                                                      std::string(".csv\""));
    CHECK(answer.header("Ledger-Position") == head());
    CHECK(!answer.header("Ledger-Lineage").empty());
    std::vector<CsvCells> cells = csv_rows(answer.body);
    check_same(cells, entries(target, list));
    return cells;
  }
};

TEST_CASE_METHOD(EventCsv, "csv: the history of a license, whole and filtered, both ways") {
  constexpr int many = 2300;
  const std::uint64_t id =
      license("user", many + 10, {{"name", "=1"}, {"transaction_id", "order-1"}});
  assign_many(id, many);
  update("user", {{"license_id", id},
                  {"name", "a, \"b\""},
                  {"transaction_id", "order-2"},
                  {"change_type", "rename"}});
  const std::string target = of(id, "history/");
  const auto rows = check_entries(target);
  REQUIRE(rows.size() == many + 3);  // also the bulk call itself
  CHECK(rows.front().at("type") == "license_created");
  CHECK(json::parse(rows.back().at("changes")).at("name").at("after") == "a, \"b\"");
  CHECK(check_entries(target + "?order=desc").size() == rows.size());
  CHECK(check_entries(target + "?type=license_updated").size() == 1);
  CHECK(check_entries(target + "?change_type=rename").size() == 1);
  CHECK(check_entries(target + "?change_type=none").empty());
  const std::string middle = rows[1200].at("position");
  check_entries(target + "?after=" + middle);
  check_entries(target + "?from=" + middle);
  check_entries(target + "?to=" + middle);
  check_entries(target + "?order=desc&from=" + middle);
}

TEST_CASE_METHOD(EventCsv, "csv: histories of seats, groups, people, orders and actors") {
  const std::uint64_t id = license("user", 5, {{"transaction_id", "order-1"}});
  const json seat = assign("user", {{"license_id", id}, {"user_id", 1}}).json();
  const json group = assign_group("user", {{"license_id", id}, {"group_id", "7"}}).json();
  const std::string seat_history = "/api/ledger/assignments/" + seat.at("id").dump() + "/history/";
  CHECK(!check_entries(seat_history).empty());
  CHECK(!check_entries("/api/ledger/group-assignments/" + group.at("id").dump() + "/history/")
             .empty());
  CHECK(!check_entries("/api/ledger/persons/history/?user_id=1").empty());
  CHECK(!check_entries("/api/ledger/groups/7/history/").empty());
  CHECK(check_entries("/api/ledger/transactions/order-1/").size() == 1);
  CHECK(check_entries("/api/ledger/transactions/nothing/").empty());
  CHECK(check_entries("/api/ledger/actors/key:1/history/").size() > 5);
  const HttpAnswer missing = call(as_csv("/api/ledger/assignments/99/history/"));
  CHECK(missing.status == 404);
  CHECK(missing.json().at("code") == "assignment_not_found");
}

TEST_CASE_METHOD(EventCsv, "csv: the feed") {
  const std::uint64_t id = license("user", 2000);
  assign_many(id, 1500);
  const std::string feed = "/api/ledger/events/";
  const auto rows = check_entries(feed, "events");
  CHECK(rows.size() == std::stoul(head()));
  CHECK(good(as_csv(feed)).header("Ledger-Next-After") == head());
  const std::string of_license = feed + "?license_id=" + std::to_string(id);
  CHECK(check_entries(of_license, "events").size() == 1502);
  CHECK(check_entries(feed + "?type=license_created", "events").size() == 1);
  CHECK(check_entries(feed + "?to=3", "events").size() == 3);
  CHECK(check_entries(feed + "?from=3&to=7", "events").size() == 5);
  CHECK(check_entries(feed + "?to=2999-01-01T00:00:00Z", "events").size() == rows.size());
  CHECK(check_entries(feed + "?to=2000-01-01T00:00:00Z", "events").empty());
  CHECK(check_entries(feed + "?after=" + head(), "events").empty());
}

}  // namespace
}  // namespace seatledger::integration
