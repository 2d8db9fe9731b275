// A world in which servers and the tool are ended in the middle of their work.
#pragma once

#include <catch2/catch.hpp>
#include <chrono>
#include <filesystem>
#include <iostream>
#include <memory>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include "support/http_client.h"
#include "support/server_process.h"
#include "support/temporary_directory.h"

namespace seatledger::crash {

namespace fs = std::filesystem;
using namespace std::chrono_literals;
using nlohmann::json;
using std::chrono::microseconds;
using support::HttpClient;
using support::ProgramEnd;
using support::ServerProcess;

using Words = std::vector<std::string>;

// What it prints; that a write was cut off, which it may warn of, is no fault.
inline std::string good_tool(const Words& words) {
  const ProgramEnd end = support::run_program("seatledger", words);
  INFO(words.front() << ": " << end.output);
  REQUIRE(end.exit_code == 0);
  return end.printed;
}

inline std::uint64_t good_events(const fs::path& data) {
  return json::parse(good_tool({"verify", "--data-dir", data.string(), "--json"})).at("events");
}

// How long the work takes when nothing kills it.
template <class Work>
microseconds time_of(const Work& work) {
  const auto begin = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration_cast<microseconds>(std::chrono::steady_clock::now() - begin);
}

class InterruptedOperations {
 public:
  InterruptedOperations() : seed_(std::random_device{}()), random_(seed_) {}
  ~InterruptedOperations() { std::cout << "interrupted operations: seed " << seed_ << '\n'; }
  InterruptedOperations(const InterruptedOperations&) = delete;
  InterruptedOperations& operator=(const InterruptedOperations&) = delete;

  fs::path file(const std::string& name) const { return directory_.path() / name; }
  fs::path backups() const { return file("backups"); }
  std::unique_ptr<ServerProcess> serve(const std::string& root) const {
    fs::create_directories(file(root));
    return std::make_unique<ServerProcess>(file(root), Words{"--backup-dir", backups().string()});
  }
  // A moment of something that takes so long, a little after its end at the latest.
  microseconds moment_of(microseconds whole) {
    return microseconds(
        std::uniform_int_distribution<std::int64_t>(0, whole.count() * 11 / 10)(random_));
  }

  static Words asked(const ServerProcess& server, Words words) {
    words.insert(words.end(), {"--url", "http://127.0.0.1:" + std::to_string(server.port()),
                               "--key", std::string(support::admin_key)});
    return words;
  }

 private:
  contract::TemporaryDirectory directory_;
  std::uint32_t seed_;
  std::mt19937 random_;
};

inline void add_platform(HttpClient& client) {
  REQUIRE(client.call(support::put("/api/directory/platforms/north/", R"({"org":"n"})")).status ==
          200);
}

// The id of a new license; nothing when the connection broke.
inline std::optional<std::uint64_t> add_license(HttpClient& client) {
  const auto answer = client.call(
      support::post("/api/catalog/licenses/user/create/", R"({"platform_key":"north","count":5})"));
  if (answer.status == 0) return std::nullopt;
  REQUIRE(answer.status == 200);
  return answer.json().at("id").get<std::uint64_t>();
}

inline void add_licenses(std::uint16_t port, int count) {
  HttpClient client(port);
  add_platform(client);
  for (int i = 0; i < count; ++i) REQUIRE(add_license(client));
}

// Restores a backup of 200 licenses over the ledger that has 100 more, or where there is none.
class InterruptedRestore : public InterruptedOperations {
 public:
  InterruptedRestore() {
    {
      const auto server = serve("former");
      add_licenses(server->port(), 200);
      kept_ = json::parse(good_tool(asked(*server, {"backup", "--json"}))).at("position");
      add_licenses(server->port(), 100);
      REQUIRE(server->stop() == 0);
    }
    former_events_ = good_events(former());
    words_ = {"restore",    "--from",        backups().string(),
              "--data-dir", data().string(), "--accept-loss"};
    fresh_copy(true);
    whole_ = time_of([&] { good_tool(words_); });
  }

  fs::path data() const { return file("data"); }
  const Words& words() const { return words_; }
  microseconds whole() const { return whole_; }
  // Whether that is the number of events of the restored ledger, or of the former one.
  bool is_restored(std::uint64_t events) const { return events == kept_ + 1; }
  bool is_former(std::uint64_t events) const { return events == former_events_; }
  std::uint64_t kept() const { return kept_; }

  void fresh_copy(bool with_ledger) const {
    fs::remove_all(data());
    if (with_ledger) fs::copy(former(), data(), fs::copy_options::recursive);
  }

 private:
  fs::path former() const { return file("former") / "data"; }

  std::uint64_t kept_ = 0;  // events in the backup
  std::uint64_t former_events_ = 0;
  Words words_;
  microseconds whole_{};
};

}  // namespace seatledger::crash
