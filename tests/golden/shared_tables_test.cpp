// The bytes of format 1 of a shared ledger: its tables, and the cursor of a copy. Permanent.
#include <catch2/catch.hpp>
#include <fstream>
#include <sstream>

#include "ledger/shared/cursor.h"
#include "ledger/shared/postgres_tables.h"

using namespace seatledger;
using namespace seatledger::ledger;

TEST_CASE("the tables of format 1 are pinned") {
  std::ifstream file("tests/golden/shared_v1/tables.sql");
  std::ostringstream pinned;
  pinned << file.rdbuf();
  CHECK(postgres_tables_sql() == pinned.str());
  CHECK(shared_format == 1);
}

TEST_CASE("the cursor of a copy is pinned") {
  const Cursor cursor{"origin",
                      {Position{5}, Position{7}, "00000000-0000-7000-8000-000000000001"},
                      Position{4},
                      PersonId{12}};
  const std::string text =
      R"({"origin":"origin","chunk":{"first":5,"head":7,)"
      R"("id":"00000000-0000-7000-8000-000000000001"},"changed":4,"person":12})";
  CHECK(cursor_text(cursor) == text);
  CHECK(cursor_of(text) == cursor);
  CHECK(cursor_of("") == Cursor{});
}
