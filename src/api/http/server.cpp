#include "api/http/server.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/post.hpp>
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
  --state->shared->connection_count;
  if (--state->connection_count == 0 && state->is_draining) finish_drain(*state, 0);
}

void begin_to_serve(const std::shared_ptr<ServerState>& state, runtime::TcpSocket socket,
                    bool is_refused) {
  runtime::Awaitable<void> served = serve(state, std::move(socket), is_refused);
  boost::asio::co_spawn(state->io, std::move(served), boost::asio::detached);
}

// Of the threads with the fewest connections the next one after that which got the last.
const std::shared_ptr<ServerState>& next_thread(Listener& listener) {
  const auto& threads = listener.threads;
  std::size_t best = (listener.last + 1) % threads.size();
  for (std::size_t i = 2; i <= threads.size(); ++i) {
    const std::size_t other = (listener.last + i) % threads.size();
    if (threads[other]->connection_count < threads[best]->connection_count) best = other;
  }
  listener.last = best;
  return threads[best];
}

void start_connection(const Listener& listener, const std::shared_ptr<ServerState>& state,
                      runtime::TcpSocket socket) {
  ServerShared& shared = *state->shared;
  const std::size_t limit = shared.settings.connections_max;
  if (shared.connection_count >= limit + refusals_max) return;
  const bool is_refused = shared.connection_count >= limit;
  ++shared.connection_count;
  ++state->connection_count;
  if (state == listener.threads.front()) {
    begin_to_serve(state, std::move(socket), is_refused);
    return;
  }
  boost::asio::post(state->io, [state, socket = std::move(socket), is_refused]() mutable {
    begin_to_serve(state, std::move(socket), is_refused);
  });
}

runtime::Awaitable<void> accept_loop(std::shared_ptr<Listener> listener) {
  SteadyClock::time_point next_report;
  runtime::TcpAcceptor& acceptor = listener->acceptor;
  HttpObserver& observer = listener->threads.front()->observer;
  while (acceptor.is_open()) {
    error_code failed;
    const std::shared_ptr<ServerState> state = next_thread(*listener);
    runtime::TcpSocket socket = co_await acceptor.async_accept(
        state->io.get_executor(), redirect_error(runtime::awaiting, failed));
    if (!failed) {
      start_connection(*listener, state, std::move(socket));
      continue;
    }
    if (!acceptor.is_open()) break;
    // A second at least between two reports: many may fail in one.
    if (const auto now = SteadyClock::now(); now >= next_report) {
      observer.accept_failed(failed);
      next_report = now + accept_report_pause;
    }
    if (failed == boost::asio::error::connection_aborted) continue;
    // No descriptors or no memory: trying again at once would only waste processor time.
    ServerState::Timer pause{acceptor.get_executor(), accept_pause};
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

// Which threads have drained: the last one calls `done`.
struct Drain {
  Drain(boost::asio::io_context& first_thread, std::size_t threads,
        std::function<void(std::size_t)> when_done)
      : first(first_thread), running(threads), done(std::move(when_done)) {}

  boost::asio::io_context& first;
  std::atomic<std::size_t> running;
  std::atomic<std::size_t> closed_hard = 0;
  const std::function<void(std::size_t)> done;
};

void end_drain(const std::shared_ptr<Drain>& drain, std::size_t closed_hard) {
  drain->closed_hard += closed_hard;
  if (--drain->running != 0) return;
  boost::asio::post(drain->first, [drain] { drain->done(drain->closed_hard); });
}

void begin_drain(ServerState& state, const std::shared_ptr<Drain>& drain) {
  state.on_drained = [drain](std::size_t closed_hard) { end_drain(drain, closed_hard); };
  state.is_draining = true;
  state.drain_deadline = SteadyClock::now() + milliseconds{state.settings.drain_timeout_ms};
  for (Connection& connection : state.connections) connection.drain();
  if (state.connection_count == 0) finish_drain(state, 0);
}

std::vector<std::shared_ptr<ServerState>> states_of(std::span<const HttpThread> threads,
                                                    HttpSettings settings, HttpObserver& observer) {
  const auto shared = std::make_shared<ServerShared>(std::move(settings), observer);
  std::vector<std::shared_ptr<ServerState>> states;
  for (const HttpThread& thread : threads) {
    states.push_back(std::make_shared<ServerState>(thread, shared));
  }
  return states;
}

}  // namespace

HttpServer::HttpServer(std::span<const HttpThread> threads, HttpSettings settings,
                       HttpObserver& observer)
    : threads_(states_of(threads, std::move(settings), observer)),
      listener_(std::make_shared<Listener>(threads_)) {}

HttpServer::HttpServer(boost::asio::io_context& io, HttpSettings settings, HttpHandler& handler,
                       HttpObserver& observer, Entropy& entropy)
    : HttpServer(std::array{HttpThread{io, handler, entropy}}, std::move(settings), observer) {}

HttpServer::~HttpServer() {
  stop_accepting();
  for (const auto& state : threads_) {
    state->is_draining = true;
    state->on_drained = nullptr;
    state->ticker.cancel();
    close_all_hard(*state);
  }
}

Result<void> HttpServer::listen(BoundSocket socket) {
  runtime::TcpAcceptor& acceptor = listener_->acceptor;
  error_code failed;
  acceptor.assign(socket.endpoint().protocol(), socket.release(), failed);
  if (!failed) acceptor.listen(runtime::TcpAcceptor::max_listen_connections, failed);
  if (failed) {
    error_code ignored;
    acceptor.close(ignored);
    return error(ErrorCode::internal_error, "cannot listen: " + failed.message());
  }
  runtime::Awaitable<void> accepting = accept_loop(listener_);
  boost::asio::co_spawn(threads_.front()->io, std::move(accepting), boost::asio::detached);
  for (const auto& state : threads_) {
    runtime::Awaitable<void> ticking = tick_loop(state);
    boost::asio::co_spawn(state->io, std::move(ticking), boost::asio::detached);
  }
  return {};
}

void HttpServer::stop_accepting() {
  error_code ignored;
  listener_->acceptor.close(ignored);
}

void HttpServer::drain(std::function<void(std::size_t)> done) {
  stop_accepting();
  const auto drain =
      std::make_shared<Drain>(threads_.front()->io, threads_.size(), std::move(done));
  for (const auto& state : threads_) {
    boost::asio::post(state->io, [state, drain] { begin_drain(*state, drain); });
  }
}

}  // namespace seatledger::api
