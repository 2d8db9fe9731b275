// What it costs to read a license as it was, beside reading it as it is: over HTTP, licenses that
// changed often, on one and on several connections, by turns. Prints medians; decides nothing.
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "load.h"
#include "support/http_client.h"
#include "support/server_process.h"

namespace seatledger::bench {
namespace {

struct Flags {
  double seconds = 1;
  std::size_t rounds = 5;
  std::size_t licenses = 10'000;
  std::size_t changes = 50;
  std::vector<std::size_t> connections{1, 16};
};

double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values.empty() ? 0 : values[values.size() / 2];
}

// Many requests, one under way on each connection: they share their syncs.
void send_all(const support::ServerProcess& server, std::size_t count,
              const std::function<std::string(std::size_t)>& request) {
  constexpr std::size_t connections = 128;
  std::vector<std::unique_ptr<support::HttpClient>> clients;
  for (std::size_t i = 0; i < connections; ++i) {
    clients.push_back(std::make_unique<support::HttpClient>(server.port()));
  }
  for (std::size_t sent = 0; sent < count;) {
    const std::size_t wave = std::min(connections, count - sent);
    for (std::size_t i = 0; i < wave; ++i) clients[i]->send(request(sent + i));
    for (std::size_t i = 0; i < wave; ++i) {
      const auto answer = clients[i]->read();
      if (answer.status != 200) throw std::runtime_error("a write failed: " + answer.body);
    }
    sent += wave;
  }
}

// Licenses 1 to `licenses`, changed in turns: each one's history is spread over the whole log.
void fill(const support::ServerProcess& server, const Flags& flags) {
  support::HttpClient client(server.port());
  client.call(support::put("/api/directory/platforms/acme/", R"({"org":"acme-org"})"));
  const std::string create =
      support::to_bytes(support::post("/api/catalog/licenses/user/create/",
                                      R"({"platform_key":"acme","name":"Campus","count":10})"));
  send_all(server, flags.licenses, [&](std::size_t) { return create; });
  for (std::size_t change = 1; change <= flags.changes; ++change) {
    send_all(server, flags.licenses, [&](std::size_t i) {
      return support::to_bytes(support::post("/api/catalog/licenses/user/update/",
                                             "{\"license_id\":" + std::to_string(i + 1) +
                                                 ",\"count\":" + std::to_string(10 + change) +
                                                 "}"));
    });
  }
}

// The moments that are asked for: what stands behind `at=`, one for each request in turn.
using Moments = std::vector<std::string>;

struct Way {
  const char* name;
  Moments moments;  // empty: now
};

// License and moment in no order.
class Reads {
 public:
  Reads(std::size_t licenses, const Moments& moments) : licenses_(licenses), moments_(moments) {}
  void operator()(std::string& out) {
    ++number_;
    std::string target =
        "/api/ledger/licenses/" + std::to_string(number_ * 7919 % licenses_ + 1) + "/";
    if (!moments_.empty()) target += "?at=" + moments_[number_ * 104'729 % moments_.size()];
    out += support::to_bytes(support::get(std::move(target)));
  }

 private:
  const std::size_t licenses_;
  const Moments& moments_;
  std::uint64_t number_ = 0;
};

// Behind the creation of all licenses, so that each answer is a 200.
std::vector<Way> ways(const support::ServerProcess& server, const Flags& flags) {
  support::HttpClient client(server.port());
  const auto now = client.call(support::get("/api/ledger/licenses/1/"));
  const std::uint64_t head = std::stoull(now.header("Ledger-Position"));
  const std::uint64_t first = flags.licenses + 2;
  Way by_position{"as of a position", {}};
  Way by_time{"as of a time", {}};
  for (std::uint64_t i = 0; i < 4096; ++i) {
    const std::uint64_t position = first + (i * 1'000'003) % (head - first);
    by_position.moments.push_back(std::to_string(position));
    if (i % 4 != 0) continue;
    const auto event =
        client.call(support::get("/api/ledger/events/" + std::to_string(position) + "/"));
    by_time.moments.push_back(event.json().at("time").get<std::string>());
  }
  return {{"as it is", {}}, std::move(by_position), std::move(by_time)};
}

void measure(const Flags& flags) {
  const auto root = std::filesystem::temp_directory_path() /
                    ("seatledger_as_of_bench_" + std::to_string(::getpid()));
  std::filesystem::create_directories(root);
  {
    support::ServerProcess server(root);
    fill(server, flags);
    const auto all = ways(server, flags);
    std::printf("%zu licenses, %zu changes of each\n", flags.licenses, flags.changes);
    std::printf("%-12s %-18s %10s %8s %8s %6s\n", "connections", "read", "reads/s", "p50 us",
                "p99 us", "ratio");
    for (const std::size_t connections : flags.connections) {
      std::map<const char*, std::vector<double>> per_second;
      std::map<const char*, std::vector<double>> p50;
      std::map<const char*, std::vector<double>> p99;
      for (std::size_t round = 0; round < flags.rounds; ++round) {
        for (const Way& way : all) {
          const auto result = run_load(
              {server.port(), connections, flags.seconds, Reads(flags.licenses, way.moments)});
          per_second[way.name].push_back(result.per_second);
          p50[way.name].push_back(static_cast<double>(result.p50_micros));
          p99[way.name].push_back(static_cast<double>(result.p99_micros));
        }
      }
      const double current = median(per_second[all.front().name]);
      for (const Way& way : all) {
        std::printf("%-12zu %-18s %10.0f %8.0f %8.0f %6.2f\n", connections, way.name,
                    median(per_second[way.name]), median(p50[way.name]), median(p99[way.name]),
                    current / median(per_second[way.name]));
      }
    }
  }
  std::filesystem::remove_all(root);
}

}  // namespace
}  // namespace seatledger::bench

int main(int argc, char** argv) {
  seatledger::bench::Flags flags;
  CLI::App app("Reads of licenses as they were beside reads of licenses as they are");
  app.add_option("--seconds", flags.seconds, "of each measurement")->capture_default_str();
  app.add_option("--rounds", flags.rounds, "of all measurements")->capture_default_str();
  app.add_option("--licenses", flags.licenses)->capture_default_str();
  app.add_option("--changes", flags.changes, "of each license")->capture_default_str();
  app.add_option("--connections", flags.connections, "one or several numbers")
      ->capture_default_str();
  CLI11_PARSE(app, argc, argv);
  try {
    seatledger::bench::measure(flags);
  } catch (const std::exception& problem) {
    std::fprintf(stderr, "as_of_bench: %s\n", problem.what());
    return 1;
  }
  return 0;
}
