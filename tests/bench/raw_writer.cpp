#include "raw_writer.h"

#include <chrono>
#include <memory>
#include <stdexcept>
#include <utility>

#include "base/digest.h"
#include "ledger/log/record.h"
#include "ledger/rocks/rocks_event_log.h"
#include "ledger/rocks/rocks_ledger.h"
#include "ledger/write/sequencer.h"
#include "projections/audit/audit_index.h"
#include "projections/store/rocks_store.h"
#include "projections/views/view_set.h"
#include "support/memory_ledger.h"
#include "support/memory_store.h"

namespace seatledger::bench {
namespace {

// As the server has it (src/app/history.cpp); some 200 ms of a writer that is never idle.
constexpr std::size_t audit_write_buffer_bytes = std::size_t{16} << 20U;
constexpr std::size_t batches_of_audit = 64;

// Keeps the rows of the last write.
class CapturingStore final : public projections::KeyValueStore {
 public:
  std::optional<std::string> get(std::string_view key) const override { return rows_.get(key); }
  std::unique_ptr<projections::Snapshot> snapshot() const override { return rows_.snapshot(); }
  void write(const std::vector<projections::Change>& changes) override {
    last = changes;
    rows_.write(changes);
  }
  void flush() override {}
  void start_flush() override {}
  void recover() override {}

  std::vector<projections::Change> last;

 private:
  projections::MemoryStore rows_;
};

ledger::Request request_of(ledger::Command command, std::uint64_t number) {
  ledger::Request request;
  request.command = std::move(command);
  request.transaction_id = "order-" + std::to_string(number);
  request.actor = "key:1";
  request.source = "api";
  request.correlation_id = "0123456789abcdef";
  return request;
}

ledger::Command create_command() {
  ledger::CreateLicense create;
  create.platform.key = "acme";
  create.name = "Campus";
  create.count = 100;
  return create;
}

ledger::Command update_command(std::uint64_t number, std::size_t licenses) {
  ledger::UpdateLicense update;
  update.license_id = LicenseId{number % licenses + 1};
  update.change.count = static_cast<std::int64_t>(number % 1000 + 1);
  return update;
}

class Preparation {
 public:
  Preparation() {
    sequencer_.catch_up();
    ledger::Platform platform;
    platform.key = "acme";
    platform.org = "acme-org";
    run({request_of(ledger::PutPlatform{platform}, 0)});
  }

  void run(std::vector<ledger::Request> requests) {
    const Position before = log_.head();
    for (const auto& outcome : sequencer_.run(requests)) {
      if (outcome.has_error()) throw std::runtime_error(outcome.error().detail);
    }
    PreparedBatch batch;
    for (auto& record : log_.read_after(before, requests.size())) {
      batch.records.push_back(std::move(record.bytes));
    }
    batch.rows = store_.last;
    prepared.push_back(std::move(batch));
  }

  void index(std::vector<PreparedBatch>& batches) {
    for (std::size_t i = 0; i < batches.size(); ++i) {
      for (const std::string& record : batches[i].records) {
        audit_.apply(ledger::decode_record(record, Position{++indexed_}));
      }
      if (i % batches_of_audit != batches_of_audit - 1 && i + 1 != batches.size()) continue;
      audit_.write(batches[i].records.back());
      batches[i].audit_rows = audit_store_.last;
    }
  }

  std::vector<PreparedBatch> prepared;

 private:
  ledger::MemoryLedger log_;
  CapturingStore store_;
  CapturingStore audit_store_;
  projections::AuditIndex audit_{audit_store_};
  std::uint64_t indexed_ = 0;
  projections::ViewSet views_{store_};
  SystemClock clock_;
  SystemEntropy entropy_;
  ledger::Sequencer sequencer_{{log_, log_, views_.state(), views_, clock_, entropy_}};
};

void put(const std::vector<PreparedBatch>& batches, ledger::EventLog& log,
         projections::KeyValueStore& views, projections::KeyValueStore* audit) {
  for (const PreparedBatch& batch : batches) {
    if (log.append(log.head(), batch.records, {}) != ledger::AppendStatus::stored) {
      throw std::runtime_error("an append failed");
    }
    views.write(batch.rows);
    if (audit != nullptr && !batch.audit_rows.empty()) audit->write(batch.audit_rows);
  }
}

}  // namespace

PreparedWork prepare_work(std::size_t licenses, std::size_t batches, std::size_t size) {
  Preparation preparation;
  std::uint64_t number = 0;
  for (std::size_t made = 0; made < licenses;) {
    std::vector<ledger::Request> requests;
    for (; made < licenses && requests.size() < 1024; ++made) {
      requests.push_back(request_of(create_command(), ++number));
    }
    preparation.run(std::move(requests));
  }
  PreparedWork work;
  work.setup = std::move(preparation.prepared);
  preparation.prepared.clear();
  preparation.index(work.setup);
  for (std::size_t i = 0; i < batches; ++i) {
    std::vector<ledger::Request> requests;
    for (std::size_t j = 0; j < size; ++j) {
      ++number;
      requests.push_back(request_of(update_command(number * 7919, licenses), number));
    }
    preparation.run(std::move(requests));
  }
  work.updates = std::move(preparation.prepared);
  preparation.index(work.updates);
  return work;
}

double run_raw_writer(const PreparedWork& work, RawRows rows,
                      const std::filesystem::path& directory) {
  std::filesystem::remove_all(directory);
  ledger::RocksLedgerOptions options;
  options.data_dir = directory;
  ledger::RocksLedger ledger(std::move(options));
  ledger::RocksEventLog log(ledger);
  projections::RocksStoreOptions view_options;
  view_options.directory = directory / "views";
  projections::RocksStore views(std::move(view_options));
  std::unique_ptr<projections::RocksStore> audit;
  if (rows == RawRows::all) {
    projections::RocksStoreOptions audit_options;
    audit_options.directory = directory / "audit";
    audit_options.write_buffer_bytes = audit_write_buffer_bytes;
    audit = std::make_unique<projections::RocksStore>(std::move(audit_options));
  }
  put(work.setup, log, views, audit.get());
  const auto begin = std::chrono::steady_clock::now();
  put(work.updates, log, views, audit.get());
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
  std::size_t updates = 0;
  for (const PreparedBatch& batch : work.updates) updates += batch.records.size();
  return static_cast<double>(updates) / took.count();
}

}  // namespace seatledger::bench
