#include "support/server_process.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <thread>
#include <utility>
#include <variant>

namespace seatledger::support {
namespace {

using namespace std::chrono_literals;
using SteadyClock = std::chrono::steady_clock;

constexpr auto start_timeout = 300s;
constexpr auto stop_timeout = 300s;

struct Pipe {
  Pipe() {
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) throw std::runtime_error("no pipe");
    read_end = ends[0];
    write_end = ends[1];
  }
  int read_end = -1;
  int write_end = -1;
};

// The environment of the test, without exported settings of a server.
std::vector<std::string> environment(std::string_view key) {
  std::vector<std::string> kept;
  if (!key.empty()) kept.push_back("SEATLEDGER_ADMIN_KEY=" + std::string(key));
  for (char** entry = environ; *entry != nullptr; ++entry) {
    const std::string_view text(*entry);
    if (!text.starts_with("SEATLEDGER")) kept.emplace_back(text);
  }
  return kept;
}

std::vector<char*> pointers(std::vector<std::string>& texts) {
  std::vector<char*> list;
  for (std::string& text : texts) list.push_back(text.data());
  list.push_back(nullptr);
  return list;
}

struct Start {
  std::string_view name;
  const std::vector<std::string>& arguments;
  std::string_view key;
};

// The child writes to `pipe`, and its stderr to `errors`, a pipe's end or a file that grows.
using ErrorsPlace = std::variant<int, std::filesystem::path>;
pid_t spawn(const Start& start, const Pipe& pipe, const ErrorsPlace& errors) {
  const std::string path = program(start.name).string();
  std::vector<std::string> words{path};
  words.insert(words.end(), start.arguments.begin(), start.arguments.end());
  std::vector<std::string> variables = environment(start.key);
  posix_spawn_file_actions_t actions;
  ::posix_spawn_file_actions_init(&actions);
  ::posix_spawn_file_actions_adddup2(&actions, pipe.write_end, STDOUT_FILENO);
  if (const int* end = std::get_if<int>(&errors)) {
    ::posix_spawn_file_actions_adddup2(&actions, *end, STDERR_FILENO);
  } else {
    ::posix_spawn_file_actions_addopen(&actions, STDERR_FILENO,
                                       std::get<std::filesystem::path>(errors).c_str(),
                                       O_WRONLY | O_CREAT | O_APPEND, 0600);
  }
  pid_t pid = 0;
  const int fault = ::posix_spawn(&pid, path.c_str(), &actions, nullptr, pointers(words).data(),
                                  pointers(variables).data());
  ::posix_spawn_file_actions_destroy(&actions);
  ::close(pipe.write_end);
  if (fault != 0) throw std::runtime_error("cannot start " + path);
  return pid;
}

int code_of(int status) { return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status); }

// A program whose stdout and stderr are read.
class ReadProgram {
 public:
  explicit ReadProgram(const Start& start) : pid_(spawn(start, out_, errors_.write_end)) {
    ::close(errors_.write_end);
  }
  ReadProgram(const ReadProgram&) = delete;
  ReadProgram& operator=(const ReadProgram&) = delete;
  ~ReadProgram() {
    ::close(out_.read_end);
    ::close(errors_.read_end);
  }

  pid_t pid() const { return pid_; }

  // What was written until every writer closed both.
  void read_rest(ProgramEnd& end) const {
    std::array<pollfd, 2> open{pollfd{out_.read_end, POLLIN, 0},
                               pollfd{errors_.read_end, POLLIN, 0}};
    std::array<char, 65536> piece;
    while (open[0].fd >= 0 || open[1].fd >= 0) {
      ::poll(open.data(), open.size(), -1);
      for (pollfd& from : open) {
        if (from.fd < 0 || from.revents == 0) continue;
        const ssize_t bytes = ::read(from.fd, piece.data(), piece.size());
        if (bytes > 0) {
          const std::string_view text(piece.data(), static_cast<std::size_t>(bytes));
          end.output += text;
          if (&from == &open[0]) end.printed += text;
        } else {
          from.fd = -1;
        }
      }
    }
  }

 private:
  Pipe out_;
  Pipe errors_;
  pid_t pid_;
};

}  // namespace

