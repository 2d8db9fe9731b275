// Accepts connections and enforces their time limits. Knows sockets and HTTP, but no licenses.
#pragma once

#include <boost/asio/io_context.hpp>
#include <functional>
#include <memory>
#include <span>
#include <vector>

#include "api/http/bound_socket.h"
#include "api/http/handler.h"
#include "api/http/settings.h"
#include "base/error.h"
#include "base/uuid.h"

namespace seatledger::api {

struct Listener;
struct ServerState;

// What one of the threads of a server works with. All must outlive `io`, and only the thread that
// runs `io` uses them.
struct HttpThread {
  boost::asio::io_context& io;
  HttpHandler& handler;
  Entropy& entropy;
};

// The first thread accepts; each connection is served by one thread, that which has fewest. Call
// the server's functions on the first thread, or before any of them runs. `observer` must outlive
// the io_contexts, and be safe to share if there are several. The server may be destroyed before
// them, once their threads have ended.
class HttpServer {
 public:
  HttpServer(std::span<const HttpThread> threads, HttpSettings settings, HttpObserver& observer);
  // With one thread.
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
  // may still be waiting. Then calls `done`, once and on the first thread, with the number of
  // connections so closed. Call it once.
  void drain(std::function<void(std::size_t closed_hard)> done);

 private:
  std::vector<std::shared_ptr<ServerState>> threads_;
  std::shared_ptr<Listener> listener_;
};

}  // namespace seatledger::api
