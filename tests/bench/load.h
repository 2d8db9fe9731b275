// A cheap load generator: keep-alive connections in one thread, one running request on each.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>

namespace seatledger::bench {

struct Load {
  std::uint16_t port = 0;
  std::size_t connections = 1;
  double seconds = 3;
  // Appends the bytes of the next request to `out`, which is empty.
  std::function<void(std::string& out)> next_request;
  // The most requests that are sent; 0: as many as fit into the seconds.
  std::uint64_t answers_max = 0;
  // Is called after next_request; appends what the body of that answer must contain.
  std::function<void(std::string& out)> expected = nullptr;
};

struct LoadResult {
  std::uint64_t answers = 0;
  double per_second = 0;
  std::uint64_t p50_micros = 0;
  std::uint64_t p99_micros = 0;
  double cpu_micros = 0;  // of the load generator, for each answer
};

// Waits for the answers to all requests that it sent. Throws std::runtime_error when an answer is
// not a 200 or not as expected, when a connection ends, and when no answer comes for two minutes.
LoadResult run_load(const Load& load);

}  // namespace seatledger::bench
