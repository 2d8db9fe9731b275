// A ledger with people and seats, and shells in which the tool is called as people call it.
#pragma once

#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <string>
#include <vector>

#include "integration/operations_world.h"

namespace seatledger::integration {

class ToolWorld : public OperationsWorld {
 public:
  ToolWorld() {
    fs::create_directory(temporary());
    license_id = fill();
  }

  // Runs a script of bash. It finds $TOOL, $SERVER (the programs), $DATA and $BACKUPS (the server's
  // directories), $DIR (a directory for its files), and the address and key of the server.
  // Temporary files go to temporary().
  ProgramEnd shell(const std::string& script) const {
    return support::run_program("/bin/bash", {"-c", set_up() + script});
  }

  std::string set_up() const {
    const std::string port = server ? std::to_string(server->port()) : "1";
    return "export TOOL='" + support::program("seatledger").string() + "' SERVER='" +
           support::program("seatledgerd").string() + "' DATA='" + data().string() + "' BACKUPS='" +
           backups().string() + "' DIR='" + directory.path().string() + "' TMPDIR='" +
           temporary().string() + "' SEATLEDGER_URL=http://127.0.0.1:" + port +
           " SEATLEDGER_KEY='" + std::string(support::admin_key) + "'\n";
  }

  fs::path temporary() const { return directory.path() / "temporary"; }
  bool has_left_nothing() const { return fs::is_empty(temporary()); }

  std::uint64_t license_id = 0;
};

// The tool, started directly, with a standard output that nobody reads: once the pipe is full, it
// waits.
class UnreadTool {
 public:
  UnreadTool(const ToolWorld& world, std::vector<std::string> arguments) {
    REQUIRE(::pipe(pipe_.data()) == 0);
    arguments.insert(arguments.begin(), "seatledger");
    std::vector<char*> words;
    for (std::string& word : arguments) words.push_back(word.data());
    words.push_back(nullptr);
    std::string temporary = "TMPDIR=" + world.temporary().string();
    std::array<char*, 2> variables{temporary.data(), nullptr};
    posix_spawn_file_actions_t actions;
    ::posix_spawn_file_actions_init(&actions);
    ::posix_spawn_file_actions_adddup2(&actions, pipe_[1], STDOUT_FILENO);
    const std::string path = support::program("seatledger").string();
    const int fault =
        ::posix_spawn(&pid_, path.c_str(), &actions, nullptr, words.data(), variables.data());
    ::posix_spawn_file_actions_destroy(&actions);
    ::close(pipe_[1]);
    REQUIRE(fault == 0);
  }
  ~UnreadTool() {
    ::close(pipe_[0]);
    if (pid_ != 0) end_by(SIGKILL);
  }
  UnreadTool(const UnreadTool&) = delete;
  UnreadTool& operator=(const UnreadTool&) = delete;

  // Waits until it has printed something.
  void wait_for_output() const {
    char byte = 0;
    REQUIRE(::read(pipe_[0], &byte, 1) == 1);
  }
  // Sends the signal; returns the one that ended the process, 0 when it ended by itself.
  int end_by(int signal) {
    ::kill(pid_, signal);
    int status = 0;
    ::waitpid(pid_, &status, 0);
    pid_ = 0;
    return WIFSIGNALED(status) ? WTERMSIG(status) : 0;
  }

 private:
  std::array<int, 2> pipe_{};
  pid_t pid_ = 0;
};

}  // namespace seatledger::integration
