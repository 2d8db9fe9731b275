// The server as a process: descriptors, signals, the readers of its output, what it tries first.
#include <fcntl.h>
#include <netinet/in.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <thread>

#include "support/http_client.h"
#include "support/server_process.h"
#include "support/temporary_directory.h"

namespace seatledger::integration {
namespace {

using namespace std::chrono_literals;
using nlohmann::json;
using support::get;
using support::HttpClient;
using support::post;
using support::put;
using support::ServerProcess;

// While it lives, the server is started by a shell with this line, which ends in `exec "$0" "$@"`.
class StartedBy {
 public:
  StartedBy(const std::filesystem::path& root, const std::string& line) : programs_(root / "bin") {
    std::filesystem::create_directories(programs_);
    const auto script = programs_ / "seatledgerd";
    std::ofstream(script) << "#!/bin/sh\nset -- " << support::program("seatledgerd") << " \"$@\"\n"
                          << line << '\n';
    std::filesystem::permissions(script, std::filesystem::perms::owner_all);
    ::setenv("PROGRAMS_DIR", programs_.c_str(), 1);
  }
  StartedBy(const StartedBy&) = delete;
  StartedBy& operator=(const StartedBy&) = delete;
  ~StartedBy() { ::unsetenv("PROGRAMS_DIR"); }

 private:
  std::filesystem::path programs_;
};

// stderr of the next server in `root` is a pipe, which this end reads or does not.
class ErrorPipe {
 public:
  explicit ErrorPipe(const std::filesystem::path& root) {
    const auto place = root / "seatledgerd.log";
    REQUIRE(::mkfifo(place.c_str(), 0600) == 0);
    end_ = ::open(place.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC);
    REQUIRE(end_ != -1);
  }
  ErrorPipe(const ErrorPipe&) = delete;
  ErrorPipe& operator=(const ErrorPipe&) = delete;
  ~ErrorPipe() { close(); }
  void close() {
    if (end_ != -1) ::close(std::exchange(end_, -1));
  }

 private:
  int end_ = -1;
};

// Connections that send nothing.
class Silent {
 public:
  Silent(std::uint16_t port, int count) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    for (int i = 0; i < count; ++i) {
      const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
      REQUIRE(socket != -1);
      sockets_.push_back(socket);
      // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): the interface of sockets
      REQUIRE(::connect(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0);
    }
  }
  Silent(const Silent&) = delete;
  Silent& operator=(const Silent&) = delete;
  ~Silent() {
    for (const int socket : sockets_) ::close(socket);
  }

