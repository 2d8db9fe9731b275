// A ledger with people, seats and groups, and the command line tool, for tests of operations.
#pragma once

#include <atomic>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "base/digest.h"
#include "support/seats_under_test.h"

namespace seatledger::integration {

namespace fs = std::filesystem;
using support::ProgramEnd;

inline std::string text_of(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

inline std::size_t lines_in(const std::string& text) {
  return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
}

inline ProgramEnd tool(const std::vector<std::string>& arguments) {
  return support::run_program("seatledger", arguments);
}

// Runs the tool and checks its exit code; on a failure shows its output.
inline std::string expect(int exit_code, const std::vector<std::string>& arguments) {
  const ProgramEnd end = tool(arguments);
  INFO(arguments.front() << ": " << end.output);
  CHECK(end.exit_code == exit_code);
  return end.output;
}

class OperationsWorld : public SeatsUnderTest {
 public:
  OperationsWorld() { restart_with({"--backup-dir", backups().string()}); }

  void restart_with(const std::vector<std::string>& flags) {
    REQUIRE(server->stop() == 0);
    client.reset();
    server.reset();
    server = std::make_unique<support::ServerProcess>(directory.path(), flags);
    client = std::make_unique<HttpClient>(server->port());
  }
  void serve() {
    client.reset();
    server = std::make_unique<support::ServerProcess>(
        directory.path(), std::vector<std::string>{"--backup-dir", backups().string()});
    client = std::make_unique<HttpClient>(server->port());
  }
  void stop() {
    REQUIRE(server->stop() == 0);
    client.reset();
    server.reset();
  }

  fs::path data() const { return directory.path() / "data"; }
  fs::path backups() const { return directory.path() / "backups"; }
  fs::path file(const std::string& name) const { return directory.path() / name; }
  std::vector<std::string> asked(std::vector<std::string> arguments) const {
    arguments.insert(arguments.end(),
                     {"--url", "http://127.0.0.1:" + std::to_string(server->port()), "--key",
                      std::string(support::admin_key)});
    return arguments;
  }

  // An invited person who becomes a user, a removed user, an erased one, a group.
  std::uint64_t fill() {
    const std::uint64_t license = this->license("user", 50);
    assign("user", {{"license_id", license}, {"user_id", 1}});
    assign("user", {{"license_id", license}, {"email", "later@example.org"}});
    assign("user", {{"license_id", license}, {"email", "dan@example.org"}});
    assign("user", {{"license_id", license}, {"email", "only@example.org"}});
    good(put("/api/directory/users/9/",
             R"({"username":"late","email":"later@example.org","nick":"L"})"));
    good(put("/api/directory/users/10/", R"({"username":"gone","email":"gone@example.org"})"));
    HttpCall remove = get("/api/directory/users/10/");
    remove.method = "DELETE";
    good(remove);
    good(put("/api/directory/users/11/", R"({"username":"lost","email":"lost@example.org"})"));
    good(post("/api/ledger/erasures/", R"({"user_id":11})"));
    assign_group("user", {{"license_id", license}, {"group_id", 7}});
    return license;
  }

  // Writes licenses until it is destroyed.
  class Load {
   public:
    Load(std::uint16_t port, int writers) {
      for (int i = 0; i < writers; ++i) {
        threads_.emplace_back([this, port] {
          HttpClient own(port);
          while (!is_over_) {
            const auto answer = own.call(post(path("user") + "create/", least("user").dump()));
            if (answer.status == 200) {
              ++written_;
            } else {
              ++failed_;
            }
          }
        });
      }
    }
    ~Load() { end(); }
    void end() {
      is_over_ = true;
      for (auto& thread : threads_) thread.join();
      threads_.clear();
    }
    int written() const { return written_; }
    int failed() const { return failed_; }

   private:
    std::atomic<bool> is_over_{false};
    std::atomic<int> written_{0};
    std::atomic<int> failed_{0};
    std::vector<std::thread> threads_;
  };
};

}  // namespace seatledger::integration
