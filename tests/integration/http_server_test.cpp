// The server over real sockets: what a client can do to it, and what it gets back.
#include <boost/asio/post.hpp>
#include <boost/asio/read_until.hpp>
#include <boost/asio/write.hpp>
#include <catch2/catch.hpp>
#include <future>
#include <thread>

#include "api/http/server.h"
#include "support/echo_handler.h"

namespace seatledger::api {
namespace {

using namespace std::chrono_literals;
using namespace std::string_literals;

class Watcher final : public HttpObserver {
 public:
  bool wants_requests() const override { return true; }
  void request_answered(const RequestRecord& record) override {
    lines += std::string{record.method} + " " + std::string{record.path} + " " +
             std::to_string(record.status) + "\n";
  }
  void handler_failed(std::string_view, std::string_view what) override { failures += what; }
  std::string lines, failures;
};

struct Running {
  explicit Running(HttpSettings settings = small_header())
      : server(io, std::move(settings), handler, watcher, entropy) {
    auto socket = api::BoundSocket::bind({boost::asio::ip::address_v4::loopback(), 0}).value();
    endpoint = socket.endpoint(), server.listen(std::move(socket)).value();
    thread = std::thread{[this] { io.run(); }};
  }
  ~Running() { io.stop(), thread.join(); }
  static HttpSettings small_header() {
    HttpSettings settings;
    settings.header_bytes_max = 1024;
    settings.drain_timeout_ms = 600'000;
    return settings;
  }
  std::future<std::size_t> drain() {
    auto drained = std::make_shared<std::promise<std::size_t>>();
    const auto done = [drained](std::size_t closed_hard) { drained->set_value(closed_hard); };
    boost::asio::post(io, [this, done] { server.drain(done); });
    return drained->get_future();
  }

  EchoHandler handler;
  Watcher watcher;
  SystemEntropy entropy;
  boost::asio::io_context io{1};
  HttpServer server;
  runtime::Tcp::endpoint endpoint;
  std::thread thread;
};

struct Answer {
  int status = 0;
  std::string head, body;
};

class Client {
 public:
  explicit Client(const Running& running) { socket_.connect(running.endpoint); }
  // A server that hangs up early is not this client's error.
  void send(std::string_view bytes) {
    boost::system::error_code ignored;
    boost::asio::write(socket_, boost::asio::buffer(bytes), ignored);
  }
  // One answer with a Content-Length; of HEAD and 100 the header alone. Status 0: closed before.
  Answer read(bool has_body = true) {
    boost::system::error_code failed;
    const std::size_t bytes =
        boost::asio::read_until(socket_, boost::asio::dynamic_buffer(unread_), "\r\n\r\n", failed);
    if (failed) return {};
    Answer answer{std::stoi(unread_.substr(9, 3)), unread_.substr(0, bytes), {}};
    unread_.erase(0, bytes);
    const std::size_t at = answer.head.find("Content-Length: ");
    if (!has_body || at == std::string::npos) return answer;
    const std::size_t length = std::stoul(answer.head.substr(at + 16));
    while (unread_.size() < length && !failed) read_some(failed);
    answer.body = unread_.substr(0, length);
    unread_.erase(0, length);
    return answer;
  }
  Answer call(std::string_view request) { return send(request), read(); }
  // Everything until the end; "reset" instead when the connection was reset.
  std::string read_to_end() {
    boost::system::error_code failed;
    while (!failed) read_some(failed);
    return failed == boost::asio::error::eof ? std::exchange(unread_, {}) : "reset";
  }
  runtime::Tcp::socket& socket() { return socket_; }

