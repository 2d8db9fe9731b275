#include "api/gateway/cluster_entry.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>

#include "api/context.h"
#include "api/route.h"
#include "runtime/feed/feed.h"

namespace seatledger::api {
namespace {

// Of the server that is asked, not of the ledger: its directory, its state.
constexpr std::array<std::string_view, 4> own_paths{"/api/ledger/rebuild", "/api/ledger/backup",
                                                    "/api/ledger/servers", "/api/ledger/status"};

bool is_own(const Route& route) {
  return !route.path.starts_with("/api/") ||
         std::any_of(own_paths.begin(), own_paths.end(),
                     [&](std::string_view path) { return route.path.starts_with(path); });
}

Error not_confirmed() {
  return error(ErrorCode::catching_up,
               "this server cannot confirm now that it has everything that is stored");
}

Result<std::optional<Position>> wanted_position(const HttpRequest& request) {
  const auto text = request.find_header(ledger_position);
  if (!text) return std::optional<Position>();
  std::uint64_t number = 0;
  const auto [end, fault] = std::from_chars(text->data(), text->data() + text->size(), number);
  if (fault != std::errc{} || end != text->data() + text->size()) {
    return bad_parameter(ledger_position, "must be a position");
  }
  return std::optional<Position>(Position{number});
}

}  // namespace

ClusterEntry::ClusterEntry(const runtime::ClusterAccess& cluster)
    : cluster_(cluster), client_(LeaderClient::Settings{}, cluster.leadership) {}

bool ClusterEntry::is_forwarded(const Call& call) const {
  return call.route.place == Place::leader && !cluster_.leads() &&
         !call.http->find_header(forwarded_by);
}

Result<void> ClusterEntry::check_place(const Call& call) const {
  if (call.route.place != Place::leader || cluster_.leads()) return {};
  return error(ErrorCode::no_leader, "this server does not lead now; nothing was stored");
}

runtime::Awaitable<Result<void>> ClusterEntry::wait(const Call& call) {
  if (is_own(call.route)) co_return Result<void>();
  const auto wanted = wanted_position(*call.http);
  if (wanted.has_error()) co_return wanted.error();
  if (!*wanted) {
    if (!co_await cluster_.gate.pass()) co_return not_confirmed();
    co_return Result<void>();
  }
  runtime::HeadSignal& head = call.context.feed.head;
  if (head.reached() >= **wanted) co_return Result<void>();
  const auto until = runtime::HeadSignal::Clock::now() + cluster_.gate.longest_wait();
  if (!co_await head.wait(**wanted, until)) co_return not_confirmed();
  co_return Result<void>();
}

runtime::Awaitable<Result<HttpResponse>> ClusterEntry::forward(const Call& call) {
  const ledger::ServerIdentity me = cluster_.me();
  co_return co_await client_.send(*call.http, me.name);
}

}  // namespace seatledger::api
