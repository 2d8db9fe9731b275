#include "base/error_table.h"

#include <catch2/catch.hpp>
#include <set>

namespace seatledger {
namespace {

TEST_CASE("errors: every row is found by its code and by its name") {
  std::set<std::string_view> names;
  for (const ErrorRow& row : error_table()) {
    INFO(row.name);
    CHECK(names.insert(row.name).second);
    CHECK(&error_row(row.code) == &row);
    CHECK(code_name(row.code) == row.name);
    CHECK(code_named(row.name) == row.code);
    CHECK(status_of(row.code) == row.status);
    CHECK(row.status >= 400);
    CHECK(row.status <= 599);
    CHECK(row.name.find_first_not_of("abcdefghijklmnopqrstuvwxyz_") == std::string_view::npos);
  }
  CHECK_FALSE(code_named("").has_value());
  CHECK_FALSE(code_named("internal_errors").has_value());
}

// Results of bulk requests are stored with them: these names are never changed.
TEST_CASE("errors: names that are stored") {
  CHECK(code_name(ErrorCode::no_seats_available) == "no_seats_available");
  CHECK(code_name(ErrorCode::license_inactive) == "license_inactive");
  CHECK(code_name(ErrorCode::license_expired) == "license_expired");
  CHECK(code_name(ErrorCode::user_inactive) == "user_inactive");
  CHECK(code_name(ErrorCode::user_not_found) == "user_not_found");
  CHECK(code_name(ErrorCode::assignment_not_found) == "assignment_not_found");
}

TEST_CASE("errors: titles are short, meanings and remedies are sentences") {
  for (const ErrorRow& row : error_table()) {
    INFO(row.name);
    CHECK(row.title.size() <= 60);
    CHECK(row.title.find_first_of("`.\"") == std::string_view::npos);
    CHECK(row.meaning.ends_with('.'));
    CHECK(row.remedy.ends_with('.'));
  }
}

TEST_CASE("errors: what the server asks to repeat is not the caller's fault") {
  for (const ErrorRow& row : error_table()) {
    INFO(row.name);
    const bool is_repeated = row.retry == Retry::as_it_is || row.retry == Retry::after_a_while;
    CHECK(is_repeated == (row.status >= 500 || row.status == 408 || row.status == 429));
  }
}

}  // namespace
}  // namespace seatledger
