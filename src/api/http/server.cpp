#include "api/http/server.h"

#include <algorithm>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/redirect_error.hpp>
#include <utility>

#include "api/http/server_state.h"

namespace seatledger::api {
namespace {

using boost::asio::redirect_error;
using boost::system::error_code;
using std::chrono::milliseconds;

// Beyond connections_max, this many connections at a time are answered with queue_full; any more
// are closed without an answer.
constexpr std::size_t refusals_max = 64;
constexpr milliseconds accept_pause{100};
constexpr milliseconds accept_report_pause{1000};

void finish_drain(ServerState& state, std::size_t closed_hard) {
  if (!state.on_drained) return;
  state.ticker.cancel();
  std::exchange(state.on_drained, nullptr)(closed_hard);
}

void close_all_hard(ServerState& state) {
  for (Connection& connection : state.connections) connection.close_hard();
}

runtime::Awaitable<void> serve(std::shared_ptr<ServerState> state, runtime::TcpSocket socket,
                               bool is_refused) {
  try {
    Connection connection{state, std::move(socket)};
    if (is_refused) {
      co_await connection.refuse();
    } else if (!state->is_draining) {
      co_await connection.run();
    }
  } catch (const std::exception& exception) {
    state->observer.handler_failed({}, exception.what());
  }
  --state->connection_count;
  if (state->is_draining && state->connection_count == 0) finish_drain(*state, 0);
}

void start_connection(const std::shared_ptr<ServerState>& state, runtime::TcpSocket socket) {
  const std::size_t limit = state->settings.connections_max;
  if (state->connection_count >= limit + refusals_max) return;
  const bool is_refused = state->connection_count >= limit;
  ++state->connection_count;
  runtime::Awaitable<void> served = serve(state, std::move(socket), is_refused);
  boost::asio::co_spawn(state->io, std::move(served), boost::asio::detached);
}

runtime::Awaitable<void> accept_loop(std::shared_ptr<ServerState> state) {
  SteadyClock::time_point next_report;
  while (state->acceptor.is_open()) {
    error_code failed;
    runtime::TcpSocket socket =
        co_await state->acceptor.async_accept(redirect_error(runtime::awaiting, failed));
    if (!failed) {
      start_connection(state, std::move(socket));
      continue;
    }
    if (!state->acceptor.is_open()) break;
    // A second at least between two reports: many may fail in one.
    if (const auto now = SteadyClock::now(); now >= next_report) {
      state->observer.accept_failed(failed);
      next_report = now + accept_report_pause;
    }
    if (failed == boost::asio::error::connection_aborted) continue;
    // No descriptors or no memory: trying again at once would only waste processor time.
    ServerState::Timer pause{state->io.get_executor(), accept_pause};
    co_await pause.async_wait(redirect_error(runtime::awaiting, failed));
  }
}

milliseconds tick_period(const HttpSettings& settings) {
  const std::uint32_t shortest =
      std::min({settings.idle_timeout_ms, settings.header_timeout_ms, settings.body_timeout_ms,
                settings.write_timeout_ms, settings.linger_timeout_ms, settings.drain_timeout_ms});
  return milliseconds{std::clamp<std::uint32_t>(shortest / 4, 5, 250)};
}

// One timer for all connections: setting and cancelling one per connection for every read would
// cost more than the parsing.
runtime::Awaitable<void> tick_loop(std::shared_ptr<ServerState> state) {
  const milliseconds period = tick_period(state->settings);
  error_code failed;
  while (true) {
    state->ticker.expires_after(period);
    co_await state->ticker.async_wait(redirect_error(runtime::awaiting, failed));
    if (failed) break;
    state->now = SteadyClock::now();
    state->date_line.update();
    for (Connection& connection : state->connections) connection.expire(state->now);
    if (state->is_draining && state->now >= state->drain_deadline) {
      close_all_hard(*state);
      finish_drain(*state, state->connection_count);
      break;
    }
  }
}

}  // namespace

HttpServer::HttpServer(boost::asio::io_context& io, HttpSettings settings, HttpHandler& handler,
                       HttpObserver& observer, Entropy& entropy)
    : state_(std::make_shared<ServerState>(io, std::move(settings), handler, observer, entropy)) {}

HttpServer::~HttpServer() {
  stop_accepting();
  state_->is_draining = true;
  state_->on_drained = nullptr;
  state_->ticker.cancel();
  close_all_hard(*state_);
}

Result<void> HttpServer::listen(BoundSocket socket) {
  runtime::TcpAcceptor& acceptor = state_->acceptor;
  error_code failed;
  acceptor.assign(socket.endpoint().protocol(), socket.release(), failed);
  if (!failed) acceptor.listen(runtime::TcpAcceptor::max_listen_connections, failed);
  if (failed) {
    error_code ignored;
    acceptor.close(ignored);
    return error(ErrorCode::internal_error, "cannot listen: " + failed.message());
  }
  runtime::Awaitable<void> accepting = accept_loop(state_);
  boost::asio::co_spawn(state_->io, std::move(accepting), boost::asio::detached);
  runtime::Awaitable<void> ticking = tick_loop(state_);
  boost::asio::co_spawn(state_->io, std::move(ticking), boost::asio::detached);
  return {};
}

void HttpServer::stop_accepting() {
  error_code ignored;
  state_->acceptor.close(ignored);
}

void HttpServer::drain(std::function<void(std::size_t)> done) {
  stop_accepting();
  state_->on_drained = std::move(done);
  state_->is_draining = true;
  state_->drain_deadline = SteadyClock::now() + milliseconds{state_->settings.drain_timeout_ms};
  for (Connection& connection : state_->connections) connection.drain();
  if (state_->connection_count == 0) {
    boost::asio::post(state_->io, [state = state_] { finish_drain(*state, 0); });
  }
}

}  // namespace seatledger::api
