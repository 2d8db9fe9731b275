// A private PostgreSQL for a test: a primary and a synchronous standby on loopback, in a temporary
// folder, both stopped by their ids at the end, also when the test dies. Root runs them as the user
// postgres, because PostgreSQL does not start as root. What the package installed is left alone.
#pragma once

#include <sys/types.h>

#include <filesystem>
#include <string>
#include <vector>

#include "support/temporary_directory.h"

namespace seatledger::support {

class PostgresPair {
 public:
  // Where the server programs are; empty when PostgreSQL is not installed.
  static std::filesystem::path programs();
  static bool is_installed() { return !programs().empty(); }
  // The one pair of this test program, started at the first call.
  static PostgresPair& shared();

  PostgresPair();
  ~PostgresPair();
  PostgresPair(const PostgresPair&) = delete;
  PostgresPair& operator=(const PostgresPair&) = delete;

  // Makes an empty database and returns the DSN for it, with both hosts.
  std::string new_database();
  // Runs SQL on the primary as its owner, and returns what psql prints.
  std::string ask(const std::string& database, const std::string& sql);

  pid_t primary() const { return primary_.pid; }
  pid_t standby() const { return standby_.pid; }
  int primary_port() const { return primary_.port; }
  int standby_port() const { return standby_.port; }
  // SIGKILL to the primary and all its processes, then the standby is promoted. It has no standby
  // of its own: synchronous_standby_names is as it was, and commits wait.
  void kill_primary();
  void promote_standby();
  // Commits wait for the standby; or, with an empty text, for nobody.
  void set_synchronous_standbys(const std::string& names);

 private:
  struct Node {
    std::filesystem::path directory;
    int port = 0;
    pid_t pid = 0;
  };

  std::string run(const std::string& program, const std::vector<std::string>& arguments) const;
  void start(Node& node);
  void stop(Node& node) const;
  void wait_until(const std::string& sql, const std::string& expected);

  contract::TemporaryDirectory folder_;
  Node primary_;
  Node standby_;
  int current_port_ = 0;  // of the primary
  int databases_ = 0;
};

}  // namespace seatledger::support
