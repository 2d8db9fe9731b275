// A TCP address taken before there is a server, so that a taken port is found before anything else
// is done.
#pragma once

#include "base/error.h"
#include "runtime/executor.h"

namespace seatledger::api {

// Owns the descriptor. Nobody can connect before HttpServer::listen().
class BoundSocket {
 public:
  // Port 0 picks a free one. internal_error with the system's reason.
  static Result<BoundSocket> bind(const runtime::Tcp::endpoint& endpoint);

  BoundSocket(BoundSocket&& from) noexcept;
  BoundSocket& operator=(BoundSocket&&) = delete;
  ~BoundSocket();

  const runtime::Tcp::endpoint& endpoint() const { return endpoint_; }
  // Gives the descriptor to the caller.
  int release();

 private:
  BoundSocket(int descriptor, const runtime::Tcp::endpoint& endpoint)
      : descriptor_(descriptor), endpoint_(endpoint) {}

  int descriptor_;
  runtime::Tcp::endpoint endpoint_;
};

}  // namespace seatledger::api
