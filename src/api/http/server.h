// Accepts connections and keeps their time limits. Knows sockets and HTTP, and nothing of licenses.
#pragma once

#include <boost/asio/io_context.hpp>
#include <functional>
#include <memory>

#include "api/http/handler.h"
#include "api/http/settings.h"
#include "base/error.h"
#include "base/uuid.h"

namespace seatledger::api {

struct ServerState;

// Everything happens on the one thread that runs `io`, and its functions are called there too (or
// before it runs). `handler`, `observer` and `entropy` outlive `io`; the server itself may go
// first. `entropy` is used only on the io thread.
class HttpServer {
 public:
  HttpServer(boost::asio::io_context& io, HttpSettings settings, HttpHandler& handler,
             HttpObserver& observer, Entropy& entropy);
  // Closes the listening socket and every connection.
  ~HttpServer();
  HttpServer(const HttpServer&) = delete;
  HttpServer& operator=(const HttpServer&) = delete;

  // Binds and begins to accept; port 0 takes a free one. Gives the endpoint bound, or
  // internal_error with the system's reason. Called once.
  Result<runtime::Tcp::endpoint> listen(const runtime::Tcp::endpoint& endpoint);

  // No new connections; those that are open go on.
  void stop_accepting();

  // Stops accepting, closes idle connections at once, lets running requests finish with
  // "Connection: close". `done` is called once, when the last connection is gone or after
  // drain_timeout_ms, when the rest was closed hard; it gets how many those were. Their handlers
  // may still be waiting then. Called once.
  void drain(std::function<void(std::size_t closed_hard)> done);

 private:
  std::shared_ptr<ServerState> state_;
};

}  // namespace seatledger::api
