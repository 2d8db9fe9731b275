// What the number of seats costs: the same calls on a license with a million seats and on one with
// a hundred, each in a server of its own, turn by turn. Prints medians and ratios; decides nothing.
#include <sys/types.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <functional>
#include <memory>
#include <nlohmann/json.hpp>
#include <random>
#include <stdexcept>
#include <string>
#include <vector>

#include "support/http_client.h"
#include "support/server_process.h"

namespace seatledger::bench {
namespace {

using nlohmann::json;
using support::HttpAnswer;
using support::HttpCall;
using support::HttpClient;
using SteadyClock = std::chrono::steady_clock;

constexpr std::uint64_t rows_of_a_call = 10'000;

struct Flags {
  std::uint64_t seats = 1'000'000;
  std::uint64_t few_seats = 100;
  std::uint64_t members = 10'000;
  std::size_t rounds = 20;
  std::size_t calls = 50;
};

const std::string seats_path = "/api/catalog/licenses/user/assignment/";

double seconds_since(SteadyClock::time_point begin) {
  return std::chrono::duration<double>(SteadyClock::now() - begin).count();
}

double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values.empty() ? 0 : values[values.size() / 2];
}

// A server whose license has so many seats assigned, and as many free.
class Ledger {
 public:
  Ledger(std::filesystem::path root, std::uint64_t seats, std::uint64_t members)
      : root_(std::move(root)), seats_(seats) {
    std::filesystem::create_directories(root_);
    start();
    good(support::put("/api/directory/platforms/acme/", R"({"org":"acme-org"})"));
    fill_group(members);
    const json body{{"platform_key", "acme"}, {"count", 2 * seats + 2 * members + 1000}};
    license_ = good(support::post("/api/catalog/licenses/user/create/", body.dump())).at("id");
    const auto begin = SteadyClock::now();
    for (std::uint64_t first = 0; first < seats; first += rows_of_a_call) {
      assign_many(first, std::min(seats, first + rows_of_a_call));
    }
    fill_seconds = seconds_since(begin);
  }

  // What was in memory alone is in files afterwards, of few seats as of many.
  void restart() {
    if (server_->stop() != 0) throw std::runtime_error(server_->log());
    start();
  }

  // Microseconds of one call each.
  double assign() {
    const std::string email = "extra-" + std::to_string(++extra_) + "@example.org";
    const json body{{"license_id", license_}, {"email", email}};
    json row;
    const double micros = timed(support::post(seats_path, body.dump()), &row);
    newest_ = row.at("id");
    return micros;
  }
  // Of what was assigned last.
  double release() {
    return timed(removal(seats_path + "?assignment_id=" + std::to_string(newest_)));
  }
  // Of one of so many people.
  double check(std::uint64_t people) {
    const std::string number = std::to_string(random_() % std::min(people, seats_));
    return timed(support::get(seats_path + "check/?email=person-" + number + "@example.org"));
  }
  double page() { return timed(support::get(seats_path + "?license_id=" + license_text())); }
  double last_page() {
    const std::string number = std::to_string((seats_ + 19) / 20);
    return timed(support::get(seats_path + "?page=" + number + "&license_id=" + license_text()));
  }
  double read() { return timed(support::get("/api/ledger/licenses/" + license_text() + "/")); }
  double assign_group() {
    const json body{{"license_id", license_}, {"group_id", "all"}};
    json row;
    const double micros = timed(support::post(seats_path + "group/", body.dump()), &row);
    group_assignment_ = row.at("id");
    return micros;
  }
  double release_group() {
    const std::string id = std::to_string(group_assignment_);
    return timed(removal(seats_path + "group/?assignment_id=" + id));
  }

  std::int64_t usage() {
    return good(support::get("/api/ledger/licenses/" + license_text() + "/")).at("usage_count");
  }
  // VmRSS, or VmHWM: the most it ever was.
  double mebibytes(const std::string& name) const {
    std::ifstream file("/proc/" + std::to_string(server_->pid()) + "/status");
    std::string word;
    while (file >> word && word != name + ":") {
    }
    double kibibytes = 0;
    file >> kibibytes;
    return kibibytes / 1024;
  }
  int stop() { return server_->stop(); }

