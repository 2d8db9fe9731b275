#include "cli/unfinished.h"

#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <mutex>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

namespace seatledger::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::array end_signals{SIGHUP, SIGINT, SIGTERM};
constexpr int unfinished_names_max = 100;
constexpr std::chrono::milliseconds settle_time{20};

struct Register {
  std::mutex mutex;
  std::vector<fs::path> paths;  // guarded by mutex
};

// Never destroyed: the thread that waits for signals runs until the process ends.
Register& unfinished_paths() {
  static auto* const paths = new Register;
  return *paths;
}

// Puts an empty file in the directory's place, so that nothing is made there again.
bool hold_name(const fs::path& path) {
  const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (file < 0) return false;
  ::close(file);
  return true;
}

// The command may still be writing into it, or be about to make it: under another name nothing new
// gets in, and what holds the name makes the command fail.
void delete_while_written(const fs::path& path) {
  std::error_code fault;
  if (fs::is_regular_file(path, fault)) {
    fs::remove(path, fault);
    return;
  }
  fs::path away = path;
  away += ".ended";
  for (int tries = 0; tries < unfinished_names_max && !hold_name(path); ++tries) {
    fs::rename(path, away, fault);
    fs::remove_all(fault ? path : away, fault);
  }
  // A file that was being made when its directory got the other name.
  fs::remove_all(away, fault);
}

void give_name_back(const fs::path& path) {
  std::error_code fault;
  fs::remove(path, fault);
}

bool is_there(const fs::path& path) {
  std::error_code fault;
  return fs::exists(path, fault);
}

// A command that looked for its directory just before may still make it; then it is deleted again.
void delete_all(const std::vector<fs::path>& paths) {
  for (int tries = 0; tries < unfinished_names_max; ++tries) {
    std::for_each(paths.rbegin(), paths.rend(), delete_while_written);
    std::for_each(paths.begin(), paths.end(), give_name_back);
    std::this_thread::sleep_for(settle_time);
    if (std::none_of(paths.begin(), paths.end(), is_there)) return;
  }
}

// Keeps the register locked, so that the command neither adds to it nor ends by itself meanwhile.
[[noreturn]] void end_by(int number) {
  unfinished_paths().mutex.lock();
  delete_all(unfinished_paths().paths);
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

void uninterrupted(const std::function<void()>& work) {
  const std::lock_guard lock(unfinished_paths().mutex);
  work();
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
