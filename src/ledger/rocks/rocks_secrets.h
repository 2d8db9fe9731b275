// The secrets in RocksDB.
#pragma once

#include <map>
#include <mutex>
#include <string>

#include "ledger/log/secrets.h"
#include "ledger/rocks/rocks_ledger.h"

namespace seatledger::ledger {

class RocksSecrets final : public Secrets {
 public:
  // `ledger` must outlive this.
  explicit RocksSecrets(RocksLedger& ledger) : ledger_(ledger) {}

  Digest secret(std::string_view name) override;

 private:
  RocksLedger& ledger_;

  std::mutex mutex_;  // guards known_, and ensures that a secret is created once
  std::map<std::string, Digest, std::less<>> known_;
};

}  // namespace seatledger::ledger
