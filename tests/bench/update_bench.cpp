// Durable updates per second over HTTP, compared with the storage by itself and with HTTP by itself
// on the same machine in the same run. Prints medians and ratios, without a pass or fail.
#include <sys/wait.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <charconv>
#include <csignal>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "api/http/server.h"
#include "load.h"
#include "raw_writer.h"
#include "support/http_client.h"
#include "support/server_process.h"

namespace seatledger::bench {
namespace {

struct Flags {
  double seconds = 2;
  std::size_t rounds = 5;
  std::size_t licenses = 10000;
  std::size_t raw_batches = 1200;
  std::vector<std::size_t> connections{1, 64, 256};
};

// Unique transactions, counts that change, licenses in no order.
class Updates {
 public:
  explicit Updates(std::size_t licenses) : licenses_(licenses) {
    support::HttpCall call = support::post("/api/catalog/licenses/user/update/", "");
    head_ = support::to_bytes(call);
    // What follows the name is printed for each request.
    head_.resize(head_.find("Content-Length: ") + std::string_view("Content-Length: ").size());
  }
  void operator()(std::string& out) {
    ++number_;
    body_ = R"({"license_id":)";
    append(body_, number_ * 7919 % licenses_ + 1);
    body_ += R"(,"count":)";
    append(body_, number_ % 1000 + 1);
    body_ += R"(,"transaction_id":"order-)";
    append(body_, number_);
    body_ += "\"}";
    out += head_;
    append(out, body_.size());
    out += "\r\n\r\n";
    out += body_;
  }

 private:
  static void append(std::string& out, std::uint64_t number) {
    std::array<char, 20> digits;
    out.append(digits.data(), std::to_chars(digits.begin(), digits.end(), number).ptr);
  }

  std::size_t licenses_;
  std::uint64_t number_ = 0;
  std::string head_;
  std::string body_;
};

class FixedAnswer final : public api::HttpHandler {
 public:
  Taken before_body(api::HttpRequest&) override { return std::make_unique<Fixed>(); }
  api::HttpResponse problem(ErrorCode, std::string, const api::HttpRequest&) override { return {}; }

 private:
  class Fixed final : public api::Exchange {
   public:
    std::uint64_t body_limit() const override { return 1 << 20; }
    runtime::Awaitable<api::HttpResponse> handle() override {
      api::HttpResponse response;
      response.content_type = "application/json";
      response.body = std::string(230, ' ');
      co_return response;
    }
  };
};

// The same server with a handler that knows its answer, in a process of its own.
class FixedServer {
 public:
  FixedServer() {
    std::array<int, 2> ends{};
    if (::pipe(ends.data()) != 0) throw std::runtime_error("no pipe");
    pid_ = ::fork();
    if (pid_ == 0) serve(ends[1]);
    if (::read(ends[0], &port_, sizeof port_) != sizeof port_) throw std::runtime_error("no port");
    ::close(ends[0]);
    ::close(ends[1]);
  }
  ~FixedServer() {
    ::kill(pid_, SIGKILL);
    ::waitpid(pid_, nullptr, 0);
  }
  FixedServer(const FixedServer&) = delete;
  FixedServer& operator=(const FixedServer&) = delete;
  std::uint16_t port() const { return port_; }

