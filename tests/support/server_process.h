// The real seatledgerd as a child process, with a data directory for the test.
#pragma once

#include <signal.h>
#include <sys/types.h>

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace seatledger::support {

// The admin key with which tests start servers by default: 64 hexadecimal digits.
inline constexpr std::string_view admin_key =
    "5ea71ed9e75ea71ed9e75ea71ed9e75ea71ed9e75ea71ed9e75ea71ed9e75ea7";

// The path of a built program: in $PROGRAMS_DIR, else in this build.
std::filesystem::path program(std::string_view name);

struct ProgramEnd {
  int exit_code = 0;    // 128 + the signal when one ended it
  std::string printed;  // stdout
  std::string output;   // stdout and stderr
};

// Runs a program to its end. `key` becomes SEATLEDGER_ADMIN_KEY, unless it is empty.
ProgramEnd run_program(std::string_view name, const std::vector<std::string>& arguments,
                       std::string_view key = admin_key);

// The same, but sends the program a signal if it still runs after `life`. For little output.
ProgramEnd run_program_for(std::chrono::microseconds life, std::string_view name,
                           const std::vector<std::string>& arguments,
                           std::string_view key = admin_key, int signal = SIGKILL);

class ServerProcess {
 public:
  // Starts on root/data and a free port of 127.0.0.1, and waits for "listening on". stderr is
  // written to root/seatledgerd.log. `key` as in run_program. Throws std::runtime_error with that
  // log when the server does not start.
  explicit ServerProcess(std::filesystem::path root, const std::vector<std::string>& more = {},
                         std::string_view key = admin_key);
  // Kills the process if it still runs.
  ~ServerProcess();
  ServerProcess(const ServerProcess&) = delete;
  ServerProcess& operator=(const ServerProcess&) = delete;

  std::uint16_t port() const { return port_; }
  pid_t pid() const { return pid_; }  // 0: it has ended
  std::filesystem::path data_dir() const { return root_ / "data"; }
  std::string log() const;
  // From the start of the process to "listening on".
  std::chrono::milliseconds start_time() const { return start_time_; }

  // Sends SIGTERM; see wait().
  void terminate();
  // Waits; returns the exit code, or 128 + the signal. Kills the process after half a minute.
  int wait();
  // terminate() and wait(): 0 when all is well.
  int stop() { return terminate(), wait(); }
  // Sends SIGKILL and waits for the end.
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
