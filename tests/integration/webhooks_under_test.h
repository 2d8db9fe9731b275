// A running server that may deliver webhooks to this machine and retries soon.
#pragma once

#include <algorithm>
#include <chrono>
#include <functional>
#include <string>
#include <thread>
#include <vector>

#include "support/seats_under_test.h"
#include "webhook_receiver.h"

namespace seatledger::integration {

class WebhooksUnderTest : public SeatsUnderTest {
 public:
  using Flags = std::vector<std::string>;

  explicit WebhooksUnderTest(const Flags& more = {}) { begin(more); }

  // Stops the server, which must exit with 0, and starts it with these flags.
  void begin(const Flags& more = {}) {
    if (server && server->pid() != 0) REQUIRE(server->stop() == 0);
    client.reset();
    server.reset();
    Flags flags{"--webhook-allow-private"};
    const auto unless_given = [&](const char* name, const char* value) {
      if (std::find(more.begin(), more.end(), name) != more.end()) return;
      flags.insert(flags.end(), {name, value});
    };
    unless_given("--webhook-retry-first-ms", "20");
    unless_given("--webhook-retry-longest-ms", "200");
    flags.insert(flags.end(), more.begin(), more.end());
    server = std::make_unique<support::ServerProcess>(directory.path(), flags);
    client = std::make_unique<HttpClient>(server->port());
  }
  void kill() { server->kill(); }

  static std::string path_of(const json& webhook) {
    return "/api/ledger/webhooks/" + webhook.at("id").dump() + "/";
  }
  json subscribe(const std::string& url, json more = json::object()) const {
    more["url"] = url;
    return good(post("/api/ledger/webhooks/", more.dump())).json();
  }
  json change(const json& webhook, const json& body) const {
    return good(post(path_of(webhook), body.dump())).json();
  }
  json status(const json& webhook) const { return good(get(path_of(webhook))).json(); }
  std::uint64_t position() const { return std::stoull(head()); }
  // Commits `count` changes of one event each; returns the last position.
  std::uint64_t rename(std::uint64_t license, int count) const {
    for (int i = 0; i < count; ++i) {
      update("user", {{"license_id", license}, {"name", "name " + std::to_string(++renamed_)}});
    }
    return position();
  }
  // False after five minutes.
  bool wait_status(const json& webhook, const std::function<bool(const json&)>& is_right) const {
    const auto end = std::chrono::steady_clock::now() + std::chrono::minutes(5);
    while (!is_right(status(webhook))) {
      if (std::chrono::steady_clock::now() > end) return false;
      std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    return true;
  }

 private:
  mutable int renamed_ = 0;
};

// All numbers from `first` to `last`.
inline Ids from_to(std::uint64_t first, std::uint64_t last) {
  Ids all;
  for (std::uint64_t i = first; i <= last; ++i) all.push_back(i);
  return all;
}

}  // namespace seatledger::integration
