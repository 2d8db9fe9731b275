// Callers of the server: one that waits for each answer, and 64 whose requests are there at once.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "support/http_client.h"

namespace seatledger::budget {

struct Request {
  support::HttpCall call;
  std::string expected;  // the body of the answer contains it
};

class Callers {
 public:
  static constexpr std::size_t together = 64;

  explicit Callers(std::uint16_t port);

  // The body of the answer. Returns when the server is idle again. Throws std::runtime_error when
  // the answer is no 200 or not as expected.
  std::string call(const Request& request);
  // Sends `next(i)` for i from 0 to `together`, these included, on connections of their own. While
  // the first one is being synced, the others arrive: so batches of 1, 33 and 31 writes are formed.
  void call_together(const std::function<Request(std::size_t)>& next);

 private:
  void send(std::size_t connection, const Request& request);
  std::string read(std::size_t connection, const Request& request);

  std::vector<std::unique_ptr<support::HttpClient>> connections_;
};

}  // namespace seatledger::budget
