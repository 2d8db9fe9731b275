#include "api/http/bound_socket.h"

#include <unistd.h>

#include <boost/asio/io_context.hpp>
#include <utility>

namespace seatledger::api {

Result<BoundSocket> BoundSocket::bind(const runtime::Tcp::endpoint& endpoint) {
  boost::asio::io_context unused;
  runtime::TcpAcceptor acceptor{unused.get_executor()};
  boost::system::error_code failed;
  runtime::Tcp::endpoint bound;
  acceptor.open(endpoint.protocol(), failed);
  if (!failed) acceptor.set_option(runtime::TcpAcceptor::reuse_address{true}, failed);
  if (!failed) acceptor.bind(endpoint, failed);
  if (!failed) bound = acceptor.local_endpoint(failed);
  int descriptor = -1;
  if (!failed) descriptor = acceptor.release(failed);
  if (failed) return error(ErrorCode::internal_error, "cannot listen: " + failed.message());
  return BoundSocket{descriptor, bound};
}

BoundSocket::BoundSocket(BoundSocket&& from) noexcept
    : descriptor_(from.release()), endpoint_(std::move(from.endpoint_)) {}

BoundSocket::~BoundSocket() {
  if (descriptor_ != -1) ::close(descriptor_);
}

int BoundSocket::release() { return std::exchange(descriptor_, -1); }

}  // namespace seatledger::api
