// The tables of a shared ledger in PostgreSQL, format 1 (docs/event_format.md), and what the ledger
// requires of the server.
#pragma once

#include <string>
#include <vector>

#include "ledger/shared/postgres_connection.h"
#include "ledger/shared/shared_beginning.h"

namespace seatledger::ledger {

inline constexpr int shared_format = 1;

// Never changed within a format; pinned by tests/golden/shared_tables_test.cpp.
std::string postgres_tables_sql();

// Makes the schema `seatledger` and its tables, with `beginning` in them, unless they are there.
// Returns whether it made them. Several servers may call it at once. Throws StoreError, also when
// the tables are of another format.
bool make_postgres_tables(PostgresConnection& connection, const SharedBeginning& beginning);

// Why commits of this PostgreSQL would not be on two machines, a sentence each; none if they are.
// Throws StoreError.
std::vector<std::string> postgres_problems(PostgresConnection& connection);

}  // namespace seatledger::ledger
