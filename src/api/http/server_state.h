// The state that a server and its connections share.
#pragma once

#include <atomic>
#include <boost/asio/basic_waitable_timer.hpp>
#include <boost/intrusive/list.hpp>
#include <chrono>
#include <functional>
#include <memory>

#include "api/http/answer.h"
#include "api/http/connection.h"
#include "api/http/handler.h"
#include "api/http/server.h"
#include "api/http/settings.h"
#include "base/uuid.h"

namespace seatledger::api {

using SteadyClock = std::chrono::steady_clock;

// What all threads of a server share. Any thread.
struct ServerShared {
  ServerShared(HttpSettings http_settings, HttpObserver& http_observer)
      : settings(std::move(http_settings)), observer(http_observer), cors(settings.cors) {}

  const HttpSettings settings;
  HttpObserver& observer;
  const Cors cors;
  std::atomic<std::size_t> connection_count = 0;  // of all threads
};

// What belongs to one thread, and the connections that it serves. On that thread only, except
// connection_count.
struct ServerState {
  using Timer =
      boost::asio::basic_waitable_timer<SteadyClock, boost::asio::wait_traits<SteadyClock>,
                                        runtime::Executor>;

  ServerState(const HttpThread& thread, std::shared_ptr<ServerShared> all_threads)
      : shared(std::move(all_threads)),
        io(thread.io),
        settings(shared->settings),
        handler(thread.handler),
        observer(shared->observer),
        cors(shared->cors),
        request_ids(thread.entropy),
        ticker(io.get_executor()) {}

  const std::shared_ptr<ServerShared> shared;
  boost::asio::io_context& io;
  const HttpSettings& settings;
  HttpHandler& handler;
  HttpObserver& observer;
  const Cors& cors;
  RequestIds request_ids;
  Timer ticker;

  // The time of the last tick: one clock read serves every connection.
  SteadyClock::time_point now = SteadyClock::now();
  DateLine date_line;
  boost::intrusive::list<Connection, boost::intrusive::constant_time_size<false>> connections;
  // Raised by the thread that accepts, lowered by this one.
  std::atomic<std::size_t> connection_count = 0;
  bool is_draining = false;
  SteadyClock::time_point drain_deadline;
  std::function<void(std::size_t)> on_drained;  // empty once called
};

// On the first thread of the server.
struct Listener {
  explicit Listener(const std::vector<std::shared_ptr<ServerState>>& states)
      : threads(states), acceptor(states.front()->io.get_executor()) {}

  const std::vector<std::shared_ptr<ServerState>> threads;
  std::size_t last = 0;  // who got the last connection
  runtime::TcpAcceptor acceptor;
};

}  // namespace seatledger::api
