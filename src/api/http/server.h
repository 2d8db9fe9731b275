// Accepts connections and enforces their time limits. Knows sockets and HTTP, but no licenses.
#pragma once

#include <boost/asio/io_context.hpp>
#include <functional>
#include <memory>

#include "api/http/bound_socket.h"
#include "api/http/handler.h"
#include "api/http/settings.h"
#include "base/error.h"
#include "base/uuid.h"

namespace seatledger::api {

struct ServerState;

// Everything runs on the one thread that runs `io`; call its functions there too, or before `io`
// runs. `handler`, `observer` and `entropy` must outlive `io`; the server may be destroyed before
// it. `entropy` is used only on the io thread.
class HttpServer {
 public:
  HttpServer(boost::asio::io_context& io, HttpSettings settings, HttpHandler& handler,
             HttpObserver& observer, Entropy& entropy);
  // Closes the listening socket and every connection.
  ~HttpServer();
  HttpServer(const HttpServer&) = delete;
  HttpServer& operator=(const HttpServer&) = delete;

  // Begins to accept; internal_error with the system's reason. Call it once.
  Result<void> listen(BoundSocket socket);

  // Accepts no new connections; open ones continue.
  void stop_accepting();

  // Stops accepting, closes idle connections at once, lets running requests finish with
  // "Connection: close". After drain_timeout_ms, closes the remaining connections; their handlers
  // may still be waiting. Then calls `done`, once, with the number of connections so closed. Call
  // it once.
  void drain(std::function<void(std::size_t closed_hard)> done);

 private:
  std::shared_ptr<ServerState> state_;
};

}  // namespace seatledger::api
