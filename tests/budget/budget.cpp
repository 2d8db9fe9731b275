// Runs the whole server in this program, with its callers on a thread of their own, so that
// callgrind can count what the server does for them (tests/budget/README.md). Without valgrind it
// counts nothing.
//
//   budget made_with        prints what the figures depend on, as JSON
//   budget fill DIRECTORY   makes the ledger
//   budget count DIRECTORY  runs the workloads on it, prints a line of JSON for each
#include <valgrind/valgrind.h>

#include <chrono>
#include <cstdint>
#include <ctime>
#include <exception>
#include <filesystem>
#include <iostream>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <string>
#include <string_view>
#include <thread>

#include "app/process.h"
#include "app/service.h"
#include "app/settings.h"
#include "base/logging.h"
#include "callers.h"
#include "fixed_ledger.h"
#include "held_calls.h"
#include "made_with.h"
#include "support/server_process.h"
#include "workloads.h"

namespace seatledger::budget {
namespace {

// What works by the clock, or as many threads as there are cores, would count differently each
// time.
Settings settings(const std::filesystem::path& data_dir) {
  Settings chosen;
  chosen.data_dir = data_dir;
  chosen.listen.port = 0;
  chosen.check_rate_per_minute = 0;
  chosen.reader_threads = 1;
  chosen.checkpoint_interval_ms = 3'600'000;
  return chosen;
}

// Serves the directory while `work` calls the server. Throws what `work` throws.
void serve(const std::filesystem::path& data_dir, void (*work)(Callers&)) {
  Service service(settings(data_dir), std::string(support::admin_key), false);
  const std::string address = service.listen();
  const auto port = static_cast<std::uint16_t>(std::stoul(address.substr(address.rfind(':') + 1)));
  std::exception_ptr failure;
  std::thread caller([&] {
    try {
      Callers callers(port);
      work(callers);
    } catch (...) {
      failure = std::current_exception();
    }
    service.stop();
  });
  begin_io_thread();
  service.run();
  caller.join();
  if (failure) std::rethrow_exception(failure);
}

// A command to valgrind, for all threads; the macros of callgrind.h are for the calling one.
void tell_callgrind(const std::string& command) {
  if (VALGRIND_MONITOR_COMMAND(command.c_str()) != 0) {
    throw std::runtime_error("callgrind does not know: " + command);
  }
}

// Waits until what works behind the requests is done, so that it does not end in one count and not
// in another. What is only late is counted all the same.
void wait_until_settled() {
  constexpr std::chrono::milliseconds look{100}, busy{5};
  constexpr int calm_looks = 3, looks_max = 300;
  for (int looks = 0, calm = 0; calm < calm_looks && looks < looks_max; ++looks) {
    const std::clock_t before = std::clock();
    std::this_thread::sleep_for(look);
    const auto worked = std::chrono::milliseconds((std::clock() - before) * 1000 / CLOCKS_PER_SEC);
    calm = worked < busy ? calm + 1 : 0;
  }
}

void count(Callers& callers) {
  std::size_t number = 1;
  for (const Workload& workload : workloads()) {
    number = run(callers, workload, workload.warm, number);
    wait_until_settled();
    tell_callgrind("instrumentation on");
    number = run(callers, workload, workload.counted, number);
    tell_callgrind("dump " + std::string(workload.name));
    tell_callgrind("instrumentation off");
    std::cout << nlohmann::json{{"name", workload.name},
                                {"says", workload.says},
                                {"items", items_of(workload)}}
              << std::endl;
  }
}

int act(std::string_view what, const std::filesystem::path& data_dir) {
  ignore_signals();
  set_log_level(LogLevel::error);
  if (what == "made_with") {
    std::cout << made_with() << std::endl;
  } else if (what == "fill") {
    serve(data_dir, fill);
  } else if (what == "count") {
    serve(data_dir, count);
  } else {
    throw std::runtime_error("made_with, fill DIRECTORY or count DIRECTORY");
  }
  return 0;
}

}  // namespace
}  // namespace seatledger::budget

int main(int argc, char** argv) {
  try {
    return seatledger::budget::act(argc > 1 ? argv[1] : "", argc > 2 ? argv[2] : "");
  } catch (const std::exception& problem) {
    std::cerr << "budget: " << problem.what() << '\n';
    return 1;
  }
}
