// A ledger as versions left it that compared e-mails with A to Z in lower case and nothing else.
#pragma once

#include <catch2/catch.hpp>

#include <filesystem>
#include <memory>
#include <string>
#include <utility>

#include <rocksdb/db.h>
#include "ledger/rocks/rocks_event_log.h"
#include "ledger/rocks/rocks_keys.h"
#include "ledger/rocks/rocks_ledger.h"
#include "ledger/rocks/rocks_people.h"

namespace seatledger::support {

class OldEmails {
 public:
  explicit OldEmails(const std::filesystem::path& data_dir)
      : data_dir_(data_dir), ledger_(std::make_unique<ledger::RocksLedger>(options())) {
    ledger_->set_email_rule(ledger::EmailRule::lower);
  }
  // Without the row that names the rule, which those versions did not write.
  ~OldEmails() {
    ledger_.reset();
    rocksdb::DB* opened = nullptr;
    rocksdb::Options options;
    const auto status = rocksdb::DB::Open(options, (data_dir_ / "ledger").string(), &opened);
    const std::unique_ptr<rocksdb::DB> db(opened);
    if (!status.ok()) std::terminate();
    db->Delete({}, ledger::rocks_keys::text_key(ledger::rocks_keys::email_rule, ""));
  }
  OldEmails(const OldEmails&) = delete;
  OldEmails& operator=(const OldEmails&) = delete;

  ledger::RocksLedger& ledger() { return *ledger_; }

 private:
  ledger::RocksLedgerOptions options() const {
    ledger::RocksLedgerOptions options;
    options.data_dir = data_dir_;
    return options;
  }

  const std::filesystem::path data_dir_;
  std::unique_ptr<ledger::RocksLedger> ledger_;
};

}  // namespace seatledger::support
