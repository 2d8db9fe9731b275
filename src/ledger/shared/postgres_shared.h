// A shared ledger in PostgreSQL with synchronous replication.
#pragma once

#include "ledger/shared/postgres_connection.h"
#include "ledger/shared/shared_ledger.h"

namespace seatledger::ledger {

class PostgresShared final : public SharedLedger {
 public:
  // Connects at the first call, and again after each error. The tables are there
  // (postgres_tables.h).
  explicit PostgresShared(PostgresOptions options) : connection_(std::move(options)) {}

  Piece follow(const Cursor& from, std::size_t bytes_max) override;
  Leadership watch() override;
  void wait(std::chrono::milliseconds longest) override { connection_.wait(longest); }
  void wake() override { connection_.wake(); }
  std::optional<Term> take_lead(const Leadership& seen, const ServerIdentity& me) override;
  bool keep_lead(const Term& term) override;
  void give_up_lead(const Term& term) override;
  SharedAppend append(const Term& term, const ChunkLink& last, const SharedBatch& batch) override;
  Settled settle(Term& term, const ChunkLink& last, const std::string& id) override;

 private:
  SharedAppend why_refused(const Term& term);

  PostgresConnection connection_;
};

}  // namespace seatledger::ledger
