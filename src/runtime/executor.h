// The server's executor, as a concrete type: the hot path does not pay for a type-erased one.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace seatledger::runtime {

using Executor = boost::asio::io_context::executor_type;

template <class T>
using Awaitable = boost::asio::awaitable<T, Executor>;

// The completion token for co_await inside an Awaitable.
inline constexpr boost::asio::use_awaitable_t<Executor> awaiting{};

using Tcp = boost::asio::ip::tcp;
using TcpSocket = boost::asio::basic_stream_socket<Tcp, Executor>;
using TcpAcceptor = boost::asio::basic_socket_acceptor<Tcp, Executor>;

}  // namespace seatledger::runtime
