#include "cli/unfinished.h"

#include <pthread.h>
#include <signal.h>

#include <algorithm>
#include <array>
#include <mutex>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

namespace seatledger::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::array end_signals{SIGHUP, SIGINT, SIGTERM};

struct Register {
  std::mutex mutex;
  std::vector<fs::path> paths;  // guarded by mutex
};

// Never destroyed: the thread that waits for signals runs until the process ends.
Register& unfinished_paths() {
  static auto* const paths = new Register;
  return *paths;
}

// The command may still be writing into it: under another name, nothing new gets in.
void delete_while_written(const fs::path& path) {
  fs::path away = path;
  away += ".ended";
  std::error_code fault;
  fs::rename(path, away, fault);
  fs::remove_all(fault ? path : away, fault);
}

// Keeps the register locked, so that the command neither adds to it nor ends by itself meanwhile.
[[noreturn]] void end_by(int number) {
  unfinished_paths().mutex.lock();
  auto& paths = unfinished_paths().paths;
  std::for_each(paths.rbegin(), paths.rend(), delete_while_written);
  ::signal(number, SIG_DFL);
  sigset_t only;
  ::sigemptyset(&only);
  ::sigaddset(&only, number);
  ::pthread_sigmask(SIG_UNBLOCK, &only, nullptr);
  ::raise(number);
  std::terminate();  // not reached
}

void add_path(const fs::path& path) { unfinished_paths().paths.push_back(path); }

}  // namespace

void delete_unfinished_on_signals() {
  sigset_t waited;
  ::sigemptyset(&waited);
  for (const int number : end_signals) {
    struct sigaction before {};
    ::sigaction(number, nullptr, &before);
    // As nohup and shells do for background jobs.
    if (before.sa_handler != SIG_IGN) ::sigaddset(&waited, number);
  }
  ::pthread_sigmask(SIG_BLOCK, &waited, nullptr);
  std::thread([waited] {
    int number = 0;
    if (::sigwait(&waited, &number) == 0) end_by(number);
  }).detach();
}

Unfinished::Unfinished(const std::function<fs::path()>& make) {
  const std::lock_guard lock(unfinished_paths().mutex);
  path_ = make();
  add_path(path_);
}

Unfinished::Unfinished(fs::path path) : path_(std::move(path)) {
  const std::lock_guard lock(unfinished_paths().mutex);
  add_path(path_);
}

Unfinished::~Unfinished() {
  std::error_code ignored;
  if (!is_kept_) fs::remove_all(path_, ignored);
  keep();
}

void Unfinished::keep() {
  is_kept_ = true;
  const std::lock_guard lock(unfinished_paths().mutex);
  auto& paths = unfinished_paths().paths;
  const auto mine = std::find(paths.begin(), paths.end(), path_);
  if (mine != paths.end()) paths.erase(mine);
}

}  // namespace seatledger::cli
