// A running server whose lists are read as CSV and compared with the same lists as JSON.
#pragma once

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "api/seats/csv.h"
#include "support/seats_under_test.h"

namespace seatledger::integration {

using CsvCells = std::map<std::string, std::string>;  // by column

inline HttpCall as_csv(std::string target) {
  return with_header(get(std::move(target)), "Accept: text/csv");
}

inline std::vector<CsvCells> csv_rows(const std::string& text) {
  const auto lines = api::parse_csv(text, 100'000).value();
  REQUIRE(!lines.empty());
  std::vector<CsvCells> rows;
  for (std::size_t i = 1; i < lines.size(); ++i) {
    REQUIRE(lines[i].cells.size() == lines[0].cells.size());
    CsvCells& row = rows.emplace_back();
    for (std::size_t k = 0; k < lines[0].cells.size(); ++k) {
      row[lines[0].cells[k]] = lines[i].cells[k];
    }
  }
  return rows;
}

// Whether the cell says what the member of a JSON row does; a text that no spreadsheet calculates.
inline bool says(const std::string& cell, const json& value) {
  if (value.is_null()) return cell.empty();
  if (value.is_string()) return cell == value.get<std::string>();
  return json::parse(cell, nullptr, false) == value;
}

class CsvReads : public SeatsUnderTest {
 public:
  // All rows of a list, of all its pages.
  std::vector<json> json_rows(const std::string& target) const {
    std::vector<json> rows;
    for (int number = 1;; ++number) {
      const json page =
          good(get(with_query(target, "page_size=1000&page=" + std::to_string(number)))).json();
      for (const json& row : page.at("results")) rows.push_back(row);
      if (page.at("next_page").is_null()) return rows;
    }
  }
  static std::string with_query(const std::string& target, const std::string& more) {
    return target + (target.find('?') == std::string::npos ? "?" : "&") + more;
  }

  void check_same(const std::vector<CsvCells>& cells, const std::vector<json>& rows) const {
    REQUIRE(cells.size() == rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
      INFO(rows[i].dump());
      for (const auto& [name, cell] : cells[i]) {
        INFO(name << ": " << cell);
        CHECK(says(cell, rows[i].value(name, json(nullptr))));
      }
      for (const auto& [name, value] : rows[i].items()) {
        INFO(name);
        CHECK(cells[i].count(name) == 1);
      }
    }
  }
  // The CSV of a list has the rows of all its pages, in their order.
  std::vector<CsvCells> check_list(const std::string& target) const {
    INFO(target);
    const HttpAnswer answer = good(as_csv(target));
    CHECK(answer.header("Content-Type") == "text/csv; charset=utf-8");
    std::vector<CsvCells> cells = csv_rows(answer.body);
    check_same(cells, json_rows(target));
    return cells;
  }

  std::string new_key(const std::string& role, const std::string& platform) const {
    const json body{{"name", role}, {"role", role}, {"platform_key", platform}};
    return good(post("/api/ledger/keys/", body.dump())).json().at("key");
  }
  static std::string of(std::uint64_t id, const std::string& rest) {
    return "/api/ledger/licenses/" + std::to_string(id) + "/" + rest;
  }
  void assign_many(std::uint64_t license, int count) const {
    json rows = json::array();
    for (int i = 0; i < count; ++i) {
      rows.push_back({{"email", "person." + std::to_string(i) + "@example.org"}});
    }
    good(post(of(license, "assignments/"), json{{"assignments", rows}}.dump()));
  }
};

}  // namespace seatledger::integration