 private:
  std::vector<int> sockets_;
};

void make_license(HttpClient& client) {
  REQUIRE(client.call(put("/api/directory/platforms/north/", R"({"org":"n"})")).status == 200);
  REQUIRE(
      client
          .call(post("/api/catalog/licenses/user/create/", R"({"platform_key":"north","count":5})"))
          .status == 200);
}

support::HttpCall update(int count) {
  return post("/api/catalog/licenses/user/update/",
              json{{"license_id", 1}, {"count", count}}.dump());
}

void allow_own_descriptors(rlim_t wanted) {
  rlimit limit{};
  REQUIRE(::getrlimit(RLIMIT_NOFILE, &limit) == 0);
  limit.rlim_cur = std::min(std::max(limit.rlim_cur, wanted), limit.rlim_max);
  REQUIRE(::setrlimit(RLIMIT_NOFILE, &limit) == 0);
}

TEST_CASE("process: however many connect, the ledger keeps the files that it needs") {
  constexpr int silent_count = 1224;
  allow_own_descriptors(silent_count + 256);
  const contract::TemporaryDirectory directory;
  const StartedBy few_files(directory.path(), "ulimit -n 1024; exec \"$@\"");
  const auto backups = (directory.path() / "backups").string();
  ServerProcess server(directory.path(), {"--view-flush-events", "50", "--backup-dir", backups});
  HttpClient client(server.port());
  make_license(client);
  {
    const Silent silent(server.port(), silent_count);
    for (int i = 0; i < 400; ++i) {
      const auto answer = client.call(update(5 + i % 7));
      INFO(i << answer.head << answer.body);
      REQUIRE(answer.status == 200);
    }
    CHECK(client.call(post("/api/ledger/backup/", "{}")).status / 100 == 2);
    CHECK(client.call(get("/readyz")).status == 200);
  }
  HttpClient another(server.port());
  CHECK(another.call(get("/readyz")).status == 200);
  CHECK(server.log().find("fewer connections than connections_max") != std::string::npos);
  CHECK(server.stop() == 0);
}

TEST_CASE("process: the soft limit of files is raised, and one too low is told at the start") {
  const contract::TemporaryDirectory directory;
  {
    const StartedBy soft(directory.path(), "ulimit -S -n 300; exec \"$@\"");
    ServerProcess server(directory.path());
    std::ifstream limits("/proc/" + std::to_string(server.pid()) + "/limits");
    std::string line;
    while (std::getline(limits, line) && !line.starts_with("Max open files")) {
    }
    std::istringstream columns(line.substr(26));
    std::string now, most;
    columns >> now >> most;
    CHECK(now == most);
    CHECK(server.stop() == 0);
  }
  const StartedBy hard(directory.path(), "ulimit -n 300; exec \"$@\"");
  const auto end = support::run_program(
      "seatledgerd", {"--data-dir", (directory.path() / "other").string(), "--listen", ":0"});
  CHECK(end.exit_code == 1);
  CHECK_THAT(end.output, Catch::Contains("only 300 open files"));
  CHECK_FALSE(std::filesystem::exists(directory.path() / "other"));
}

TEST_CASE("process: a reader of stderr that goes or stalls holds up nobody") {
  const bool stalls = GENERATE(false, true);
  const contract::TemporaryDirectory directory;
  ErrorPipe errors(directory.path());
  const auto backups = (directory.path() / "backups").string();
  // A line for each request: more than a pipe holds.
  ServerProcess server(directory.path(), {"--log-level", "debug", "--backup-dir", backups});
  if (!stalls) errors.close();
  HttpClient client(server.port());
  make_license(client);
  for (int i = 0; i < 1000; ++i)
    REQUIRE(client.call(get("/api/catalog/licenses/user/")).status == 200);
  CHECK(client.call(post("/api/ledger/backup/", "{}")).status / 100 == 2);
  CHECK(client.call(update(7)).status == 200);
  CHECK(server.stop() == 0);
}

TEST_CASE("process: a hangup does not end the server") {
  const contract::TemporaryDirectory directory;
  ServerProcess server(directory.path());
  REQUIRE(::kill(server.pid(), SIGHUP) == 0);
  HttpClient client(server.port());
  make_license(client);
  CHECK(server.stop() == 0);
}

TEST_CASE("process: started with closed descriptors, no file of the ledger gets their numbers") {
  const contract::TemporaryDirectory directory;
  const StartedBy closed(directory.path(), "exec \"$@\" <&- 2>&-");
  ServerProcess server(directory.path());
  const std::string own = "/proc/" + std::to_string(server.pid()) + "/fd/";
  CHECK(std::filesystem::read_symlink(own + "0") == "/dev/null");
  CHECK(std::filesystem::read_symlink(own + "2") == "/dev/null");
  HttpClient client(server.port());
  make_license(client);
  CHECK(server.stop() == 0);
}

TEST_CASE("process: mistakes of the operator are found before anything is made") {
  const contract::TemporaryDirectory directory;
  const auto& root = directory.path();
  ServerProcess server(root);
  const std::string taken = "127.0.0.1:" + std::to_string(server.port());
  std::ofstream(root / "file") << "no directory";
  struct Mistake {
    std::vector<std::string> flags;
    std::string told;
  };
  for (const Mistake& mistake :
       {Mistake{{"--listen", taken}, "Address already in use"},
        Mistake{{"--listen", ":0", "--anchor-file", (root / "file" / "anchor").string()},
                "anchor_file: cannot write to"},
        Mistake{{"--listen", ":0", "--anchor-file", (root / "nowhere" / "anchor").string()},
                "anchor_file: cannot write to"},
        Mistake{{"--listen", ":0", "--anchor-file", root.string()}, "Is a directory"},
        Mistake{{"--listen", ":0", "--backup-dir", (root / "file").string()},
                "backup_dir: cannot write to"}}) {
    std::vector<std::string> flags{"--data-dir", (root / "other").string()};
    flags.insert(flags.end(), mistake.flags.begin(), mistake.flags.end());
    const auto end = support::run_program("seatledgerd", flags, "");
    INFO(end.output);
    CHECK(end.exit_code == 1);
    CHECK_THAT(end.output, Catch::Contains(mistake.told));
    CHECK_THAT(end.output, !Catch::Contains("admin key"));
    CHECK_FALSE(std::filesystem::exists(root / "other"));
  }
}

// Not with the undefined behaviour sanitizer, which is built together with that of addresses: to
// look at an object it makes a pipe, and takes the object for none when no descriptor is left.
#ifndef __SANITIZE_ADDRESS__
TEST_CASE("process: not ready while a store fails, and ready again by itself") {
  const contract::TemporaryDirectory directory;
  ServerProcess server(directory.path(), {"--view-flush-events", "1"});
  HttpClient client(server.port());
  make_license(client);
  REQUIRE(client.call(get("/readyz")).status == 200);
  rlimit before{};
  REQUIRE(::prlimit(server.pid(), RLIMIT_NOFILE, nullptr, &before) == 0);
  const rlimit none{4, before.rlim_max};
  REQUIRE(::prlimit(server.pid(), RLIMIT_NOFILE, &none, nullptr) == 0);
  int status = 200;
  for (int i = 0; status == 200; ++i) status = client.call_once(update(5 + i % 7)).status;
  CHECK(status == 503);
  const auto unready = client.call_once(get("/readyz"));
  INFO(unready.head << unready.body);
  CHECK(unready.status == 503);
  CHECK(unready.json().at("code") == "catching_up");
  const json writes = client.call_once(get("/api/ledger/status/")).json().at("writes");
  CHECK(writes.at("accepted") == false);
  CHECK(writes.at("code") == "catching_up");

  REQUIRE(::prlimit(server.pid(), RLIMIT_NOFILE, &before, nullptr) == 0);
  while (client.call_once(get("/readyz")).status != 200) std::this_thread::sleep_for(20ms);
  CHECK(client.call_once(update(9)).status == 200);
  CHECK(server.stop() == 0);
}

TEST_CASE("process: connections that cannot be accepted are told once a second at most") {
  const contract::TemporaryDirectory directory;
  ServerProcess server(directory.path());
  rlimit before{};
  REQUIRE(::prlimit(server.pid(), RLIMIT_NOFILE, nullptr, &before) == 0);
  const rlimit none{4, before.rlim_max};
  const auto begin = std::chrono::steady_clock::now();
  REQUIRE(::prlimit(server.pid(), RLIMIT_NOFILE, &none, nullptr) == 0);
  const Silent waiting(server.port(), 3);
  const auto told = [&] {
    const std::string log = server.log();
    std::size_t lines = 0;
    for (std::size_t at = 0; (at = log.find("accept failed", at)) != std::string::npos; ++at) {
      ++lines;
    }
    return lines;
  };
  while (told() < 3) std::this_thread::sleep_for(20ms);
  const std::size_t lines = told();
  const auto passed = std::chrono::steady_clock::now() - begin;
  CHECK(lines <= static_cast<std::size_t>(passed / 1s) + 1);
  REQUIRE(::prlimit(server.pid(), RLIMIT_NOFILE, &before, nullptr) == 0);
  HttpClient client(server.port());
  CHECK(client.call(get("/readyz")).status == 200);
  CHECK(server.stop() == 0);
}
#endif

}  // namespace
}  // namespace seatledger::integration
