// The state that the server and its connections share. On the io thread only.
#pragma once

#include <boost/asio/basic_waitable_timer.hpp>
#include <boost/intrusive/list.hpp>
#include <chrono>
#include <functional>

#include "api/http/answer.h"
#include "api/http/connection.h"
#include "api/http/handler.h"
#include "api/http/settings.h"
#include "base/uuid.h"

namespace seatledger::api {

using SteadyClock = std::chrono::steady_clock;

struct ServerState {
  using Timer =
      boost::asio::basic_waitable_timer<SteadyClock, boost::asio::wait_traits<SteadyClock>,
                                        runtime::Executor>;

  ServerState(boost::asio::io_context& io_context, HttpSettings http_settings,
              HttpHandler& http_handler, HttpObserver& http_observer, Entropy& random)
      : io(io_context),
        settings(std::move(http_settings)),
        handler(http_handler),
        observer(http_observer),
        cors(settings.cors),
        request_ids(random),
        acceptor(io.get_executor()),
        ticker(io.get_executor()) {}

  boost::asio::io_context& io;
  const HttpSettings settings;
  HttpHandler& handler;
  HttpObserver& observer;
  const Cors cors;
  RequestIds request_ids;
  runtime::TcpAcceptor acceptor;
  Timer ticker;

  // The time of the last tick: one clock read serves every connection.
  SteadyClock::time_point now = SteadyClock::now();
  DateLine date_line;
  boost::intrusive::list<Connection, boost::intrusive::constant_time_size<false>> connections;
  std::size_t connection_count = 0;
  bool is_draining = false;
  SteadyClock::time_point drain_deadline;
  std::function<void(std::size_t)> on_drained;  // empty once called
};

}  // namespace seatledger::api