 private:
  void read_some(boost::system::error_code& failed) {
    std::array<char, 65536> piece;
    unread_.append(piece.data(), socket_.read_some(boost::asio::buffer(piece), failed));
  }
  boost::asio::io_context io_;
  runtime::Tcp::socket socket_{io_};
  std::string unread_;
};

std::string post(const std::string& path, const std::string& body, const std::string& more = "") {
  return "POST " + path + " HTTP/1.1\r\nHost: h\r\n" + more +
         "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
}

std::string chunked(const std::string& path) {
  return "POST " + path + " HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n";
}

bool has(const Answer& answer, const std::string& line) {
  return answer.head.find("\r\n" + line) != std::string::npos;
}

TEST_CASE("http: keep-alive, request ids and the empty body") {
  Running running;
  Client client{running};
  for (int at = 0; at < 3; ++at) {
    const Answer answer = client.call(post("/a?x=1", "hi", "X-Request-Id: my.id-1\r\n"));
    CHECK(answer.status == 200);
    CHECK(answer.body == "POST /a x=1 hi");
    CHECK(has(answer, "X-Request-Id: my.id-1\r\n"));
    CHECK(has(answer, "Content-Type: text/plain\r\n"));
  }
  const Answer empty = client.call(post("/empty", "", "X-Request-Id: b d\r\n"));
  CHECK(has(empty, "Content-Length: 0\r\n"));
  CHECK_FALSE(has(empty, "Content-Type"));
  CHECK_FALSE(has(empty, "X-Request-Id: b d"));
  CHECK(client.call(post("/large", "")).body == std::string(1 << 20, 'l'));
  client.call(post("/a", "", "Connection: close\r\n"));
  CHECK(client.read_to_end().empty());
}

TEST_CASE("http: pipelined requests are answered in order") {
  Running running;
  Client client{running};
  std::string all;
  for (int at = 0; at < 50; ++at) all += post("/"s + std::to_string(at), "b");
  client.send(all);
  for (int at = 0; at < 50; ++at) {
    CHECK(client.read().body == "POST /" + std::to_string(at) + "  b");
  }
}

TEST_CASE("http: a request may come byte by byte") {
  Running running;
  Client client{running};
  client.socket().set_option(runtime::Tcp::no_delay{true});
  for (const std::string& request :
       {"\r\n"s + post("/a", "slow"), chunked("/a") + "2\r\nsl\r\n2\r\now\r\n0\r\n\r\n"}) {
    for (const char c : request) {
      client.send({&c, 1});
      std::this_thread::sleep_for(200us);
    }
    CHECK(client.read().body == "POST /a  slow");
  }
}

TEST_CASE("http: the header has a limit") {
  Running running;
  const std::string start = "GET / HTTP/1.1\r\nHost: h\r\nX: ";
  const auto header_of = [&](std::size_t bytes) {
    return start + std::string(bytes - start.size() - 4, 'x') + "\r\n\r\n";
  };
  CHECK(Client{running}.call(header_of(1024)).status == 200);
  CHECK(Client{running}.call(header_of(1025)).body == "header_too_large");
  CHECK(Client{running}.call("GET /" + std::string(5000, 'x')).body == "header_too_large");
  // Line by line, so that the parser never sees too much at once.
  Client slow{running};
  slow.send("GET / HTTP/1.1\r\nHost: h\r\n");
  for (int at = 0; at < 40; ++at) {
    slow.send("X-" + std::to_string(at) + ": 01234567890123456789\r\n");
    std::this_thread::sleep_for(500us);
  }
  CHECK(slow.read().body == "header_too_large");
}

TEST_CASE("http: the body has a limit") {
  Running running;
  Client client{running};
  CHECK(client.call(post("/a", std::string(100, 'x'))).status == 200);
  // Far more than fits into the socket's buffers: the client must still be able to read the answer.
  client.send(post("/a", std::string(8 << 20, 'x')));
  CHECK(client.read().body == "body_too_large");
  CHECK(client.read_to_end().empty());
  CHECK(Client{running}.call(post("/a", std::string(101, 'x'))).body == "body_too_large");
  CHECK(Client{running}
            .call(chunked("/a") + "64\r\n" + std::string(100, 'x') + "\r\n0\r\n\r\n")
            .status == 200);
  CHECK(
      Client{running}.call(chunked("/a") + "40\r\n" + std::string(64, 'x') + "\r\n25\r\nx").body ==
      "body_too_large");
}

TEST_CASE("http: 100-continue") {
  Running running;
  Client client{running};
  client.send("POST /a HTTP/1.1\r\nHost: h\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n");
  CHECK(client.read(false).status == 100);
  CHECK(client.call("ok").body == "POST /a  ok");
  client.send(
      "POST /early HTTP/1.1\r\nHost: h\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n");
  CHECK(client.read().status == 403);
  CHECK(client.read_to_end().empty());
}

TEST_CASE("http: an answer before the body") {
  Running running;
  Client client{running};
  CHECK(client.call(post("/early", std::string(60'000, 'x'))).status == 403);
  CHECK(client.call(chunked("/early") + "1\r\nx\r\n0\r\n\r\n").status == 403);
  CHECK(client.call(post("/a", "on")).status == 200);
  client.send(post("/early", std::string(70'000, 'x')));
  CHECK(client.read().status == 403);
  CHECK(client.read_to_end().empty());
}

TEST_CASE("http: broken requests") {
  Running running;
  for (const std::string& request :
       {"nonsense\r\n\r\n"s, "GET / HTTP/2.0\r\n\r\n"s, "GET / HTTP/1.1\r\n\r\n"s,
        "GET x HTTP/1.1\r\nHost: h\r\n\r\n"s, "GET / HTTP/1.1\r\nHost: h\r\nHost: i\r\n\r\n"s,
        "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n"s,
        "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n"s,
        "POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: gzip, chunked\r\n\r\n"s,
        "POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"s,
        chunked("/") + "0\r\nX: y\r\n\r\n", chunked("/") + "z\r\n",
        "POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n1;"s +
            std::string(3000, 'a')}) {
    CAPTURE(request);
    Client client{running};
    CHECK(client.call(request).body == "bad_http");
    CHECK(client.read_to_end().empty());
  }
}

TEST_CASE("http: time limits") {
  HttpSettings settings;
  settings.header_timeout_ms = settings.body_timeout_ms = 150;
  Running running{settings};
  Client in_header{running}, in_body{running};
  in_header.send("GET / HT");
  in_body.send("POST /a HTTP/1.1\r\nHost: h\r\nContent-Length: 2\r\n\r\nx");
  CHECK(in_header.read().body == "request_timeout");
  CHECK(in_body.read().body == "request_timeout");
  CHECK(in_body.read_to_end().empty());
  // A server of its own: the others might be idle for as long before they are sent anything.
  settings.idle_timeout_ms = 150;
  Running impatient{settings};
  CHECK(Client{impatient}.read_to_end().empty());
}

TEST_CASE("http: HEAD, HTTP/1.0, absolute targets") {
  Running running;
  Client client{running};
  client.send("HEAD /a HTTP/1.1\r\nHost: h\r\n\r\n");
  CHECK(has(client.read(false), "Content-Length: 9\r\n"));
  CHECK(client.call("GET http://other/b?c HTTP/1.1\r\nHost: h\r\n\r\n").body == "GET /b c ");
  CHECK(has(client.call("GET /a HTTP/1.0\r\nConnection: keep-alive\r\n\r\n"),
            "Connection: keep-alive\r\n"));
  CHECK(has(client.call("GET /a HTTP/1.0\r\n\r\n"), "Connection: close\r\n"));
  CHECK(client.read_to_end().empty());
}

TEST_CASE("http: streamed answers") {
  Running running;
  Client client{running};
  client.send("GET /stream HTTP/1.1\r\nHost: h\r\n\r\n");
  CHECK(has(client.read(false), "Transfer-Encoding: chunked\r\n"));
  client.send("GET /stream HTTP/1.0\r\n\r\n");
  const std::string rest = client.read_to_end();
  CAPTURE(rest);
  CHECK(rest.starts_with(
      "8\r\npiece 3;\r\n8\r\npiece 2;\r\n8\r\npiece 1;\r\n0\r\n\r\nHTTP/1.1 200 OK"));
  CHECK(rest.ends_with("\r\n\r\npiece 3;piece 2;piece 1;"));
}

TEST_CASE("http: a handler that throws") {
  Running running;
  Client client{running};
  CHECK(client.call(post("/throw", "x")).body == "internal_error");
  CHECK(client.call(post("/early-throw", "x")).status == 500);
  CHECK(client.call(post("/a?token=1", "x")).status == 200);
  CHECK(running.drain().get() == 0);
  CHECK(running.watcher.failures == "secretsecret");
  CHECK(running.watcher.lines == "POST /throw 500\nPOST /early-throw 500\nPOST /a 200\n");
}

TEST_CASE("http: clients that leave early") {
  Running running;
  for (const std::string& request :
       {""s, "GET"s, post("/hold", ""), post("/large", ""),
        "POST /a HTTP/1.1\r\nHost: h\r\nContent-Length: 9\r\n\r\nx"s}) {
    Client client{running};
    client.send(request);
    client.socket().set_option(boost::asio::socket_base::linger{true, 0});
  }
  Client half{running};
  half.send(post("/hold", ""));
  half.socket().shutdown(runtime::Tcp::socket::shutdown_send);
  running.handler.is_released = true;
  CHECK(half.read().status == 200);
  CHECK(running.drain().get() == 0);
}

TEST_CASE("http: too many connections") {
  HttpSettings settings = Running::small_header();
  settings.connections_max = 2;
  Running running{settings};
  Client first{running}, second{running};
  CHECK(second.call(post("/a", "")).status == 200);
  CHECK(Client{running}.read().body == "queue_full");
  CHECK(first.call(post("/a", "")).status == 200);
}

TEST_CASE("http: drain lets the running request finish") {
  Running running;
  Client idle{running}, busy{running};
  CHECK(idle.call(post("/a", "")).status == 200);
  busy.send(post("/hold", ""));
  while (!running.handler.is_waiting) std::this_thread::yield();
  auto drained = running.drain();
  CHECK(idle.read_to_end().empty());
  CHECK(drained.wait_for(0s) == std::future_status::timeout);
  CHECK_THROWS(Client{running});
  running.handler.is_released = true;
  CHECK(has(busy.read(), "Connection: close\r\n"));
  CHECK(busy.read_to_end().empty());
  busy.socket().close();
  CHECK(drained.get() == 0);
}

TEST_CASE("http: drain has an end") {
  HttpSettings settings = Running::small_header();
  settings.drain_timeout_ms = 50;
  Running running{settings};
  Client busy{running};
  busy.send(post("/hold", ""));
  while (!running.handler.is_waiting) std::this_thread::yield();
  CHECK(running.drain().get() == 1);
  CHECK(busy.read().status == 0);
}

}  // namespace
}  // namespace seatledger::api