  double fill_seconds = 0;

 private:
  void start() {
    client_.reset();
    server_.reset();
    server_ = std::make_unique<support::ServerProcess>(
        root_, std::vector<std::string>{"--check-rate-per-minute", "0"});
    client_ = std::make_unique<HttpClient>(server_->port());
  }
  static HttpCall removal(std::string target) {
    HttpCall call = support::get(std::move(target));
    call.method = "DELETE";
    return call;
  }

  void fill_group(std::uint64_t members) {
    std::string lines;
    std::vector<std::uint64_t> ids;
    const auto add = [&](const char* kind, const std::string& id, const json& record) {
      lines += json{{"kind", kind}, {"id", id}, {"record", record}}.dump() + "\n";
    };
    for (std::uint64_t user = 1; user <= members; ++user) {
      const std::string id = std::to_string(user);
      add("users", id, {{"username", "member-" + id}, {"email", "member-" + id + "@example.org"}});
      ids.push_back(user);
    }
    add("groups", "all", {{"name", "All"}, {"platform_key", "acme"}, {"user_ids", ids}});
    const json answer = good(support::post("/api/directory/import/", lines));
    for (const json& result : answer.at("results")) {
      if (result.at("status") != 200) throw std::runtime_error(result.dump());
    }
  }

  void assign_many(std::uint64_t first, std::uint64_t end) {
    std::string body = "email\n";
    for (std::uint64_t i = first; i < end; ++i) {
      body += "person-" + std::to_string(i) + "@example.org\n";
    }
    HttpCall call =
        support::post("/api/ledger/licenses/" + license_text() + "/assignments/", std::move(body));
    call.content_type = "text/csv";
    const HttpAnswer answer = client_->call(call);
    if (answer.status != 200) throw std::runtime_error(answer.head + answer.body.substr(0, 1000));
  }

  std::string license_text() const { return std::to_string(license_); }

  json good(const HttpCall& call) {
    const HttpAnswer answer = client_->call(call);
    if (answer.status != 200) throw std::runtime_error(to_bytes(call) + answer.head + answer.body);
    return answer.json();
  }
  double timed(const HttpCall& call, json* body = nullptr) {
    const std::string bytes = to_bytes(call);
    const auto begin = SteadyClock::now();
    client_->send(bytes);
    const HttpAnswer answer = client_->read();
    const double micros = seconds_since(begin) * 1e6;
    if (answer.status != 200) throw std::runtime_error(bytes + answer.head + answer.body);
    if (body != nullptr) *body = answer.json();
    return micros;
  }

