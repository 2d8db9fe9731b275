// How PostgreSQL is reached.
#pragma once

#include <chrono>
#include <string>

namespace seatledger::ledger {

struct PostgresOptions {
  // As libpq takes it; several hosts are tried at once. Never logged.
  std::string dsn;
  std::chrono::milliseconds timeout{5000};  // for connecting, and for each statement
  // The storage below PostgreSQL replicates: no standby is asked for.
  bool storage_replicates = false;
};

}  // namespace seatledger::ledger
