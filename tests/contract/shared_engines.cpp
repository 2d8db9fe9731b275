#include "shared_engines.h"

#include <iostream>
#include <stdexcept>

#include "ledger/shared/postgres_rows.h"
#include "ledger/shared/postgres_shared.h"
#include "ledger/shared/postgres_tables.h"
#include "support/memory_shared.h"
#include "support/postgres_pair.h"

namespace seatledger::contract {
namespace {

using namespace ledger;
using support::PostgresPair;

class MemorySharedEngine final : public SharedEngine {
 public:
  std::unique_ptr<SharedLedger> connect() override {
    return std::make_unique<MemoryShared>(place_);
  }
  std::unique_ptr<SharedRows> connect_rows() override {
    return std::make_unique<MemoryRows>(place_);
  }
  void set_standby_configured(bool configured) override {
    place_->set_standby_configured(configured);
  }

 private:
  const std::shared_ptr<MemoryPlace> place_ = std::make_shared<MemoryPlace>();
};

class PostgresSharedEngine final : public SharedEngine {
 public:
  PostgresSharedEngine() {
    options_.dsn = PostgresPair::shared().new_database();
    options_.timeout = std::chrono::minutes(2);  // the machine may be busy
    PostgresConnection connection(options_);
    make_postgres_tables(connection, {"origin", {}, {{1, "key"}}});
  }
  ~PostgresSharedEngine() override { set_standby_configured(true); }
  std::unique_ptr<SharedLedger> connect() override {
    return std::make_unique<PostgresShared>(options_);
  }
  std::unique_ptr<SharedRows> connect_rows() override {
    return std::make_unique<PostgresRows>(options_);
  }
  void set_standby_configured(bool configured) override {
    if (configured == configured_) return;
    PostgresPair::shared().set_synchronous_standbys(configured ? "standby" : "");
    configured_ = configured;
  }

 private:
  PostgresOptions options_;
  bool configured_ = true;
};

}  // namespace

std::vector<std::string> shared_engine_names() {
  if (PostgresPair::is_installed()) return {"memory", "postgres"};
  static const bool said = [] {
    std::cerr << "PostgreSQL is not installed: tests of a ledger shared in it are skipped\n";
    return true;
  }();
  (void)said;
  return {"memory"};
}

std::unique_ptr<SharedEngine> open_shared_engine(const std::string& name) {
  if (name == "memory") return std::make_unique<MemorySharedEngine>();
  if (name == "postgres") return std::make_unique<PostgresSharedEngine>();
  throw std::runtime_error("no shared engine is named " + name);
}

}  // namespace seatledger::contract
