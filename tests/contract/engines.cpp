#include "engines.h"

#include <limits>
#include <optional>
#include <stdexcept>

#include "copied_engine.h"
#include "ledger/rocks/rocks_event_log.h"
#include "ledger/rocks/rocks_ledger.h"
#include "ledger/rocks/rocks_people.h"
#include "ledger/rocks/rocks_secrets.h"
#include "shared_engines.h"
#include "support/faulty_file_system.h"
#include "support/temporary_directory.h"

namespace seatledger::contract {
namespace {

using namespace ledger;

class MemoryEngine final : public Engine {
 public:
  EventLog& log() override { return ledger_; }
  People& people() override { return ledger_; }
  Secrets& secrets() override { return ledger_; }
  void reopen() override { ledger_.recover(); }
  void fail_append(int nth, AppendFault fault) override {
    ledger_.fail_append(static_cast<std::size_t>(nth), fault);
  }
  void allow_appends() override { ledger_.fail_append(0, AppendFault::unavailable); }
  void fail_recovers(bool failing) override {
    ledger_.fail_recovers(failing ? std::numeric_limits<std::size_t>::max() : 0);
  }

 private:
  MemoryLedger ledger_;
};

class RocksEngine final : public Engine {
 public:
  RocksEngine() { open(); }
  EventLog& log() override { return parts_->log; }
  People& people() override { return parts_->people; }
  Secrets& secrets() override { return parts_->secrets; }
  void reopen() override {
    parts_.reset();
    open();
  }
  void fail_append(int nth, AppendFault fault) override {
    switch (fault) {
      case AppendFault::unavailable: parts_->ledger.set_refusing_appends(true); break;
      case AppendFault::unknown_stored: files_->fail(nth, WalFault::sync); break;
      case AppendFault::unknown_not_stored: files_->fail(nth, WalFault::append); break;
    }
  }
  void allow_appends() override { parts_->ledger.set_refusing_appends(false); }
  void fail_recovers(bool failing) override { files_->fail_opening(failing); }

 private:
  struct Parts {
    explicit Parts(RocksLedgerOptions options)
        : ledger(std::move(options)), log(ledger), people(ledger), secrets(ledger) {}
    RocksLedger ledger;
    RocksEventLog log;
    RocksPeople people;
    RocksSecrets secrets;
  };

  void open() {
    RocksLedgerOptions options;
    options.data_dir = directory_.path() / "data";
    options.env = env_.get();
    parts_.emplace(std::move(options));
  }

  TemporaryDirectory directory_;
  std::shared_ptr<FaultyFileSystem> files_ = std::make_shared<FaultyFileSystem>();
  std::unique_ptr<rocksdb::Env> env_ = rocksdb::NewCompositeEnv(files_);
  std::optional<Parts> parts_;
};

}  // namespace

std::vector<std::string> engine_names() {
  std::vector<std::string> names{"memory", "rocks"};
  for (const std::string& shared : shared_engine_names()) names.push_back("copied-" + shared);
  return names;
}

std::unique_ptr<Engine> open_engine(const std::string& name) {
  if (name == "memory") return std::make_unique<MemoryEngine>();
  if (name == "rocks") return std::make_unique<RocksEngine>();
  if (name.starts_with("copied-")) return open_copied_engine(name.substr(7));
  throw std::runtime_error("no engine is named " + name);
}

}  // namespace seatledger::contract
