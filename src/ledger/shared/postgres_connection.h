// A connection to PostgreSQL by libpq that never waits longer than its deadline: also not for a
// machine that is frozen and whose kernel still acknowledges. For one thread, except wake().
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ledger/shared/postgres_options.h"
#include "ledger/shared/postgres_values.h"

struct pg_conn;

namespace seatledger::ledger {

// Prepared once a connection, by its name.
struct PostgresStatement {
  const char* name = "";
  const char* sql = "";
};

struct PostgresCall {
  const PostgresStatement* statement = nullptr;
  PostgresParameters parameters;
};

// After any error, notice or passed deadline the functions close the connection and throw
// StoreError: a statement may or may not have taken effect. A notice counts because PostgreSQL
// tells by one that a commit may be on this machine alone. The message names no values.
class PostgresConnection {
 public:
  explicit PostgresConnection(PostgresOptions options);
  ~PostgresConnection();
  PostgresConnection(const PostgresConnection&) = delete;
  PostgresConnection& operator=(const PostgresConnection&) = delete;

  const PostgresOptions& options() const { return options_; }

  // Connects to the primary unless connected.
  void open();
  void close();
  // Opens, and prepares the statement for parameters of these types: what fails here sent nothing.
  void prepare(const PostgresCall& call);
  // Opens, prepares and runs one statement, a transaction of its own.
  PostgresResult run(const PostgresCall& call);
  // One transaction, REPEATABLE READ, sent at once. The last of the statements' results is that of
  // a record that the transaction wrote: when this returns, what was read stands before it, and is
  // on the standby (docs/decisions/0063).
  std::vector<PostgresResult> run_confirmed(std::span<const PostgresCall> calls);
  // Several statements separated by ';', one transaction. Notices are allowed.
  void run_script(const std::string& sql);

  // Waits for a notification, for wake(), or for so long.
  void wait(std::chrono::milliseconds longest);
  void wake();

 private:
  using Deadline = std::chrono::steady_clock::time_point;
  struct Finish {
    void operator()(pg_conn* connection) const;
  };

  Deadline deadline() const { return std::chrono::steady_clock::now() + options_.timeout; }
  void sent(int accepted, Deadline until);
  PostgresResult next_result(Deadline until);
  PostgresResult good_result(Deadline until);
  void end_of_results(Deadline until);
  void send_call(const PostgresCall& call, Deadline until);
  void poll_for(short events, Deadline until);
  bool take_notifications();
  void refuse_notices();
  [[noreturn]] void fail(const std::string& why);

  const PostgresOptions options_;
  std::string notice_;  // the first since the statement began
  std::unique_ptr<pg_conn, Finish> connection_;
  std::set<std::string, std::less<>> prepared_;
  bool listening_ = false;
  std::string doubtful_host_;  // where the last connection failed, "host:port"
  int wake_ = -1;              // an eventfd
};

}  // namespace seatledger::ledger
