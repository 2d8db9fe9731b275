// The ceiling: a server of Boost.Beast and nothing of ours, with one thread, that reads each
// request and answers it with the same bytes. Prints its port and serves 127.0.0.1 until it is
// killed.
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http.hpp>
#include <iostream>
#include <string>
#include <utility>

namespace seatledger::bench {
namespace {

namespace asio = boost::asio;
namespace http = boost::beast::http;
using asio::ip::tcp;

constexpr auto as_values = asio::as_tuple(asio::use_awaitable);
constexpr std::string_view figure = R"({"fixed":true)";  // what the load looks for

asio::awaitable<void> serve(tcp::socket socket, const std::string& body) {
  socket.set_option(tcp::no_delay(true));
  boost::beast::flat_buffer buffer;
  for (;;) {
    http::request<http::string_body> request;
    const auto [failure, read] = co_await http::async_read(socket, buffer, request, as_values);
    if (failure) co_return;
    http::response<http::string_body> response(http::status::ok, request.version());
    response.set(http::field::content_type, "application/json");
    response.body() = body;
    response.prepare_payload();
    response.keep_alive(request.keep_alive());
    const auto [broken, written] = co_await http::async_write(socket, response, as_values);
    if (broken || !response.keep_alive()) co_return;
  }
}

asio::awaitable<void> accept(tcp::acceptor& acceptor, const std::string& body) {
  for (;;) {
    auto [failure, socket] = co_await acceptor.async_accept(as_values);
    if (failure) continue;
    asio::co_spawn(acceptor.get_executor(), serve(std::move(socket), body), asio::detached);
  }
}

int run(std::size_t body_bytes) {
  std::string body(figure);
  body.append(body_bytes > body.size() ? body_bytes - body.size() - 1 : 0, ' ');
  body += '}';
  asio::io_context io(1);
  tcp::acceptor acceptor(io, {asio::ip::address_v4::loopback(), 0});
  std::cout << acceptor.local_endpoint().port() << std::endl;
  asio::co_spawn(io, accept(acceptor, body), asio::detached);
  io.run();
  return 0;
}

}  // namespace
}  // namespace seatledger::bench

int main(int argc, char** argv) {
  if (argc != 2) {
    std::cerr << "fixed_server BODY_BYTES\n";
    return 2;
  }
  return seatledger::bench::run(std::stoul(argv[1]));
}
