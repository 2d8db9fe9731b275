// The shared rows in PostgreSQL.
#pragma once

#include "ledger/shared/postgres_connection.h"
#include "ledger/shared/shared_rows.h"

namespace seatledger::ledger {

class PostgresRows final : public SharedRows {
 public:
  // As PostgresShared.
  explicit PostgresRows(PostgresOptions options) : connection_(std::move(options)) {}

  bool put_secret(const Term& term, const SharedSecret& secret) override;
  bool put_signing_key(const Term& term, const SharedSecret& seed,
                       const SharedVerifierKey& key) override;
  bool put_checkpoint(const Term& term, const StoredCheckpoint& checkpoint,
                      std::span<const std::uint64_t> dropped) override;
  bool put_webhooks(const Term& term, std::span<const SharedWebhook> webhooks) override;
  std::optional<std::string> secret(std::string_view name) override;
  std::vector<SharedVerifierKey> verifier_keys() override;
  std::vector<StoredCheckpoint> checkpoints_from(std::uint64_t size, std::size_t limit) override;
  std::vector<SharedWebhook> webhooks() override;
  void purge_people(Position erased) override;
  bool put_server(const SharedServer& server, std::uint32_t alive_s) override;
  std::vector<SharedServer> servers() override;
  bool remove_server(const Term& term, std::string_view name) override;

 private:
  PostgresResult read(const PostgresStatement& statement, PostgresParameters parameters);

  PostgresConnection connection_;
};

}  // namespace seatledger::ledger
