// The ledger's database with all the ports over it.
#pragma once

#include "ledger/rocks/rocks_event_log.h"
#include "ledger/rocks/rocks_ledger.h"
#include "ledger/rocks/rocks_people.h"
#include "ledger/rocks/rocks_secrets.h"
#include "ledger/rocks/rocks_tree.h"
#include "ledger/rocks/rocks_webhooks.h"
#include "ledger/store/ledger_store.h"

namespace seatledger::ledger {

class RocksLedgerStore final : public LedgerStore {
 public:
  explicit RocksLedgerStore(const LedgerOptions& options) : ledger_({options, nullptr}) {}

  CopyLog& events() override { return events_; }
  const People& people() const override { return people_; }
  Secrets& secrets() override { return secrets_; }
  TreeStore& tree() override { return tree_; }
  WebhookRows& webhooks() override { return webhooks_; }

  void set_refusing_appends(bool refusing) override { ledger_.set_refusing_appends(refusing); }
  bool refusing_appends() const override { return ledger_.refusing_appends(); }
  std::optional<std::string> damage() const override { return ledger_.damage(); }

  bool is_purge_due(DeletedRows what) const override { return ledger_.is_purge_due(what); }
  bool purge(DeletedRows what) override { return ledger_.purge(what); }
  void stop_purging() override { ledger_.stop_purging(); }

  void snapshot_to(const std::filesystem::path& directory) const override;
  bool renew_email_lookups() override;
  std::optional<PersonId> people_not_imported() const override;
  void keep_people_not_imported(PersonId last) override;
  std::optional<PersonFault> wrong_person(PeopleMarks& marks) const override;

 private:
  RocksLedger ledger_;
  RocksEventLog events_{ledger_};
  RocksPeople people_{ledger_};
  RocksSecrets secrets_{ledger_};
  RocksTree tree_{ledger_};
  RocksWebhooks webhooks_{ledger_};
};

}  // namespace seatledger::ledger
