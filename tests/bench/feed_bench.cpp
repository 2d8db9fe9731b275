// What following the ledger costs and how far behind a follower is: writes per second with and
// without a reader of the stream, and the time from the answer of a write to the arrival of its
// event, at full load. Prints medians; decides nothing.
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <atomic>
#include <charconv>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <mutex>
#include <optional>
#include <sstream>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "load.h"
#include "support/event_reader.h"
#include "support/http_client.h"
#include "support/server_process.h"

namespace seatledger::bench {
namespace {

using Clock = std::chrono::steady_clock;

struct Flags {
  double seconds = 3;
  std::size_t rounds = 5;
  std::size_t licenses = 10000;
  std::size_t connections = 64;
};

double median(std::vector<double> values) {
  if (values.empty()) return 0;
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

double at_share(std::vector<double> values, double share) {
  if (values.empty()) return 0;
  std::sort(values.begin(), values.end());
  const auto place = static_cast<std::size_t>(share * static_cast<double>(values.size()));
  return values[std::min(values.size() - 1, place)];
}

// An update of a license, in no order, each a transaction of its own.
class Requests {
 public:
  Requests(std::size_t licenses, std::string prefix)
      : licenses_(licenses), prefix_(std::move(prefix)) {}
  void operator()(std::string& out) {
    ++number_;
    const std::string body = "{\"license_id\":" + std::to_string(number_ * 7919 % licenses_ + 1) +
                             ",\"count\":" + std::to_string(number_ % 1000 + 1) +
                             ",\"transaction_id\":\"" + prefix_ + std::to_string(number_) + "\"}";
    out += support::to_bytes(support::post("/api/catalog/licenses/user/update/", body));
  }

 private:
  const std::size_t licenses_;
  const std::string prefix_;
  std::uint64_t number_ = 0;
};

void make_licenses(const support::ServerProcess& server, std::size_t licenses) {
  support::HttpClient client(server.port());
  client.call(support::put("/api/directory/platforms/acme/", R"({"org":"acme-org"})"));
  const std::string create = support::to_bytes(support::post(
      "/api/catalog/licenses/user/create/", R"({"platform_key":"acme","name":"Campus"})"));
  for (std::size_t made = 0; made < licenses;) {
    const std::size_t wave = std::min<std::size_t>(200, licenses - made);
    std::string bytes;
    for (std::size_t i = 0; i < wave; ++i) bytes += create;
    client.send(bytes);
    for (std::size_t i = 0; i < wave; ++i) {
      if (client.read().status != 200) throw std::runtime_error("a create failed");
    }
    made += wave;
  }
}

// A reader of the whole stream from the head on, that looks for the events of the probe.
class Reader {
 public:
  Reader(const support::ServerProcess& server, const std::string& query)
      : reader_(server.port(), support::get("/api/ledger/events/stream?" + query)),
        thread_([this] { run(); }) {}
  ~Reader() {
    stopping_ = true;
    thread_.join();
  }
  // When the event of a position arrived; waits for it.
  Clock::time_point arrival(std::uint64_t position) {
    for (;;) {
      {
        const std::lock_guard lock(mutex_);
        if (seen_ >= position) break;
      }
      std::this_thread::sleep_for(std::chrono::microseconds(200));
    }
    const std::lock_guard lock(mutex_);
    const auto after = arrivals_.lower_bound(position);
    return after->second;
  }
  std::uint64_t events() const { return events_; }

 private:
  void run() {
    while (!stopping_) {
      const auto message = reader_.next();
      if (!message) return;
      const auto now = Clock::now();
      if (message->id.empty() || message->data.empty()) continue;
      const std::lock_guard lock(mutex_);
      seen_ = std::stoull(message->id);
      ++events_;
      arrivals_.emplace(seen_, now);
      if (arrivals_.size() > 200'000) arrivals_.erase(arrivals_.begin());
    }
  }

  support::EventReader reader_;
  std::mutex mutex_;
  std::uint64_t seen_ = 0;
  std::map<std::uint64_t, Clock::time_point> arrivals_;
  std::atomic<std::uint64_t> events_{0};
  std::atomic<bool> stopping_{false};
  std::thread thread_;
};

// Of the threads of that name in a process so far, in user and kernel.
double thread_micros(pid_t pid, const std::string& name) {
  double ticks = 0;
  const std::filesystem::path tasks = "/proc/" + std::to_string(pid) + "/task";
  for (const auto& task : std::filesystem::directory_iterator(tasks)) {
    std::ifstream file(task.path() / "stat");
    std::string text((std::istreambuf_iterator<char>(file)), {});
    if (text.find('(' + name + ')') == std::string::npos) continue;
    std::istringstream rest(text.substr(text.rfind(')') + 1));
    std::string word;
    for (int i = 3; i < 14; ++i) rest >> word;
    double user = 0;
    double system = 0;
    rest >> user >> system;
    ticks += user + system;
  }
  return ticks * 1e6 / static_cast<double>(::sysconf(_SC_CLK_TCK));
}

std::uint64_t head_of(const support::ServerProcess& server) {
  support::HttpClient client(server.port());
  const auto answer = client.call(support::get("/api/ledger/events/?limit=1"));
  return std::stoull(answer.header("Ledger-Position"));
}

// One writer of its own beside the load: how long after its answer its event arrives.
std::vector<double> probe(const support::ServerProcess& server, Reader& reader,
                          const std::atomic<bool>& over, std::size_t round) {
  support::HttpClient client(server.port());
  std::vector<double> micros;
  for (std::size_t i = 0; !over; ++i) {
    const std::string body = R"({"license_id":1,"count":)" + std::to_string(i % 900 + 1) +
                             R"(,"transaction_id":"probe-)" + std::to_string(round) + "-" +
                             std::to_string(i) + "\"}";
    const auto answer = client.call(support::post("/api/catalog/licenses/user/update/", body));
    const auto answered = Clock::now();
    if (answer.status != 200) throw std::runtime_error("a probe failed: " + answer.body);
    const auto arrived = reader.arrival(std::stoull(answer.header("Ledger-Position")));
    micros.push_back(std::chrono::duration<double, std::micro>(arrived - answered).count());
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  return micros;
}

// Events per second of a reader that reads the whole log, up to the head of its beginning.
double catch_up(const support::ServerProcess& server) {
  const std::uint64_t head = head_of(server);
  const auto begin = Clock::now();
  Reader reader(server, "after=0&to=" + std::to_string(head));
  const auto arrived = reader.arrival(head);
  return static_cast<double>(head) / std::chrono::duration<double>(arrived - begin).count();
}

struct CatchUps {
  std::vector<double> quiet, beside_writers, updates;
};

// One reader of the whole log after the other, without writers and beside them.
template <class Load>
void measure_catch_up(const support::ServerProcess& server, const Load& load, CatchUps& found) {
  found.quiet.push_back(catch_up(server));
  std::atomic<bool> over{false};
  std::thread readers([&] {
    while (!over) found.beside_writers.push_back(catch_up(server));
  });
  found.updates.push_back(load());
  over = true;
  readers.join();
}

int run(const Flags& flags) {
  const auto root =
      std::filesystem::temp_directory_path() / ("seatledger-feed-" + std::to_string(::getpid()));
  std::filesystem::create_directories(root);
  int exit_code = 0;
  {
    support::ServerProcess server(root);
    make_licenses(server, flags.licenses);
    std::vector<double> alone, followed, lags, folding;
    std::vector<double> idle_lags;
    CatchUps catch_ups;
    const auto load = [&](const std::string& prefix) {
      Requests requests(flags.licenses, prefix);
      const auto next = [&](std::string& out) { requests(out); };
      return run_load({server.port(), flags.connections, flags.seconds, next}).per_second;
    };
    load("warm-");
    for (std::size_t round = 0; round < flags.rounds; ++round) {
      const std::string number = std::to_string(round);
      const double cpu_before = thread_micros(server.pid(), "audit-index");
      const std::uint64_t head_before = head_of(server);
      alone.push_back(load("a" + number + "-"));
      const auto appended = static_cast<double>(head_of(server) - head_before);
      folding.push_back((thread_micros(server.pid(), "audit-index") - cpu_before) / appended);
      const std::string query = "after=" + std::to_string(head_of(server));
      {
        Reader reader(server, query);
        followed.push_back(load("b" + number + "-"));
      }
      Reader reader(server, "after=" + std::to_string(head_of(server)));
      std::atomic<bool> over{false};
      std::vector<double> found;
      std::thread prober([&] { found = probe(server, reader, over, round); });
      load("c" + number + "-");
      over = true;
      prober.join();
      lags.insert(lags.end(), found.begin(), found.end());
      over = false;
      std::thread quiet([&] { found = probe(server, reader, over, 1000 + round); });
      std::this_thread::sleep_for(std::chrono::milliseconds(700));
      over = true;
      quiet.join();
      idle_lags.insert(idle_lags.end(), found.begin(), found.end());
      measure_catch_up(
          server, [&] { return load("d" + number + "-"); }, catch_ups);
    }
    std::printf("%zu writers, no reader:            %8.0f updates/s\n", flags.connections,
                median(alone));
    std::printf("%zu writers, one reader of all:    %8.0f updates/s (%.2f)\n", flags.connections,
                median(followed), median(followed) / median(alone));
    std::printf("%zu writers, one reads all again:  %8.0f updates/s (%.2f)\n", flags.connections,
                median(catch_ups.updates), median(catch_ups.updates) / median(alone));
    std::printf("a reader of %llu events gets %.0f events/s without writers, %.0f beside them\n",
                static_cast<unsigned long long>(head_of(server)), median(catch_ups.quiet),
                median(catch_ups.beside_writers));
    std::printf("the audit index takes %.1f us of CPU for each update\n", median(folding));
    std::printf(
        "from a write's answer to its event, us: median %.0f, p99 %.0f under load; "
        "median %.0f, p99 %.0f without (%zu and %zu writes)\n",
        median(lags), at_share(lags, 0.99), median(idle_lags), at_share(idle_lags, 0.99),
        lags.size(), idle_lags.size());
    exit_code = server.stop();
  }
  std::filesystem::remove_all(root);
  return exit_code;
}

}  // namespace
}  // namespace seatledger::bench

int main(int argc, char** argv) {
  seatledger::bench::Flags flags;
  CLI::App app("How far behind the feed is at full load, and what following costs the writers");
  app.add_option("--seconds", flags.seconds, "Of each measurement")->capture_default_str();
  app.add_option("--rounds", flags.rounds, "Medians are taken over them")->capture_default_str();
  app.add_option("--licenses", flags.licenses, "That are updated")->capture_default_str();
  app.add_option("--connections", flags.connections, "Of writers")->capture_default_str();
  CLI11_PARSE(app, argc, argv);
  try {
    return seatledger::bench::run(flags);
  } catch (const std::exception& problem) {
    std::fprintf(stderr, "feed_bench: %s\n", problem.what());
    return 1;
  }
}
