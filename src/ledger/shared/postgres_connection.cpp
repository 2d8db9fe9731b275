#include "ledger/shared/postgres_connection.h"

#include <libpq-fe.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdint>
#include <utility>

#include "base/store_error.h"
#include "ledger/shared/postgres_connect.h"

namespace seatledger::ledger {
namespace {

constexpr int binary = 1;
constexpr PostgresStatement begin_reading{"begin", "BEGIN ISOLATION LEVEL REPEATABLE READ"};
constexpr PostgresStatement write_record{
    "record", "SELECT pg_logical_emit_message(true, 'seatledger', '') IS NOT NULL"};
constexpr PostgresStatement commit{"commit", "COMMIT"};

// A session's own, whatever the role or the database have set. A commit must wait for the standby,
// and the notice that it did not must be sent; no limit of PostgreSQL's may end a statement.
constexpr const char* session_settings =
    "SET synchronous_commit = on; SET client_min_messages = notice; SET statement_timeout = 0; "
    "SET lock_timeout = 0; SET idle_in_transaction_session_timeout = 0; "
    "SET idle_session_timeout = 0; SET default_transaction_isolation = 'read committed'; "
    "SET default_transaction_read_only = off; SET default_transaction_deferrable = off";

std::string without_line_end(const char* message) {
  std::string text = message == nullptr ? "" : message;
  while (text.ends_with('\n')) text.pop_back();
  return text;
}

// Without its details, which may hold values.
std::string message_of(const PGresult* result) {
  const char* code = ::PQresultErrorField(result, PG_DIAG_SQLSTATE);
  const char* text = ::PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY);
  return std::string(text == nullptr ? "no answer" : text) + " (SQLSTATE " +
         (code == nullptr ? "unknown" : code) + ")";
}

void keep_notice(void* kept, const PGresult* result) {
  std::string& text = *static_cast<std::string*>(kept);
  if (text.empty()) text = message_of(result);
}

}  // namespace

void PostgresConnection::Finish::operator()(pg_conn* connection) const { ::PQfinish(connection); }

PostgresConnection::PostgresConnection(PostgresOptions options)
    : options_(std::move(options)), wake_(::eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC)) {
  if (wake_ < 0) throw StoreError("the system gives no event for the connection to PostgreSQL");
}

PostgresConnection::~PostgresConnection() {
  close();
  ::close(wake_);
}

void PostgresConnection::close() {
  connection_.reset();
  prepared_.clear();
  listening_ = false;
}

void PostgresConnection::fail(const std::string& why) {
  if (connection_) {
    const char* host = ::PQhost(connection_.get());
    doubtful_host_ = host == nullptr ? "" : host;
    const char* port = ::PQport(connection_.get());
    doubtful_host_ += std::string(":") + (port == nullptr ? "" : port);
  }
  close();
  throw StoreError("PostgreSQL: " + why);
}

void PostgresConnection::open() {
  if (connection_) return;
  const Deadline until = deadline();
  connection_.reset(connect_to_primary(options_.dsn, doubtful_host_, until));
  ::PQsetnonblocking(connection_.get(), 1);
  ::PQsetNoticeReceiver(connection_.get(), keep_notice, &notice_);
  notice_.clear();
  sent(::PQsendQuery(connection_.get(), session_settings), until);
  end_of_results(until);
}

void PostgresConnection::poll_for(short events, Deadline until) {
  pollfd ready{::PQsocket(connection_.get()), events, 0};
  for (;;) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(
        until - std::chrono::steady_clock::now());
    const int found = ::poll(&ready, 1, static_cast<int>(std::max<std::int64_t>(0, left.count())));
    if (found > 0) return;
    if (found == 0) {
      fail("no answer within " + std::to_string(options_.timeout.count()) + " ms");
    }
    if (errno != EINTR) fail("the connection cannot be waited for");
  }
}

void PostgresConnection::sent(int accepted, Deadline until) {
  if (accepted == 0) fail(without_line_end(::PQerrorMessage(connection_.get())));
  int left = 0;
  while ((left = ::PQflush(connection_.get())) == 1) {
    poll_for(POLLIN | POLLOUT, until);
    if (::PQconsumeInput(connection_.get()) == 0) {
      fail(without_line_end(::PQerrorMessage(connection_.get())));
    }
  }
  if (left != 0) fail(without_line_end(::PQerrorMessage(connection_.get())));
}

PostgresResult PostgresConnection::next_result(Deadline until) {
  while (::PQisBusy(connection_.get()) != 0) {
    poll_for(POLLIN, until);
    if (::PQconsumeInput(connection_.get()) == 0) {
      fail(without_line_end(::PQerrorMessage(connection_.get())));
    }
  }
  return PostgresResult(::PQgetResult(connection_.get()));
}

PostgresResult PostgresConnection::good_result(Deadline until) {
  PostgresResult found = next_result(until);
  if (found.get() == nullptr) fail("an answer is missing");
  const ExecStatusType status = ::PQresultStatus(found.get());
  if (status != PGRES_TUPLES_OK && status != PGRES_COMMAND_OK) fail(message_of(found.get()));
  return found;
}

