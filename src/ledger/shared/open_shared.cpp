#include "ledger/shared/open_shared.h"

#include <string>

#include "base/store_error.h"
#include "ledger/shared/postgres_rows.h"
#include "ledger/shared/postgres_shared.h"
#include "ledger/shared/postgres_tables.h"

namespace seatledger::ledger {

void prepare_shared(const PostgresOptions& options, const SharedBeginning& beginning) {
  PostgresConnection connection(options);
  std::string problems;
  for (const std::string& problem : postgres_problems(connection)) {
    problems += (problems.empty() ? "" : "; ") + problem;
  }
  if (!problems.empty())
    throw StoreError("PostgreSQL would not keep what it acknowledges: " + problems);
  make_postgres_tables(connection, beginning);
}

std::unique_ptr<SharedLedger> connect_shared(const PostgresOptions& options) {
  return std::make_unique<PostgresShared>(options);
}

std::unique_ptr<SharedRows> connect_shared_rows(const PostgresOptions& options) {
  return std::make_unique<PostgresRows>(options);
}

}  // namespace seatledger::ledger
