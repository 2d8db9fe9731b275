// Events per second of a rebuild of all views, beside reading the same log and writing the same
// rows with no decoding and no folding, turn by turn. With --server also what a rebuild leaves to
// those who write meanwhile. Prints medians and ratios; decides nothing.
#include <sys/resource.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "ledger/log/record.h"
#include "ledger/rocks/rocks_event_log.h"
#include "ledger/rocks/rocks_ledger.h"
#include "load.h"
#include "projections/fold/decoded_log.h"
#include "projections/fold/fold_fast.h"
#include "projections/store/rocks_store.h"
#include "support/http_client.h"
#include "support/server_process.h"

namespace seatledger::bench {
namespace {

using SteadyClock = std::chrono::steady_clock;
using projections::Change;
using projections::RocksStore;

constexpr std::size_t piece_events = 4096;

struct Flags {
  std::uint64_t events = 1'000'000;
  std::vector<std::uint64_t> licenses{5'000, 100'000};
  std::size_t rounds = 3;
  std::size_t decoders = 1;
  bool only_fold = false;
  bool server = false;
  double seconds = 5;
  std::size_t connections = 64;
};

double seconds_since(SteadyClock::time_point begin) {
  return std::chrono::duration<double>(SteadyClock::now() - begin).count();
}

double cpu_seconds() {
  rusage used{};
  ::getrusage(RUSAGE_SELF, &used);
  const auto seconds = [](const timeval& time) {
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
  };
  return seconds(used.ru_utime) + seconds(used.ru_stime);
}

double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values.empty() ? 0 : values[values.size() / 2];
}

// Each license created, then updated in turn, every update with a transaction of its own.
class Events {
 public:
  explicit Events(std::uint64_t licenses) : licenses_(licenses) {}

