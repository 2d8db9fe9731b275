// The real seatledgerd as a child process on a data directory of a test's own.
#pragma once

#include <sys/types.h>

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace seatledger::support {

// The key that servers of the tests are started with unless said otherwise: 64 hexadecimal digits.
inline constexpr std::string_view admin_key =
    "5ea71ed9e75ea71ed9e75ea71ed9e75ea71ed9e75ea71ed9e75ea71ed9e75ea7";

// A program of the build: in PROGRAMS_DIR of the environment, else where this build puts it.
std::filesystem::path program(std::string_view name);

struct ProgramEnd {
  int exit_code = 0;   // 128 + the signal when one ended it
  std::string output;  // stdout and stderr
};

// Runs a program to its end. `key` is SEATLEDGER_ADMIN_KEY, which an empty one leaves out.
ProgramEnd run_program(std::string_view name, const std::vector<std::string>& arguments,
                       std::string_view key = admin_key);

class ServerProcess {
 public:
  // Starts on root/data and a free port of 127.0.0.1, and waits for "listening on"; its stderr goes
  // to root/seatledgerd.log. `key` as of run_program. Throws std::runtime_error with that log when
  // it does not come up.
  explicit ServerProcess(std::filesystem::path root, const std::vector<std::string>& more = {},
                         std::string_view key = admin_key);
  // Kills what still runs.
  ~ServerProcess();
  ServerProcess(const ServerProcess&) = delete;
  ServerProcess& operator=(const ServerProcess&) = delete;

  std::uint16_t port() const { return port_; }
  pid_t pid() const { return pid_; }  // 0: it has ended
  std::filesystem::path data_dir() const { return root_ / "data"; }
  std::string log() const;
  // From the start of the process to "listening on".
  std::chrono::milliseconds start_time() const { return start_time_; }

  // SIGTERM; the answer of the process is waited for with wait().
  void terminate();
  // The exit code, or 128 + the signal. After half a minute the process is killed.
  int wait();
  // SIGTERM and wait: 0 when all is well.
  int stop() { return terminate(), wait(); }
  // SIGKILL, and its end is waited for.
  void kill();

 private:
  void wait_until_listening();

  std::filesystem::path root_;
  pid_t pid_ = 0;  // 0: it has ended
  int out_ = -1;
  std::uint16_t port_ = 0;
  std::chrono::milliseconds start_time_{0};
};

}  // namespace seatledger::support