std::filesystem::path program(std::string_view name) {
  const char* directory = std::getenv("PROGRAMS_DIR");
  return std::filesystem::path(directory != nullptr ? directory : SEATLEDGER_PROGRAMS_DIR) / name;
}

ProgramEnd run_program(std::string_view name, const std::vector<std::string>& arguments,
                       std::string_view key) {
  const ReadProgram child({name, arguments, key});
  ProgramEnd end;
  child.read_rest(end);
  int status = 0;
  ::waitpid(child.pid(), &status, 0);
  end.exit_code = code_of(status);
  return end;
}

ProgramEnd run_program_for(std::chrono::microseconds life, std::string_view name,
                           const std::vector<std::string>& arguments, std::string_view key,
                           int signal) {
  const auto end_of_life = SteadyClock::now() + life;
  const ReadProgram child({name, arguments, key});
  int status = 0;
  while (::waitpid(child.pid(), &status, WNOHANG) == 0) {
    if (SteadyClock::now() >= end_of_life) ::kill(child.pid(), signal);
    std::this_thread::sleep_for(100us);
  }
  ProgramEnd end;
  child.read_rest(end);
  end.exit_code = code_of(status);
  return end;
}

ServerProcess::ServerProcess(std::filesystem::path root, const std::vector<std::string>& more,
                             std::string_view key)
    : root_(std::move(root)) {
  std::vector<std::string> arguments{"--data-dir", data_dir().string(), "--listen", "127.0.0.1:0"};
  arguments.insert(arguments.end(), more.begin(), more.end());
  const auto begin = SteadyClock::now();
  const Pipe pipe;
  out_ = pipe.read_end;
  pid_ = spawn({"seatledgerd", arguments, key}, pipe, root_ / "seatledgerd.log");
  try {
    wait_until_listening();
  } catch (...) {
    kill();
    ::close(out_);
    throw;
  }
  start_time_ = std::chrono::duration_cast<std::chrono::milliseconds>(SteadyClock::now() - begin);
}

ServerProcess::~ServerProcess() {
  kill();
  ::close(out_);
}

void ServerProcess::wait_until_listening() {
  constexpr std::string_view ready = "listening on http://127.0.0.1:";
  const auto end = SteadyClock::now() + start_timeout;
  std::string printed;
  while (printed.find('\n') == std::string::npos) {
    pollfd wanted{out_, POLLIN, 0};
    const auto left =
        std::chrono::duration_cast<std::chrono::milliseconds>(end - SteadyClock::now());
    std::array<char, 1024> piece;
    ssize_t bytes = 0;
    if (left > 0ms && ::poll(&wanted, 1, static_cast<int>(left.count())) > 0) {
      bytes = ::read(out_, piece.data(), piece.size());
    }
    if (bytes <= 0) throw std::runtime_error("seatledgerd does not listen:\n" + log());
    printed.append(piece.data(), static_cast<std::size_t>(bytes));
  }
  if (!printed.starts_with(ready)) throw std::runtime_error("seatledgerd says " + printed);
  port_ = static_cast<std::uint16_t>(std::stoul(printed.substr(ready.size())));
}

std::string ServerProcess::log() const {
  std::ostringstream text;
  text << std::ifstream(root_ / "seatledgerd.log").rdbuf();
  return text.str();
}

void ServerProcess::terminate() {
  if (pid_ != 0) ::kill(pid_, SIGTERM);
}

int ServerProcess::wait() {
  if (pid_ == 0) throw std::logic_error("seatledgerd has ended before");
  const auto end = SteadyClock::now() + stop_timeout;
  int status = 0;
  while (::waitpid(pid_, &status, WNOHANG) == 0) {
    if (SteadyClock::now() > end) ::kill(pid_, SIGKILL);
    std::this_thread::sleep_for(2ms);
  }
  pid_ = 0;
  return code_of(status);
}

void ServerProcess::kill() {
  if (pid_ == 0) return;
  ::kill(pid_, SIGKILL);
  ::waitpid(pid_, nullptr, 0);
  pid_ = 0;
}

}  // namespace seatledger::support