  std::string next() {
    const std::uint64_t position = ++position_;
    event_.position = Position{position};
    event_.commit.id = event_.position;
    event_.recorded = Timestamp{1'700'000'000'000'000 + static_cast<std::int64_t>(position) * 37};
    event_.actor = "key:1";
    event_.source = "api";
    event_.correlation_id = "0123456789abcdef" + std::to_string(position % 10);
    event_.transaction_id = "order-" + std::to_string(position);
    event_.request_digest = sha256(event_.transaction_id);
    if (position == 1) {
      ledger::Platform platform;
      platform.key = "acme";
      platform.org = "acme-org";
      event_.change_type = "put";
      event_.body = ledger::PlatformPut{std::nullopt, platform};
      return encode_record(event_);
    }
    event_.kind = ledger::Kind::user;
    if (position <= licenses_ + 1) {
      event_.license_id = LicenseId{position - 1};
      event_.change_type = "create";
      ledger::LicenseTerms terms;
      terms.platform_key = "acme";
      terms.name = "Campus";
      terms.count = 100;
      terms.source = "api";
      event_.body = ledger::LicenseCreated{terms};
      return encode_record(event_);
    }
    event_.license_id = LicenseId{position * 7919 % licenses_ + 1};
    event_.change_type = "update";
    ledger::LicenseUpdated updated;
    updated.before.count = static_cast<std::int64_t>((position - 1) % 1000 + 1);
    updated.after.count = static_cast<std::int64_t>(position % 1000 + 1);
    event_.body = updated;
    return encode_record(event_);
  }

 private:
  std::uint64_t licenses_;
  std::uint64_t position_ = 0;
  ledger::Event event_;
};

void fill(ledger::EventLog& log, const Flags& flags, std::uint64_t licenses) {
  Events events(licenses);
  std::vector<std::string> records;
  for (std::uint64_t made = 0; made < flags.events;) {
    records.clear();
    for (; made < flags.events && records.size() < piece_events; ++made) {
      records.push_back(events.next());
    }
    if (log.append(log.head(), records, {}) != ledger::AppendStatus::stored) {
      throw std::runtime_error("an append failed");
    }
  }
}

std::unique_ptr<RocksStore> fresh_store(const std::filesystem::path& directory) {
  std::filesystem::remove_all(directory);
  projections::RocksStoreOptions options;
  options.directory = directory;
  return std::make_unique<RocksStore>(options);
}

struct Taken {
  double seconds = 0;
  double cpu = 0;
};

template <class Work>
Taken timed(const Work& work) {
  const double cpu = cpu_seconds();
  const auto begin = SteadyClock::now();
  work();
  return {seconds_since(begin), cpu_seconds() - cpu};
}

Taken fold_once(const ledger::EventLog& log, RocksStore& store, const Flags& flags) {
  projections::FastFoldOptions options;
  options.decoders = flags.decoders;
  const auto add = [&](std::span<const projections::RunRow> rows) { store.ingest(rows); };
  return timed([&] { projections::fold_fast(log, store, add, options); });
}

// The rows of a store, dealt out to runs as a fold does: each run has rows from everywhere.
std::vector<std::vector<Change>> dealt_rows(const RocksStore& store, std::size_t runs) {
  std::vector<std::vector<Change>> dealt(runs);
  std::size_t next = 0;
  store.snapshot()->scan({}, {}, [&](std::string_view key, std::string_view value) {
    dealt[next++ % runs].push_back({std::string(key), std::string(value)});
    return true;
  });
  return dealt;
}

Taken copy_once(const ledger::EventLog& log, RocksStore& store,
                const std::vector<std::vector<Change>>& runs) {
  return timed([&] {
    std::thread reader([&] {
      Position position;
      std::size_t bytes = 0;
      while (position < log.head()) {
        for (const auto& record : log.read_after(position, piece_events)) {
          position = record.position;
          bytes += record.bytes.size();
        }
      }
      if (bytes == 0) throw std::runtime_error("nothing was read");
    });
    for (const auto& run : runs) {
      std::vector<projections::RunRow> rows;
      for (const Change& change : run) rows.push_back({change.key, change.value});
      store.ingest(rows);
    }
    reader.join();
  });
}

void measure_fold(const Flags& flags, std::uint64_t licenses, const std::filesystem::path& root) {
  std::filesystem::remove_all(root);
  ledger::RocksLedgerOptions options;
  options.data_dir = root / "data";
  ledger::RocksLedger ledger(std::move(options));
  ledger::RocksEventLog log(ledger);
  fill(log, flags, licenses);
  std::vector<std::vector<Change>> rows;
  std::vector<double> folds, copies, fold_cpu, copy_cpu;
  std::size_t row_count = 0;
  const auto events = static_cast<double>(flags.events);
  for (std::size_t round = 0; round < flags.rounds; ++round) {
    auto store = fresh_store(root / "folded");
    const Taken fold = fold_once(log, *store, flags);
    folds.push_back(events / fold.seconds);
    fold_cpu.push_back(fold.cpu / events * 1e6);
    if (flags.only_fold) continue;
    if (rows.empty()) rows = dealt_rows(*store, 6);
    store = fresh_store(root / "copied");
    const Taken copy = copy_once(log, *store, rows);
    copies.push_back(events / copy.seconds);
    copy_cpu.push_back(copy.cpu / events * 1e6);
  }
  for (const auto& run : rows) row_count += run.size();
  std::printf("%10llu %10llu %10zu %12.0f %10.2f %12.0f %10.2f %6.2f\n",
              static_cast<unsigned long long>(flags.events),
              static_cast<unsigned long long>(licenses), row_count, median(folds), median(fold_cpu),
              median(copies), median(copy_cpu),
              copies.empty() ? 0 : median(folds) / median(copies));
}

nlohmann::json rebuild_status(const support::ServerProcess& server) {
  support::HttpClient client(server.port());
  return client.call(support::get("/api/ledger/rebuild/")).json();
}

// Updates per second without and while a rebuild runs, turn by turn. A rebuild that ends before its
// turn does is begun again.
void measure_writers(const Flags& flags, std::uint64_t licenses,
                     const std::filesystem::path& root) {
  std::filesystem::remove_all(root);
  std::filesystem::create_directories(root);
  {
    ledger::RocksLedgerOptions options;
    options.data_dir = root / "data";
    ledger::RocksLedger ledger(std::move(options));
    ledger::RocksEventLog log(ledger);
    fill(log, flags, licenses);
  }
  support::ServerProcess server(root);
  std::uint64_t number = 0;
  const auto next = [&](std::string& out) {
    const nlohmann::json body{{"license_id", ++number * 7919 % licenses + 1},
                              {"count", number % 1000 + 1},
                              {"transaction_id", "bench-" + std::to_string(number)}};
    out += support::to_bytes(support::post("/api/catalog/licenses/user/update/", body.dump()));
  };
  const Load load{server.port(), flags.connections, flags.seconds, next};
  run_load(load);
  std::vector<double> alone, beside;
  int rebuilds = 0;
  for (std::size_t round = 0; round < flags.rounds; ++round) {
    alone.push_back(run_load(load).per_second);
    std::atomic<bool> done = false;
    std::thread rebuilder([&] {
      support::HttpClient client(server.port());
      while (!done) {
        rebuilds += client.call(support::post("/api/ledger/rebuild/", "{}")).status == 202 ? 1 : 0;
        std::this_thread::sleep_for(std::chrono::milliseconds(100));
      }
    });
    beside.push_back(run_load(load).per_second);
    done = true;
    rebuilder.join();
    while (rebuild_status(server).at("state") != "idle") {
      std::this_thread::sleep_for(std::chrono::milliseconds(100));
    }
  }
  const auto status = rebuild_status(server);
  std::printf("\n%zu connections: %.0f updates/s alone, %.0f beside a rebuild, ratio %.2f\n",
              flags.connections, median(alone), median(beside), median(beside) / median(alone));
  std::printf("rebuilds begun: %d, the last one: %s\n", rebuilds, status.dump().c_str());
  server.stop();
}

}  // namespace

int run_folds(const Flags& flags) {
  const auto root =
      std::filesystem::temp_directory_path() / ("seatledger-rebuild-" + std::to_string(::getpid()));
  std::printf("%10s %10s %10s %12s %10s %12s %10s %6s\n", "events", "licenses", "rows",
              "rebuild ev/s", "cpu us/ev", "copy ev/s", "cpu us/ev", "ratio");
  for (const std::uint64_t licenses : flags.licenses) measure_fold(flags, licenses, root);
  if (flags.server) measure_writers(flags, flags.licenses.front(), root);
  std::filesystem::remove_all(root);
  return 0;
}

}  // namespace seatledger::bench

int main(int argc, char** argv) {
  seatledger::bench::Flags flags;
  CLI::App app("A rebuild of all views, beside reading the log and writing the rows alone");
  app.add_option("--events", flags.events, "In the log")->capture_default_str();
  app.add_option("--licenses", flags.licenses, "That they are about")->capture_default_str();
  app.add_option("--rounds", flags.rounds, "Medians are taken over them")->capture_default_str();
  app.add_option("--decoders", flags.decoders, "Threads that decode")->capture_default_str();
  app.add_flag("--server", flags.server, "Also writes beside a rebuild of a server");
  app.add_option("--seconds", flags.seconds, "Of each load of a server")->capture_default_str();
  app.add_option("--connections", flags.connections, "Of each load")->capture_default_str();
  app.add_flag("--only-fold", flags.only_fold, "Without the other half, for a profile");
  CLI11_PARSE(app, argc, argv);
  try {
    return seatledger::bench::run_folds(flags);
  } catch (const std::exception& problem) {
    std::fprintf(stderr, "rebuild_bench: %s\n", problem.what());
    return 1;
  }
}
