#include "webhook_receiver.h"

#include <sys/socket.h>

#include <algorithm>
#include <boost/asio/ip/address.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http.hpp>
#include <sstream>

#include "base/base64.h"
#include "base/digest.h"

namespace seatledger::integration {
namespace {

namespace http = boost::beast::http;
using Tcp = boost::asio::ip::tcp;
using boost::system::error_code;

}  // namespace

bool Delivery::is_signed_with(const std::string& secret) const {
  const auto key = bytes_from_base64(secret.substr(std::string("whsec_").size()));
  if (!key) return false;
  const std::string expected =
      "v1," + to_base64(hmac_sha256(*key, id + '.' + timestamp + '.' + body).view());
  std::istringstream all(signature);
  std::string one;
  while (all >> one) {
    if (one == expected) return true;
  }
  return false;
}

WebhookReceiver::WebhookReceiver(std::uint16_t port, boost::asio::ssl::context* tls,
                                 const std::string& address)
    : tls_(tls),
      acceptor_(io_, Tcp::endpoint(boost::asio::ip::make_address(address), port)),
      port_(acceptor_.local_endpoint().port()),
      choose_([](const Delivery&) { return ReceiverAnswer{}; }) {
  accepting_ = std::thread([this] { accept(); });
}

std::string WebhookReceiver::url(const std::string& path) const {
  return (tls_ == nullptr ? "http://127.0.0.1:" : "https://localhost:") + std::to_string(port_) +
         path;
}

void WebhookReceiver::answer(Choose choose) {
  const std::lock_guard lock(mutex_);
  choose_ = std::move(choose);
}

void WebhookReceiver::stop() {
  if (stopping_.exchange(true)) return;
  // Wakes the threads that wait in the system; the sockets are closed once nobody uses them.
  ::shutdown(acceptor_.native_handle(), SHUT_RDWR);
  accepting_.join();
  {
    const std::lock_guard lock(mutex_);
    for (Socket& socket : sockets_) ::shutdown(socket.native_handle(), SHUT_RDWR);
  }
  for (std::thread& worker : workers_) worker.join();
  sockets_.clear();
  error_code ignored;
  acceptor_.close(ignored);
}

void WebhookReceiver::accept() {
  while (!stopping_) {
    Socket socket(io_);
    error_code failed;
    acceptor_.accept(socket, failed);
    if (failed || stopping_) return;
    ++connections_;
    const std::lock_guard lock(mutex_);
    Socket& kept = sockets_.emplace_back(std::move(socket));
    workers_.emplace_back([this, &kept] { serve(kept); });
  }
}

void WebhookReceiver::serve(Socket& socket) {
  if (tls_ == nullptr) {
    serve_over(socket);
  } else {
    boost::asio::ssl::stream<Socket&> stream(socket, *tls_);
    error_code failed;
    stream.handshake(boost::asio::ssl::stream_base::server, failed);
    if (!failed) serve_over(stream);
  }
  ::shutdown(socket.native_handle(), SHUT_RDWR);
}

template <class Stream>
void WebhookReceiver::serve_over(Stream& stream) {
  boost::beast::flat_buffer buffer;
  while (!stopping_) {
    error_code failed;
    http::request<http::string_body> request;
    http::read(stream, buffer, request, failed);
    if (failed) return;
    const auto header = [&](const char* name) { return std::string(request[name]); };
    Delivery delivery{std::string(request.target()),
                      header("host"),
                      header("content-type"),
                      header("webhook-id"),
                      header("webhook-timestamp"),
                      header("webhook-signature"),
                      request.body()};
    Choose choose;
    {
      const std::lock_guard lock(mutex_);
      received_.push_back(delivery);
      choose = choose_;
    }
    const ReceiverAnswer answer = choose(delivery);
    const auto end = std::chrono::steady_clock::now() + answer.delay;
    while (!stopping_ && std::chrono::steady_clock::now() < end) {
      std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    if (stopping_ || answer.hang_up) return;
    http::response<http::string_body> response{http::int_to_status(answer.status), 11};
    response.result(answer.status);
    if (const auto colon = answer.header.find(':'); colon != std::string::npos) {
      response.set(answer.header.substr(0, colon), answer.header.substr(colon + 1));
    }
    response.body() = answer.body;
    response.prepare_payload();
    if (answer.status >= 200 && answer.status < 300 && !delivery.is_ping()) {
      const std::uint64_t position = delivery.position();
      const std::lock_guard lock(mutex_);
      if (std::find(taken_.begin(), taken_.end(), position) == taken_.end()) {
        taken_.push_back(position);
      }
    }
    boost::asio::write(stream, boost::asio::buffer(answer.before), failed);
    if (answer.cut) return;
    http::write(stream, response, failed);
    if (failed) return;
  }
}

std::vector<Delivery> WebhookReceiver::received() const {
  const std::lock_guard lock(mutex_);
  return received_;
}

std::vector<std::uint64_t> WebhookReceiver::taken() const {
  const std::lock_guard lock(mutex_);
  return taken_;
}

bool WebhookReceiver::wait_until(const std::function<bool()>& is_right) const {
  const auto end = std::chrono::steady_clock::now() + std::chrono::minutes(5);
  while (!is_right()) {
    if (std::chrono::steady_clock::now() > end) return false;
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
  return true;
}

bool WebhookReceiver::wait_taken(std::uint64_t position) const {
  return wait_until([&] {
    const std::lock_guard lock(mutex_);
    return std::find(taken_.begin(), taken_.end(), position) != taken_.end();
  });
}

}  // namespace seatledger::integration
