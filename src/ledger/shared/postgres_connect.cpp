#include "ledger/shared/postgres_connect.h"

#include <libpq-fe.h>
#include <poll.h>

#include <algorithm>
#include <map>
#include <memory>
#include <string_view>
#include <utility>
#include <vector>

#include "base/store_error.h"

namespace seatledger::ledger {
namespace {

using SteadyTime = std::chrono::steady_clock::time_point;
using Settings = std::map<std::string, std::string>;

// How long the doubtful host is left out.
constexpr std::chrono::milliseconds doubt{1000};

Settings settings_in(const std::string& dsn) {
  char* problem = nullptr;
  PQconninfoOption* options = ::PQconninfoParse(dsn.c_str(), &problem);
  if (options == nullptr) {
    // The message may quote the DSN, with its password.
    ::PQfreemem(problem);
    throw StoreError("PostgreSQL: the DSN is not as libpq expects it");
  }
  Settings found;
  for (const PQconninfoOption* option = options; option->keyword != nullptr; ++option) {
    if (option->val != nullptr) found.emplace(option->keyword, option->val);
  }
  ::PQconninfoFree(options);
  return found;
}

std::vector<std::string> parts_of(std::string_view list) {
  std::vector<std::string> parts;
  for (;;) {
    const std::size_t comma = list.find(',');
    parts.emplace_back(list.substr(0, comma));
    if (comma == std::string_view::npos) return parts;
    list.remove_prefix(comma + 1);
  }
}

// One for each host of the DSN; of the ports there is one for all, or as many.
std::vector<Settings> each_host(const Settings& all) {
  std::size_t hosts = 1;
  for (const char* name : {"host", "hostaddr"}) {
    if (all.contains(name)) hosts = std::max(hosts, parts_of(all.at(name)).size());
  }
  std::vector<Settings> found(hosts, all);
  for (const char* name : {"host", "hostaddr", "port"}) {
    if (!all.contains(name)) continue;
    const auto parts = parts_of(all.at(name));
    for (std::size_t i = 0; i < hosts; ++i) found[i][name] = parts[i < parts.size() ? i : 0];
  }
  return found;
}

// A connection that is being made.
struct Attempt {
  struct Finish {
    void operator()(PGconn* connection) const { ::PQfinish(connection); }
  };
  Settings settings;
  SteadyTime begin;
  std::unique_ptr<PGconn, Finish> connection;
  PostgresPollingStatusType status = PGRES_POLLING_WRITING;

  bool is_open() const { return status == PGRES_POLLING_OK; }
  bool has_failed() const { return status == PGRES_POLLING_FAILED; }
};

std::string place_of(const Settings& settings) {
  std::string place;
  if (const auto host = settings.find("host"); host != settings.end()) place = host->second;
  if (place.empty()) {
    if (const auto host = settings.find("hostaddr"); host != settings.end()) place = host->second;
  }
  const auto port = settings.find("port");
  return place + ":" + (port == settings.end() ? "5432" : port->second);
}

void start(Attempt& attempt) {
  std::vector<const char*> names;
  std::vector<const char*> values;
  for (const auto& [name, value] : attempt.settings) {
    names.push_back(name.c_str());
    values.push_back(value.c_str());
  }
  names.push_back(nullptr);
  values.push_back(nullptr);
  attempt.connection.reset(::PQconnectStartParams(names.data(), values.data(), 0));
  if (!attempt.connection || ::PQstatus(attempt.connection.get()) == CONNECTION_BAD) {
    attempt.status = PGRES_POLLING_FAILED;
  }
}

std::vector<Attempt> attempts_of(const std::string& dsn, const std::string& doubtful) {
  Settings all = settings_in(dsn);
  all["target_session_attrs"] = "primary";
  all["client_encoding"] = "UTF8";
  all.try_emplace("fallback_application_name", "seatledger");
  const SteadyTime now = std::chrono::steady_clock::now();
  std::vector<Attempt> attempts;
  for (Settings& settings : each_host(all)) {
    const bool later = place_of(settings) == doubtful;
    attempts.push_back({std::move(settings), later ? now + doubt : now, {}, PGRES_POLLING_WRITING});
  }
  return attempts;
}

// Advances those whose sockets are ready, or waits until one is.
void advance(std::vector<Attempt*>& running, SteadyTime until) {
  std::vector<pollfd> ready;
  for (const Attempt* attempt : running) {
    const bool reads = attempt->status == PGRES_POLLING_READING;
    ready.push_back(
        {::PQsocket(attempt->connection.get()), static_cast<short>(reads ? POLLIN : POLLOUT), 0});
  }
  const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(
                        until - std::chrono::steady_clock::now())
                        .count();
  ::poll(ready.data(), ready.size(), static_cast<int>(std::max<std::int64_t>(0, left)));
  for (std::size_t i = 0; i < running.size(); ++i) {
    if (ready[i].revents == 0) continue;
    running[i]->status = ::PQconnectPoll(running[i]->connection.get());
  }
}

std::string first_reason(const std::vector<Attempt>& attempts) {
  for (const Attempt& attempt : attempts) {
    if (!attempt.connection || !attempt.has_failed()) continue;
    std::string text = ::PQerrorMessage(attempt.connection.get());
    return text.substr(0, text.find('\n'));
  }
  return "no host answered in time";
}

}  // namespace

pg_conn* connect_to_primary(const std::string& dsn, const std::string& doubtful,
                            SteadyTime deadline) {
  std::vector<Attempt> attempts = attempts_of(dsn, doubtful);
  for (;;) {
    const SteadyTime now = std::chrono::steady_clock::now();
    const bool is_another = std::any_of(attempts.begin(), attempts.end(), [&](const Attempt& one) {
      return !one.has_failed() && place_of(one.settings) != doubtful;
    });
    SteadyTime until = deadline;
    std::vector<Attempt*> running;
    for (Attempt& attempt : attempts) {
      if (!attempt.connection && !attempt.has_failed()) {
        if (is_another && attempt.begin > now) {
          until = std::min(until, attempt.begin);
          continue;
        }
        start(attempt);
      }
      if (attempt.is_open()) return attempt.connection.release();
      if (!attempt.has_failed()) running.push_back(&attempt);
    }
    if (now >= deadline || (running.empty() && until == deadline)) {
      throw StoreError("PostgreSQL cannot be reached: " + first_reason(attempts));
    }
    advance(running, until);
  }
}

}  // namespace seatledger::ledger
