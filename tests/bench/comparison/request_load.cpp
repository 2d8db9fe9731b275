// Sends the requests of one workload to a server on this machine for some seconds, over so many
// connections, and checks every answer. Reads what to do from stdin as one JSON object, and prints
// the figures as another. Exit code 1: an answer was not as expected; stderr shows it.
#include <cstdio>
#include <exception>
#include <iostream>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "load.h"
#include "request_template.h"

namespace seatledger::bench {
namespace {

// {"port", "connections", "seconds", "answers_max", "seed", "headers": [texts], "variables",
//  "requests": [...]}
nlohmann::json run_workload(const nlohmann::json& wanted) {
  std::string headers;
  for (const auto& header : wanted.at("headers")) headers += header.get<std::string>() + "\r\n";
  const auto seed = wanted.at("seed").get<std::uint64_t>();
  Variables variables(wanted.at("variables"), seed);
  std::vector<RequestTemplate> requests;
  std::uint64_t weights = 0;
  for (const auto& described : wanted.at("requests")) {
    weights += requests.emplace_back(described, headers, variables).weight();
  }
  std::mt19937_64 random(seed + 1);
  RequestTemplate* chosen = nullptr;

  Load load;
  load.port = wanted.at("port").get<std::uint16_t>();
  load.connections = wanted.at("connections").get<std::size_t>();
  load.seconds = wanted.at("seconds").get<double>();
  load.answers_max = wanted.at("answers_max").get<std::uint64_t>();
  load.next_request = [&](std::string& out) {
    std::uint64_t left = random() % weights;
    chosen = requests.data();
    while (left >= chosen->weight()) left -= (chosen++)->weight();
    variables.draw();
    chosen->append_request(out, variables);
  };
  load.expected = [&](std::string& out) { chosen->append_expected(out, variables); };
  const LoadResult result = run_load(load);
  return {{"answers", result.answers},
          {"per_second", result.per_second},
          {"p50_us", result.p50_micros},
          {"p99_us", result.p99_micros},
          {"load_cpu_us", result.cpu_micros}};
}

}  // namespace
}  // namespace seatledger::bench

int main() {
  try {
    std::cout << seatledger::bench::run_workload(nlohmann::json::parse(std::cin)) << '\n';
    return 0;
  } catch (const std::exception& problem) {
    std::fprintf(stderr, "request_load: %.4000s\n", problem.what());
    return 1;
  }
}
