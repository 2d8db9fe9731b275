#include "cli/unfinished.h"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <catch2/catch.hpp>
#include <fstream>
#include <stdexcept>

#include "support/temporary_directory.h"

namespace seatledger::cli {
namespace {

namespace fs = std::filesystem;

// Makes the directory again and again, as a command does that goes on while a signal ends it, and
// stops when it cannot. Tells through the pipe that it has begun.
[[noreturn]] void make_until_ended(const fs::path& path, int pipe) {
  delete_unfinished_on_signals();
  try {
    const Unfinished unfinished(path);
    for (bool is_told = false;; is_told = true) {
      fs::create_directories(path / "deep");
      if (!std::ofstream(path / "deep" / "file")) throw std::runtime_error("it is not there");
      if (!is_told) (void)!::write(pipe, "x", 1);
      ::usleep(100);
    }
  } catch (const std::exception&) {
    ::pause();
  }
  ::_exit(0);
}

int signal_that_ended(pid_t pid) {
  int status = 0;
  REQUIRE(::waitpid(pid, &status, 0) == pid);
  return WIFSIGNALED(status) ? WTERMSIG(status) : 0;
}

TEST_CASE("what a signal ends is not made again while it is deleted") {
  const contract::TemporaryDirectory directory;
  const fs::path path = directory.path() / "made";
  for (int round = 0; round < 20; ++round) {
    std::array<int, 2> pipe{};
    REQUIRE(::pipe(pipe.data()) == 0);
    const pid_t pid = ::fork();
    REQUIRE(pid >= 0);
    if (pid == 0) make_until_ended(path, pipe[1]);
    char byte = 0;
    REQUIRE(::read(pipe[0], &byte, 1) == 1);
    ::kill(pid, SIGTERM);
    CHECK(signal_that_ended(pid) == SIGTERM);
    INFO("round " << round);
    CHECK(fs::is_empty(directory.path()));
    ::close(pipe[0]);
    ::close(pipe[1]);
  }
}

}  // namespace
}  // namespace seatledger::cli
