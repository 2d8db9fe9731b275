#include "support/postgres_pair.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <grp.h>
#include <netinet/in.h>
#include <pwd.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <thread>

namespace seatledger::support {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

constexpr const char* user = "seatledger";
constexpr auto patience = 120s;  // the machine may be busy

int free_port() {
  const int probe = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t length = sizeof address;
  auto* const any = reinterpret_cast<sockaddr*>(&address);
  if (::bind(probe, any, length) != 0 || ::getsockname(probe, any, &length) != 0) {
    throw std::runtime_error("no free port");
  }
  ::close(probe);
  return ntohs(address.sin_port);
}

// Whom the programs run as.
const passwd* owner() {
  return ::geteuid() == 0 ? ::getpwnam("postgres") : ::getpwuid(::geteuid());
}

// The child is `program` with its output in `output`, and dies with this process.
pid_t spawn(const fs::path& program, const std::vector<std::string>& arguments,
            const fs::path& output, int death_signal) {
  std::vector<std::string> words{program.string()};
  words.insert(words.end(), arguments.begin(), arguments.end());
  std::vector<char*> pointers;
  for (std::string& word : words) pointers.push_back(word.data());
  pointers.push_back(nullptr);
  const passwd* const account = owner();
  const pid_t parent = ::getpid();
  const pid_t child = ::fork();
  if (child < 0) throw std::runtime_error("no process");
  if (child > 0) return child;
  const int file = ::open(output.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0644);
  ::dup2(file, STDOUT_FILENO);
  ::dup2(file, STDERR_FILENO);
  if (::geteuid() == 0 && (::initgroups(account->pw_name, account->pw_gid) != 0 ||
                           ::setgid(account->pw_gid) != 0 || ::setuid(account->pw_uid) != 0)) {
    ::_exit(126);
  }
  if (::chdir("/") != 0) ::_exit(126);
  ::prctl(PR_SET_PDEATHSIG, death_signal);
  if (::getppid() != parent) ::_exit(126);
  ::setenv("LC_ALL", "C", 1);
  ::setenv("PGCONNECT_TIMEOUT", "60", 1);
  ::execv(program.c_str(), pointers.data());
  ::_exit(127);
}

std::string text_of(const fs::path& file) {
  std::ifstream in(file);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

}  // namespace

fs::path PostgresPair::programs() {
  fs::path newest;
  int version = 0;
  std::error_code none;
  for (const auto& entry : fs::directory_iterator("/usr/lib/postgresql", none)) {
    const int found = std::atoi(entry.path().filename().c_str());
    if (found > version && fs::exists(entry.path() / "bin" / "initdb")) {
      version = found;
      newest = entry.path() / "bin";
    }
  }
  return newest;
}

PostgresPair& PostgresPair::shared() {
  static PostgresPair pair;
  return pair;
}

PostgresPair::PostgresPair() {
  const passwd* const account = owner();
  if (account == nullptr) throw std::runtime_error("there is no user postgres");
  if (::geteuid() == 0 && ::chown(folder_.path().c_str(), account->pw_uid, account->pw_gid) != 0) {
    throw std::runtime_error("cannot give the folder to the user postgres");
  }
  primary_ = {folder_.path() / "primary", free_port(), 0};
  standby_ = {folder_.path() / "standby", free_port(), 0};
  current_port_ = primary_.port;
  run("initdb", {"-D", primary_.directory.string(), "-U", user, "-A", "trust", "-E", "UTF8",
                 "--locale=C", "--no-sync", "--no-instructions"});
  start(primary_);
  run("pg_basebackup",
      {"-D", standby_.directory.string(), "-R", "-X", "stream", "-c", "fast", "--no-sync", "-d",
       "host=127.0.0.1 application_name=standby user=" + std::string(user) +
           " port=" + std::to_string(primary_.port)});
  start(standby_);
  set_synchronous_standbys("standby");
  wait_until("SELECT count(*) FROM pg_stat_replication WHERE sync_state = 'sync'", "1");
}

PostgresPair::~PostgresPair() {
  stop(primary_);
  stop(standby_);
}

std::string PostgresPair::run(const std::string& program,
                              const std::vector<std::string>& arguments) const {
  const fs::path output = folder_.path() / (program + ".out");
  fs::remove(output);
  const pid_t child = spawn(programs() / program, arguments, output, SIGKILL);
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  std::string text = text_of(output);
  if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) {
    throw std::runtime_error(program + " failed: " + text);
  }
  return text;
}

