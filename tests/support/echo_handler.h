// A handler for tests of the HTTP server alone.
#pragma once

#include <atomic>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <chrono>
#include <memory>
#include <stdexcept>
#include <string>
#include <utility>

#include "api/http/handler.h"
#include "runtime/executor.h"

namespace seatledger::api {

class Counter final : public AnswerStream {
 public:
  explicit Counter(int pieces) : left_(pieces) {}
  runtime::Awaitable<bool> next(std::string& chunk) override {
    chunk = "piece " + std::to_string(left_) + ";";
    co_return !is_stopped_ && --left_ > 0;
  }
  void stop() override { is_stopped_ = true; }

 private:
  int left_;
  bool is_stopped_ = false;
};

// Echoes what it understood; /early is refused before its body, /hold waits for its release.
class EchoHandler final : public HttpHandler {
 public:
  Taken before_body(HttpRequest& request) override {
    if (request.path == "/early-throw") throw std::runtime_error("secret");
    if (request.path == "/early") return text(403, "no");
    return std::make_unique<Echo>(*this, request);
  }
  HttpResponse problem(ErrorCode code, std::string, const HttpRequest&) override {
    return text(code == ErrorCode::internal_error ? 500 : 400, std::string{code_name(code)});
  }
  std::atomic<bool> is_waiting = false, is_released = false;

 private:
  class Echo final : public Exchange {
   public:
    Echo(EchoHandler& handler, HttpRequest& request) : handler_(handler), request_(request) {}
    std::uint64_t body_limit() const override { return 100; }
    runtime::Awaitable<HttpResponse> handle() override {
      if (request_.path == "/throw") throw std::runtime_error("secret");
      if (request_.path == "/hold") {
        handler_.is_waiting = true;
        boost::asio::steady_timer timer{co_await boost::asio::this_coro::executor};
        for (; !handler_.is_released; co_await timer.async_wait(runtime::awaiting)) {
          timer.expires_after(std::chrono::milliseconds(1));
        }
      }
      HttpResponse response =
          text(200, std::string{request_.method_text} + " " + std::string{request_.path} + " " +
                        std::string{request_.query} + " " + request_.body);
      if (request_.path == "/stream") response.stream = std::make_unique<Counter>(3);
      if (request_.path == "/empty") response.body.clear();
      if (request_.path == "/large") response.body.assign(1 << 20, 'l');
      co_return response;
    }

   private:
    EchoHandler& handler_;
    HttpRequest& request_;
  };

  static HttpResponse text(std::uint16_t status, std::string body) {
    return {status, "text/plain", std::move(body), {}, nullptr, false};
  }
};

}  // namespace seatledger::api