  std::filesystem::path root_;
  std::uint64_t seats_;
  std::unique_ptr<support::ServerProcess> server_;
  std::unique_ptr<HttpClient> client_;
  std::mt19937_64 random_{1};
  std::uint64_t license_ = 0;
  std::uint64_t extra_ = 0;
  std::uint64_t newest_ = 0;
  std::uint64_t group_assignment_ = 0;
};

struct Operation {
  const char* name;
  std::function<double(Ledger&)> run;
  std::vector<double> few = {};
  std::vector<double> many = {};
};

// By turns, so that what disturbs the one disturbs the other.
void measure(std::vector<Operation>& operations, Ledger& few, Ledger& many, const Flags& flags) {
  for (std::size_t round = 0; round < flags.rounds; ++round) {
    for (Operation& operation : operations) {
      for (std::size_t i = 0; i < flags.calls; ++i) {
        operation.few.push_back(operation.run(few));
        operation.many.push_back(operation.run(many));
      }
    }
  }
}

void print(const std::vector<Operation>& operations, double unit) {
  for (const Operation& operation : operations) {
    const double few = median(operation.few) / unit;
    const double many = median(operation.many) / unit;
    std::printf("%-28s %12.1f %12.1f %8.2f\n", operation.name, few, many, many / few);
  }
}

void print_memory(const char* when, const Ledger& few, const Ledger& many) {
  std::printf("RSS %-24s %8.0f MiB %8.0f MiB   (most: %.0f, %.0f)\n", when, few.mebibytes("VmRSS"),
              many.mebibytes("VmRSS"), few.mebibytes("VmHWM"), many.mebibytes("VmHWM"));
}

int run(const Flags& flags) {
  const auto root =
      std::filesystem::temp_directory_path() / ("seatledger-bench-" + std::to_string(::getpid()));
  int exit_code = 0;
  {
    Ledger many(root / "many", flags.seats, flags.members);
    Ledger few(root / "few", flags.few_seats, flags.members);
    std::printf("%llu seats assigned in %.1f s, %.0f/s, %llu to a commit\n",
                static_cast<unsigned long long>(flags.seats), many.fill_seconds,
                static_cast<double>(flags.seats) / many.fill_seconds,
                static_cast<unsigned long long>(rows_of_a_call));
    std::printf("usage_count %lld and %lld\n\n", static_cast<long long>(few.usage()),
                static_cast<long long>(many.usage()));
    print_memory("when filled", few, many);
    std::fflush(stdout);
    few.restart();
    many.restart();

    std::vector<Operation> operations{
        {"an assignment",
         [](Ledger& ledger) {
           const double micros = ledger.assign();
           ledger.release();
           return micros;
         }},
        {"a removal",
         [](Ledger& ledger) {
           ledger.assign();
           return ledger.release();
         }},
        {"a check, of 100 people", [](Ledger& ledger) { return ledger.check(100); }},
        {"a check, of anybody", [](Ledger& ledger) { return ledger.check(~std::uint64_t{0}); }},
        {"a page of assignments", [](Ledger& ledger) { return ledger.page(); }},
        {"a license read", [](Ledger& ledger) { return ledger.read(); }},
    };
    measure(operations, few, many, flags);
    print_memory("after the calls", few, many);
    // Costly ones, of which a few tell enough.
    std::vector<Operation> whole{
        {"the last page", [](Ledger& ledger) { return ledger.last_page(); }},
        {"a group assigned",
         [](Ledger& ledger) {
           const double micros = ledger.assign_group();
           ledger.release_group();
           return micros;
         }},
        {"a group removed",
         [](Ledger& ledger) {
           ledger.assign_group();
           return ledger.release_group();
         }},
    };
    measure(whole, few, many, {.rounds = 3, .calls = 1});
    print_memory("after the groups", few, many);

    const std::string few_title = std::to_string(flags.few_seats) + " seats";
    const std::string many_title = std::to_string(flags.seats) + " seats";
    std::printf("\n%-28s %12s %12s %8s\n", "median us", few_title.c_str(), many_title.c_str(),
                "ratio");
    print(operations, 1);
    std::printf("\n%-28s %12s %12s %8s\n", "median ms", few_title.c_str(), many_title.c_str(),
                "ratio");
    print(whole, 1000);
    std::printf("(a group of %llu members, in one commit)\n",
                static_cast<unsigned long long>(flags.members));
    exit_code = few.stop() | many.stop();
  }
  std::filesystem::remove_all(root);
  return exit_code;
}

}  // namespace
}  // namespace seatledger::bench

int main(int argc, char** argv) {
  seatledger::bench::Flags flags;
  CLI::App app("The same calls on a license with many seats and on one with few");
  app.add_option("--seats", flags.seats, "Of the large license")->capture_default_str();
  app.add_option("--few-seats", flags.few_seats, "Of the small one")->capture_default_str();
  app.add_option("--members", flags.members, "Of the group that is assigned")
      ->capture_default_str();
  app.add_option("--rounds", flags.rounds, "Turns of both licenses")->capture_default_str();
  app.add_option("--calls", flags.calls, "Of each sort in a turn")->capture_default_str();
  CLI11_PARSE(app, argc, argv);
  try {
    return seatledger::bench::run(flags);
  } catch (const std::exception& problem) {
    std::fprintf(stderr, "seat_bench: %s\n", problem.what());
    return 1;
  }
}
