// Finds the primary among several hosts.
#pragma once

#include <chrono>
#include <string>

struct pg_conn;

namespace seatledger::ledger {

// Connects to all hosts of the DSN at once and returns the first connection to a primary, which the
// caller owns. libpq itself would wait for a frozen first host. `doubtful`, "host:port", where the
// last connection failed, is tried when no other answers: it may be a primary that was left behind.
// Names of hosts are looked up without a time limit. Throws StoreError.
pg_conn* connect_to_primary(const std::string& dsn, const std::string& doubtful,
                            std::chrono::steady_clock::time_point deadline);

}  // namespace seatledger::ledger
