// One server on several threads: who serves what, and that limits and the end count all of them.
#include <boost/asio/post.hpp>
#include <boost/asio/read_until.hpp>
#include <boost/asio/write.hpp>
#include <catch2/catch.hpp>
#include <deque>
#include <future>
#include <map>
#include <set>
#include <thread>

#include "api/http/server.h"
#include "runtime/io_threads.h"

namespace seatledger::api {
namespace {

// Answers with the number of its thread and the path; /hold when all have been released.
class ThreadHandler final : public HttpHandler {
 public:
  ThreadHandler(std::size_t number, std::atomic<std::size_t>& held, std::atomic<bool>& released)
      : number_(number), held_(held), released_(released) {}

  Taken before_body(HttpRequest& request) override {
    if (home_ == std::thread::id{}) home_ = std::this_thread::get_id();
    return std::make_unique<Answering>(*this, request);
  }
  HttpResponse problem(ErrorCode code, std::string, const HttpRequest&) override {
    return text(std::string(code_name(code)));
  }

 private:
  class Answering final : public Exchange {
   public:
    Answering(ThreadHandler& handler, HttpRequest& request)
        : handler_(handler), request_(request) {}
    std::uint64_t body_limit() const override { return 100; }
    runtime::Awaitable<HttpResponse> handle() override {
      if (request_.path == "/hold") {
        ++handler_.held_;
        boost::asio::basic_waitable_timer<std::chrono::steady_clock,
                                          boost::asio::wait_traits<std::chrono::steady_clock>,
                                          runtime::Executor>
            timer{co_await boost::asio::this_coro::executor};
        for (; !handler_.released_; co_await timer.async_wait(runtime::awaiting)) {
          timer.expires_after(std::chrono::milliseconds(1));
        }
      }
      const bool is_home = std::this_thread::get_id() == handler_.home_;
      co_return text((is_home ? "" : "elsewhere ") + std::to_string(handler_.number_) + " " +
                     std::string(request_.path));
    }

   private:
    ThreadHandler& handler_;
    HttpRequest& request_;
  };

  static HttpResponse text(std::string body) {
    return {200, "text/plain", std::move(body), {}, nullptr, false, "no-store", {}};
  }

  const std::size_t number_;
  std::thread::id home_;  // which thread called first
  std::atomic<std::size_t>& held_;
  std::atomic<bool>& released_;
};

constexpr std::size_t thread_count = 3;

class Server {
 public:
  explicit Server(HttpSettings settings = {}) {
    std::vector<HttpThread> each;
    for (std::size_t i = 0; i < thread_count; ++i) {
      each.push_back(
          {threads_[i], handlers_.emplace_back(i, held, released), entropies_.emplace_back()});
    }
    settings.drain_timeout_ms = 600'000;
    server_.emplace(each, std::move(settings), observer_);
    auto socket = BoundSocket::bind({boost::asio::ip::address_v4::loopback(), 0}).value();
    endpoint = socket.endpoint();
    server_->listen(std::move(socket)).value();
    running_ = std::thread([this] { threads_.run(); });
  }
  ~Server() {
    threads_.first().stop();
    running_.join();
  }
  std::future<std::size_t> drain() {
    auto drained = std::make_shared<std::promise<std::size_t>>();
    auto closed = drained->get_future();
    boost::asio::post(threads_.first(), [this, drained] {
      server_->drain([drained](std::size_t hard) { drained->set_value(hard); });
    });
    return closed;
  }

  std::atomic<std::size_t> held = 0;
  std::atomic<bool> released = false;
  runtime::Tcp::endpoint endpoint;

 private:
  std::deque<ThreadHandler> handlers_;
  std::deque<SystemEntropy> entropies_;
  HttpObserver observer_;
  runtime::IoThreads threads_{thread_count};
  std::optional<HttpServer> server_;
  std::thread running_;
};

class Connected {
 public:
  explicit Connected(const Server& server) { socket_.connect(server.endpoint); }
  void ask(const std::string& path) {
    boost::system::error_code ignored;
    boost::asio::write(socket_, boost::asio::buffer("GET " + path + " HTTP/1.1\r\nHost: h\r\n\r\n"),
                       ignored);
  }
  // The body of the next answer; empty at the end.
  std::string read() {
    boost::system::error_code failed;
    const std::size_t head =
        boost::asio::read_until(socket_, boost::asio::dynamic_buffer(unread_), "\r\n\r\n", failed);
    if (failed) return {};
    const std::size_t at = unread_.find("Content-Length: ");
    const std::size_t length = std::stoul(unread_.substr(at + 16));
    while (unread_.size() < head + length) {
      std::array<char, 4096> piece;
      unread_.append(piece.data(), socket_.read_some(boost::asio::buffer(piece)));
    }
    std::string body = unread_.substr(head, length);
    unread_.erase(0, head + length);
    return body;
  }
  std::string call(const std::string& path) { return ask(path), read(); }

 private:
  boost::asio::io_context io_;
  runtime::Tcp::socket socket_{io_};
  std::string unread_;
};

TEST_CASE("threads: each gets as many connections, and serves each of them alone") {
  Server server;
  std::deque<Connected> clients;
  std::map<std::string, int> served;
  for (std::size_t i = 0; i < 10 * thread_count; ++i) {
    Connected& client = clients.emplace_back(server);
    ++served[client.call("/")];
  }
  CHECK(served == std::map<std::string, int>{{"0 /", 10}, {"1 /", 10}, {"2 /", 10}});
  for (Connected& client : clients) {
    const std::string first = client.call("/a");
    CHECK(client.call("/a") == first);
  }
}

TEST_CASE("threads: the answers of a connection keep the order of its requests") {
  Server server;
  std::deque<Connected> clients;
  for (std::size_t i = 0; i < 2 * thread_count; ++i) clients.emplace_back(server);
  for (Connected& client : clients) {
    for (int i = 0; i < 50; ++i) client.ask("/" + std::to_string(i));
  }
  for (Connected& client : clients) {
    const std::string thread = client.read().substr(0, 2);
    for (int i = 1; i < 50; ++i) CHECK(client.read() == thread + "/" + std::to_string(i));
  }
}

TEST_CASE("threads: the limit of connections counts those of all threads") {
  HttpSettings settings;
  settings.connections_max = 4;
  Server server(settings);
  std::deque<Connected> clients;
  for (int i = 0; i < 4; ++i) CHECK(clients.emplace_back(server).call("/").size() == 3);
  CHECK(Connected(server).read() == "queue_full");
}

TEST_CASE("threads: a drain ends idle connections and waits for the requests of every thread") {
  Server server;
  std::deque<Connected> holding;
  std::deque<Connected> idle;
  for (std::size_t i = 0; i < thread_count; ++i) holding.emplace_back(server).ask("/hold");
  while (server.held < thread_count) std::this_thread::yield();
  for (std::size_t i = 0; i < thread_count; ++i) idle.emplace_back(server).call("/");
  auto drained = server.drain();
  for (Connected& client : idle) CHECK(client.read().empty());
  server.released = true;
  std::set<std::string> answers;
  for (Connected& client : holding) answers.insert(client.read());
  CHECK(answers == std::set<std::string>{"0 /hold", "1 /hold", "2 /hold"});
  holding.clear();
  idle.clear();
  CHECK(drained.get() == 0);
}

TEST_CASE("threads: what one of them throws ends all and is thrown by run()") {
  runtime::IoThreads threads(thread_count);
  boost::asio::post(threads[2], [] { throw std::runtime_error("no memory"); });
  CHECK_THROWS_WITH(threads.run(), "no memory");
}

}  // namespace
}  // namespace seatledger::api
