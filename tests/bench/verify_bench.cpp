// Events per second of a verify of the log with its tree, and of a replay (reading and decoding),
// beside a bare scan of the same RocksDB with one SHA-256 for each record; turn by turn. Prints
// medians and ratios; decides nothing.
#include <rocksdb/db.h>
#include <time.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <functional>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include "base/digest.h"
#include "ledger/log/record.h"
#include "ledger/proof/notary.h"
#include "ledger/proof/verify.h"
#include "ledger/rocks/rocks_event_log.h"
#include "ledger/rocks/rocks_ledger.h"
#include "ledger/rocks/rocks_tree.h"

namespace seatledger::bench {
namespace {

using SteadyClock = std::chrono::steady_clock;

constexpr std::size_t events_of_an_append = 4096;

struct VerifyFlags {
  std::uint64_t events = 1'000'000;
  std::size_t rounds = 5;
  std::string directory;
};

double seconds_of(const std::function<void()>& work) {
  const auto begin = SteadyClock::now();
  work();
  return std::chrono::duration<double>(SteadyClock::now() - begin).count();
}

double cpu_seconds() {
  timespec used{};
  ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &used);
  return static_cast<double>(used.tv_sec) + static_cast<double>(used.tv_nsec) / 1e9;
}

double median_of(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values.empty() ? 0 : values[values.size() / 2];
}

// An update of a license, as most events of a busy ledger are; every fourth assigns a seat.
std::string record_at(std::uint64_t position) {
  ledger::Event event;
  event.position = Position{position};
  event.commit.id = event.position;
  event.recorded = Timestamp{1'700'000'000'000'000 + static_cast<std::int64_t>(position) * 37};
  event.kind = ledger::Kind::user;
  event.license_id = LicenseId{position * 7919 % 100'000 + 1};
  event.transaction_id = "order-" + std::to_string(position);
  event.actor = "key:1";
  event.source = "api";
  event.correlation_id = "0123456789abcdef";
  event.request_digest = sha256(event.transaction_id);
  if (position % 4 == 0) {
    event.change_type = "assign";
    ledger::SeatAssigned assigned;
    assigned.assignment_id = AssignmentId{position};
    assigned.after.person_id = PersonId{position * 31 % 50'000 + 1};
    assigned.after.active = true;
    assigned.after.assigned = true;
    assigned.after.direct = true;
    event.body = assigned;
  } else {
    event.change_type = "update";
    ledger::LicenseUpdated updated;
    updated.before.count = static_cast<std::int64_t>((position - 1) % 1000 + 1);
    updated.after.count = static_cast<std::int64_t>(position % 1000 + 1);
    event.body = updated;
  }
  return encode_record(event);
}

void fill_log(ledger::EventLog& log, std::uint64_t events) {
  std::vector<std::string> records;
  for (std::uint64_t position = log.head().value + 1; position <= events;) {
    records.clear();
    for (; position <= events && records.size() < events_of_an_append; ++position) {
      records.push_back(record_at(position));
    }
    if (log.append(log.head(), records, {}) != ledger::AppendStatus::stored) {
      throw std::runtime_error("an append failed");
    }
  }
}

// What no verify can be faster than.
std::uint64_t scan_and_hash(const ledger::RocksLedger& ledger) {
  const auto open = ledger.reading();
  const rocksdb::Slice end("f");
  rocksdb::ReadOptions settings;
  settings.iterate_upper_bound = &end;
  const std::unique_ptr<rocksdb::Iterator> at(open.db().NewIterator(settings));
  std::uint64_t events = 0;
  Digest last;
  for (at->Seek("e"); at->Valid(); at->Next(), ++events) {
    last = sha256(at->value().ToStringView());
  }
  if (!at->status().ok() || last == Digest{}) throw std::runtime_error("the scan failed");
  return events;
}

std::uint64_t replay(const ledger::EventLog& log) {
  std::uint64_t done = 0;
  while (done < log.head().value) {
    for (const auto& record : log.read_after(Position{done}, events_of_an_append)) {
      ledger::decode_record(record.bytes, record.position);
      ++done;
    }
  }
  return done;
}

std::uint64_t verify(const ledger::EventLog& log, const ledger::TreeStore& tree) {
  ledger::VerifyOptions options;
  options.tree = &tree;
  const auto verdict = ledger::verify_log(log, options);
  if (verdict.fault || verdict.tree_fault || verdict.signed_events != verdict.events) {
    throw std::runtime_error("the log is not good");
  }
  return verdict.events;
}

void measure(const VerifyFlags& flags, const std::filesystem::path& directory) {
  ledger::RocksLedgerOptions options;
  options.data_dir = directory;
  ledger::RocksLedger store(options);
  ledger::RocksEventLog log(store);
  ledger::RocksTree tree(store);
  fill_log(log, flags.events);
  const double signing = seconds_of([&] {
    ledger::NotarySettings settings;
    settings.anchor_file = directory / "anchor";
    ledger::Notary notary(log, tree, settings);
    while (notary.inclusion(log.head()).has_error()) {
    }
  });
  std::printf("%llu events; tiles and checkpoint of all of them in %.2f s\n",
              static_cast<unsigned long long>(log.head().value), signing);
  // Microseconds of processor time for each event, beside events per second.
  const auto timed = [&](std::vector<double>& rates, const char* name,
                         const std::function<void()>& work) {
    const double before = cpu_seconds();
    const auto events = static_cast<double>(log.head().value);
    rates.push_back(events / seconds_of(work));
    std::printf("  %-16s %8.0f/s, %.2f us of a processor each\n", name, rates.back(),
                1e6 * (cpu_seconds() - before) / events);
  };
  std::vector<double> scans, verifies, replays;
  for (std::size_t round = 0; round < flags.rounds; ++round) {
    std::printf("round %zu\n", round + 1);
    timed(scans, "scan + SHA-256", [&] { scan_and_hash(store); });
    timed(verifies, "verify", [&] { verify(log, tree); });
    timed(replays, "replay", [&] { replay(log); });
  }
  std::printf("medians: scan + SHA-256 %.0f/s, verify %.0f/s (%.0f %%), replay %.0f/s (%.0f %%)\n",
              median_of(scans), median_of(verifies), 100 * median_of(verifies) / median_of(scans),
              median_of(replays), 100 * median_of(replays) / median_of(scans));
}

}  // namespace
}  // namespace seatledger::bench

int main(int argc, char** argv) {
  namespace fs = std::filesystem;
  seatledger::bench::VerifyFlags flags;
  CLI::App app("Verify and replay beside a bare scan with SHA-256");
  app.add_option("--events", flags.events, "Events in the log");
  app.add_option("--rounds", flags.rounds, "Turns of each");
  app.add_option("--dir", flags.directory, "Where the log is made, and kept; else a temporary one");
  CLI11_PARSE(app, argc, argv);
  const bool is_temporary = flags.directory.empty();
  const fs::path directory =
      is_temporary ? fs::temp_directory_path() / ("verify_bench." + std::to_string(::getpid()))
                   : fs::path(flags.directory);
  seatledger::bench::measure(flags, directory);
  if (is_temporary) fs::remove_all(directory);
  return 0;
}