 private:
  [[noreturn]] static void serve(int tell) {
    boost::asio::io_context io(1);
    FixedAnswer handler;
    api::HttpObserver observer;
    SystemEntropy entropy;
    api::HttpServer server(io, {}, handler, observer, entropy);
    auto socket = api::BoundSocket::bind({boost::asio::ip::address_v4::loopback(), 0});
    const std::uint16_t port = socket.has_value() ? socket->endpoint().port() : 0;
    if (port != 0) server.listen(std::move(*socket)).value();
    if (::write(tell, &port, sizeof port) == sizeof port) io.run();
    ::_exit(0);
  }
  pid_t pid_ = 0;
  std::uint16_t port_ = 0;
};

void make_licenses(const support::ServerProcess& server, std::size_t licenses) {
  support::HttpClient client(server.port());
  client.call(support::put("/api/directory/platforms/acme/", R"({"org":"acme-org"})"));
  std::size_t made = 0;
  const std::string create = support::to_bytes(support::post(
      "/api/catalog/licenses/user/create/", R"({"platform_key":"acme","name":"Campus"})"));
  while (made < licenses) {
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

// Of a process so far, in user and kernel.
double cpu_micros(pid_t pid) {
  std::ifstream file("/proc/" + std::to_string(pid) + "/stat");
  std::string word;
  for (int i = 1; i < 14; ++i) file >> word;
  double user = 0;
  double system = 0;
  file >> user >> system;
  return (user + system) * 1e6 / static_cast<double>(::sysconf(_SC_CLK_TCK));
}

double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

int run(const Flags& flags) {
  FixedServer fixed;
  const auto root =
      std::filesystem::temp_directory_path() / ("seatledger-bench-" + std::to_string(::getpid()));
  std::filesystem::create_directories(root / "server");
  support::ServerProcess server(root / "server");
  make_licenses(server, flags.licenses);
  const PreparedWork work = prepare_work(flags.licenses, flags.raw_batches, 64);
  const std::vector<std::size_t>& connections = flags.connections;
  std::vector<std::vector<double>> http(connections.size()), constant(connections.size());
  std::vector<std::vector<double>> p50(connections.size()), p99(connections.size());
  std::vector<std::vector<double>> server_cpu(connections.size()), load_cpu(connections.size());
  std::vector<double> raw;
  std::vector<double> raw_inline;
  Updates updates(flags.licenses);
  for (std::size_t round = 0; round < flags.rounds; ++round) {
    raw.push_back(run_raw_writer(work, RawRows::all, root / "raw"));
    raw_inline.push_back(run_raw_writer(work, RawRows::read_by_decide, root / "raw"));
    for (std::size_t i = 0; i < connections.size(); ++i) {
      const auto next = [&](std::string& out) { updates(out); };
      const double cpu_before = cpu_micros(server.pid());
      const auto real = run_load({server.port(), connections[i], flags.seconds, next});
      server_cpu[i].push_back((cpu_micros(server.pid()) - cpu_before) /
                              static_cast<double>(real.answers));
      load_cpu[i].push_back(real.cpu_micros);
      http[i].push_back(real.per_second);
      p50[i].push_back(static_cast<double>(real.p50_micros));
      p99[i].push_back(static_cast<double>(real.p99_micros));
      constant[i].push_back(
          run_load({fixed.port(), connections[i], flags.seconds, next}).per_second);
    }
  }
  const int exit_code = server.stop();
  std::filesystem::remove_all(root);
  std::printf(
      "(a) one writer of the same events and rows, 64 per synced batch, no HTTP: %.0f updates/s\n"
      "(a') without the rows of the audit index, which no update waits for: %.0f updates/s\n\n",
      median(raw), median(raw_inline));
  std::printf("%11s %9s %7s %7s %11s %9s %11s %6s %7s %6s\n", "connections", "updates/s", "p50 us",
              "p99 us", "server cpu", "load cpu", "(b) fixed/s", "of (a)", "of (a')", "of (b)");
  for (std::size_t i = 0; i < connections.size(); ++i) {
    std::printf("%11zu %9.0f %7.0f %7.0f %11.1f %9.1f %11.0f %6.2f %7.2f %6.2f\n", connections[i],
                median(http[i]), median(p50[i]), median(p99[i]), median(server_cpu[i]),
                median(load_cpu[i]), median(constant[i]), median(http[i]) / median(raw),
                median(http[i]) / median(raw_inline), median(http[i]) / median(constant[i]));
  }
  return exit_code;
}

}  // namespace
}  // namespace seatledger::bench

int main(int argc, char** argv) {
  seatledger::bench::Flags flags;
  CLI::App app("Durable updates per second over HTTP, beside storage alone and HTTP alone");
  app.add_option("--seconds", flags.seconds, "Of each measurement")->capture_default_str();
  app.add_option("--rounds", flags.rounds, "Medians are taken over them")->capture_default_str();
  app.add_option("--licenses", flags.licenses, "That are updated")->capture_default_str();
  app.add_option("--raw-batches", flags.raw_batches, "Of 64 updates, for the raw writer")
      ->capture_default_str();
  app.add_option("--connections", flags.connections, "Measured one after the other")
      ->capture_default_str();
  CLI11_PARSE(app, argc, argv);
  try {
    return seatledger::bench::run(flags);
  } catch (const std::exception& problem) {
    std::fprintf(stderr, "update_bench: %s\n", problem.what());
    return 1;
  }
}
