// What a server has beside its own directory when several share one ledger: the connections to the
// shared ledger, and the parts that go through them.
#pragma once

#include <memory>
#include <optional>
#include <string_view>

#include "app/settings.h"
#include "base/digest.h"
#include "base/time.h"
#include "base/uuid.h"
#include "ledger/shared/copied_log.h"
#include "ledger/shared/postgres_options.h"
#include "ledger/shared/shared_rows.h"
#include "ledger/shared/shared_tree.h"
#include "ledger/shared/shared_webhooks.h"
#include "ledger/store/ledger_store.h"

namespace seatledger {

class SharedSide {
 public:
  // Connects, and makes the shared ledger if there is none. Waits until it is reached, and says so
  // in the log. Throws StoreError or std::runtime_error for what waiting does not mend.
  explicit SharedSide(const Settings& settings);

  // A secret of the shared ledger. Throws StoreError.
  Digest secret(std::string_view name) const;
  // Makes the parts over this server's copy, and brings that up to the confirmed head. Returns the
  // log. Call it once, before the parts below.
  ledger::EventLog& open(ledger::LedgerStore& copy);

  ledger::CopiedLog& copied_log() { return *log_; }
  ledger::SharedTree& tree() { return *tree_; }
  ledger::WebhookRows& webhooks() { return *webhooks_; }
  const ledger::ServerIdentity& me() const { return me_; }
  void set_url(std::string url) { me_.url = std::move(url); }
  // A connection of its own for a long statement of one thread.
  std::unique_ptr<ledger::SharedRows> connect_rows() const;
  // Of the cluster's thread.
  ledger::SharedLedger& cluster_ledger() { return *cluster_ledger_; }
  ledger::SharedRows& cluster_rows() { return *cluster_rows_; }
  // Any thread; nothing while this server does not lead.
  std::optional<ledger::Term> term() const;

 private:
  void catch_up();

  ledger::ServerIdentity me_;
  const ledger::PostgresOptions options_;
  SystemClock clock_;
  SystemEntropy append_entropy_;  // of the thread that writes
  const std::unique_ptr<ledger::SharedLedger> writer_ledger_;
  const std::unique_ptr<ledger::SharedLedger> cluster_ledger_;
  const std::unique_ptr<ledger::SharedRows> cluster_rows_;
  const std::unique_ptr<ledger::SharedRows> tree_rows_;
  const std::unique_ptr<ledger::SharedRows> webhook_rows_;
  std::optional<ledger::CopiedLog> log_;
  std::optional<ledger::SharedTree> tree_;
  std::optional<ledger::SharedWebhooks> webhooks_;
};

}  // namespace seatledger