void PostgresConnection::end_of_results(Deadline until) {
  for (;;) {
    const PostgresResult next = next_result(until);
    if (next.get() == nullptr) return;
    const ExecStatusType status = ::PQresultStatus(next.get());
    if (status != PGRES_TUPLES_OK && status != PGRES_COMMAND_OK) fail(message_of(next.get()));
  }
}

void PostgresConnection::refuse_notices() {
  if (!notice_.empty()) fail(notice_);
}

void PostgresConnection::prepare(const PostgresCall& call) {
  open();
  const PostgresStatement& statement = *call.statement;
  if (prepared_.contains(statement.name)) return;
  const Deadline until = deadline();
  notice_.clear();
  const auto types = call.parameters.types();
  sent(::PQsendPrepare(connection_.get(), statement.name, statement.sql,
                       static_cast<int>(types.size()), types.data()),
       until);
  good_result(until);
  end_of_results(until);
  refuse_notices();
  prepared_.insert(statement.name);
}

void PostgresConnection::send_call(const PostgresCall& call, Deadline until) {
  const auto values = call.parameters.pointers();
  const auto lengths = call.parameters.lengths();
  const std::vector<int> formats(values.size(), binary);
  sent(::PQsendQueryPrepared(connection_.get(), call.statement->name,
                             static_cast<int>(values.size()), values.data(), lengths.data(),
                             formats.data(), binary),
       until);
}

PostgresResult PostgresConnection::run(const PostgresCall& call) {
  prepare(call);
  const Deadline until = deadline();
  notice_.clear();
  send_call(call, until);
  PostgresResult found = good_result(until);
  end_of_results(until);
  refuse_notices();
  return found;
}

std::vector<PostgresResult> PostgresConnection::run_confirmed(std::span<const PostgresCall> calls) {
  std::vector<PostgresCall> all;
  all.push_back({&begin_reading, {}});
  all.insert(all.end(), calls.begin(), calls.end());
  all.push_back({&write_record, {}});
  all.push_back({&commit, {}});
  for (const PostgresCall& call : all) prepare(call);
  const Deadline until = deadline();
  notice_.clear();
  if (::PQenterPipelineMode(connection_.get()) == 0) fail("no pipeline");
  for (const PostgresCall& call : all) send_call(call, until);
  sent(::PQpipelineSync(connection_.get()), until);
  std::vector<PostgresResult> found;
  for (std::size_t i = 0; i < all.size(); ++i) {
    found.push_back(good_result(until));
    if (next_result(until).get() != nullptr) fail("an answer has two parts");
  }
  if (const PostgresResult end = next_result(until);
      ::PQresultStatus(end.get()) != PGRES_PIPELINE_SYNC) {
    fail("an answer has no end");
  }
  if (::PQexitPipelineMode(connection_.get()) == 0) fail("the pipeline does not end");
  refuse_notices();
  // A COMMIT of a transaction that failed is answered ROLLBACK.
  if (std::string_view(::PQcmdStatus(found.back().get())) != "COMMIT") fail("not committed");
  found.erase(found.begin());
  found.erase(found.begin() + static_cast<std::ptrdiff_t>(calls.size()), found.end());
  return found;
}

void PostgresConnection::run_script(const std::string& sql) {
  open();
  const Deadline until = deadline();
  sent(::PQsendQuery(connection_.get(), sql.c_str()), until);
  end_of_results(until);
}

void PostgresConnection::wait(std::chrono::milliseconds longest) {
  static constexpr PostgresStatement listen{"listen", "LISTEN seatledger"};
  if (!listening_) {
    run({&listen, {}});
    listening_ = true;
  }
  std::array<pollfd, 2> ready{pollfd{::PQsocket(connection_.get()), POLLIN, 0},
                              pollfd{wake_, POLLIN, 0}};
  const auto until = std::chrono::steady_clock::now() + longest;
  while (!take_notifications()) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(
        until - std::chrono::steady_clock::now());
    const int timeout_ms = static_cast<int>(std::max<std::int64_t>(0, left.count()));
    if (::poll(ready.data(), ready.size(), timeout_ms) == 0) return;
    std::uint64_t wakes = 0;
    if (::read(wake_, &wakes, sizeof wakes) > 0) return;
  }
}

bool PostgresConnection::take_notifications() {
  if (::PQconsumeInput(connection_.get()) == 0) {
    fail(without_line_end(::PQerrorMessage(connection_.get())));
  }
  bool any = false;
  while (PGnotify* notification = ::PQnotifies(connection_.get())) {
    any = true;
    ::PQfreemem(notification);
  }
  return any;
}

void PostgresConnection::wake() {
  const std::uint64_t one = 1;
  [[maybe_unused]] const auto written = ::write(wake_, &one, sizeof one);
}

}  // namespace seatledger::ledger
