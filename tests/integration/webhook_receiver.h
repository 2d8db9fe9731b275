// The receiver of a webhook: a small server that keeps what it receives and answers as the test
// chooses.
#pragma once

#include <atomic>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>
#include <chrono>
#include <cstdint>
#include <functional>
#include <list>
#include <mutex>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <thread>
#include <vector>

namespace seatledger::integration {

struct Delivery {
  std::string path;
  std::string host;
  std::string content_type;
  std::string id;         // webhook-id
  std::string timestamp;  // webhook-timestamp
  std::string signature;  // webhook-signature
  std::string body;

  nlohmann::json json() const { return nlohmann::json::parse(body); }
  bool is_ping() const { return json().at("type") == "seatledger.ping"; }
  // Of an event, not of a ping.
  std::uint64_t position() const { return json().at("data").at("position"); }
  // True if one of the signatures was made with `secret`.
  bool is_signed_with(const std::string& secret) const;
};

struct ReceiverAnswer {
  unsigned status = 200;
  std::string header;  // one line, or none
  std::string before;  // bytes before the answer, such as an interim answer
  bool cut = false;    // hangs up after `before`
  std::string body;
  std::chrono::milliseconds delay{0};
  bool hang_up = false;  // instead of an answer
};

class WebhookReceiver {
 public:
  using Choose = std::function<ReceiverAnswer(const Delivery&)>;

  // Listens on `address`, on a free port (0) or on a given one. With `tls` over HTTPS.
  explicit WebhookReceiver(std::uint16_t port = 0, boost::asio::ssl::context* tls = nullptr,
                           const std::string& address = "127.0.0.1");
  ~WebhookReceiver() { stop(); }
  WebhookReceiver(const WebhookReceiver&) = delete;
  WebhookReceiver& operator=(const WebhookReceiver&) = delete;

  std::uint16_t port() const { return port_; }
  std::string url(const std::string& path = "/hook") const;
  // Sets how requests are answered from now on; 200 at first. `choose` is called on threads of the
  // receiver.
  void answer(Choose choose);
  // Refuses connections from now on and cuts the open ones.
  void stop();

  std::vector<Delivery> received() const;
  // The positions that were answered with 2xx, each once, in the order of the first time.
  std::vector<std::uint64_t> taken() const;
  std::size_t connections() const { return connections_; }
  // Waits until `is_right`; false after half a minute.
  bool wait_until(const std::function<bool()>& is_right) const;
  bool wait_for(std::size_t deliveries) const {
    return wait_until([&] { return received().size() >= deliveries; });
  }
  bool wait_taken(std::uint64_t position) const;

 private:
  using Socket = boost::asio::ip::tcp::socket;

  void accept();
  void serve(Socket& socket);
  template <class Stream>
  void serve_over(Stream& stream);

  boost::asio::io_context io_;
  boost::asio::ssl::context* const tls_;
  boost::asio::ip::tcp::acceptor acceptor_;
  const std::uint16_t port_;
  std::atomic<bool> stopping_{false};
  std::atomic<std::size_t> connections_{0};

  mutable std::mutex mutex_;  // guards all below
  Choose choose_;
  std::vector<Delivery> received_;
  std::vector<std::uint64_t> taken_;
  std::list<Socket> sockets_;
  std::vector<std::thread> workers_;
  std::thread accepting_;
};

}  // namespace seatledger::integration