void PostgresPair::start(Node& node) {
  const std::vector<std::string> arguments{
      "-D", node.directory.string(),      "-p", std::to_string(node.port),
      "-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories=",
      "-c", "shared_buffers=16MB",        "-c", "max_connections=40",
      "-c", "wal_sender_timeout=5s",      "-c", "wal_receiver_status_interval=1s"};
  node.pid = spawn(programs() / "postgres", arguments, folder_.path() / "log", SIGQUIT);
  const auto until = std::chrono::steady_clock::now() + patience;
  for (;;) {
    int status = 0;
    if (::waitpid(node.pid, &status, WNOHANG) == node.pid) {
      node.pid = 0;
      throw std::runtime_error("postgres ended: " + text_of(folder_.path() / "log"));
    }
    // The last line is the state: "ready" when connections are accepted.
    std::istringstream lines(text_of(node.directory / "postmaster.pid"));
    std::string line;
    std::string last;
    while (std::getline(lines, line)) last = line;
    if (last.starts_with("ready")) return;
    if (std::chrono::steady_clock::now() > until) throw std::runtime_error("postgres is not ready");
    std::this_thread::sleep_for(10ms);
  }
}

void PostgresPair::stop(Node& node) const {
  if (node.pid == 0) return;
  ::kill(node.pid, SIGCONT);
  ::kill(node.pid, SIGQUIT);
  int status = 0;
  while (::waitpid(node.pid, &status, 0) < 0 && errno == EINTR) {
  }
}

std::string PostgresPair::ask(const std::string& database, const std::string& sql) {
  std::string text = run("psql", {"-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-c", sql,
                                  "host=127.0.0.1 user=" + std::string(user) + " port=" +
                                      std::to_string(current_port_) + " dbname=" + database});
  while (text.ends_with('\n')) text.pop_back();
  return text;
}

std::string PostgresPair::new_database() {
  const std::string name = "ledger" + std::to_string(++databases_);
  ask("postgres", "CREATE DATABASE " + name);
  return "host=127.0.0.1,127.0.0.1 port=" + std::to_string(primary_.port) + "," +
         std::to_string(standby_.port) + " user=" + user + " dbname=" + name;
}

void PostgresPair::wait_until(const std::string& sql, const std::string& expected) {
  const auto until = std::chrono::steady_clock::now() + patience;
  while (ask("postgres", sql) != expected) {
    if (std::chrono::steady_clock::now() > until) throw std::runtime_error("never: " + sql);
    std::this_thread::sleep_for(20ms);
  }
}

void PostgresPair::kill_primary() {
  // Its processes notice that the first one is gone, and end.
  ::kill(primary_.pid, SIGKILL);
  int status = 0;
  while (::waitpid(primary_.pid, &status, 0) < 0 && errno == EINTR) {
  }
  primary_.pid = 0;
}

void PostgresPair::promote_standby() {
  current_port_ = standby_.port;
  run("pg_ctl", {"promote", "-w", "-D", standby_.directory.string()});
}

void PostgresPair::set_synchronous_standbys(const std::string& names) {
  ask("postgres", "ALTER SYSTEM SET synchronous_standby_names = '" + names + "'");
  ask("postgres", "SELECT pg_reload_conf()");
  wait_until("SHOW synchronous_standby_names", names);
}

}  // namespace seatledger::support
