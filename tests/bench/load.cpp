#include "load.h"

#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <stdexcept>
#include <string_view>
#include <vector>

namespace seatledger::bench {
namespace {

using SteadyClock = std::chrono::steady_clock;

struct Client {
  int socket = -1;
  std::string received;
  SteadyClock::time_point sent_at;
};

int connect_to(std::uint16_t port) {
  const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  const int on = 1;
  ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  if (::connect(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
    throw std::runtime_error("cannot connect");
  }
  return socket;
}

// How many bytes the whole answer at the front has; 0: not all of it is there.
std::size_t answer_bytes(std::string_view text) {
  static constexpr std::string_view length_name = "Content-Length: ";
  const std::size_t end = text.find("\r\n\r\n");
  if (end == std::string_view::npos) return 0;
  const std::size_t at = text.find(length_name);
  if (at == std::string_view::npos || at > end) throw std::runtime_error("no Content-Length");
  std::size_t length = 0;
  std::from_chars(text.data() + at + length_name.size(), text.data() + end, length);
  const std::size_t whole = end + 4 + length;
  return text.size() >= whole ? whole : 0;
}

class Generator {
 public:
  explicit Generator(const Load& load) : load_(load), epoll_(::epoll_create1(EPOLL_CLOEXEC)) {
    clients_.resize(load.connections);
    for (std::size_t i = 0; i < clients_.size(); ++i) {
      clients_[i].socket = connect_to(load.port);
      epoll_event event{};
      event.events = EPOLLIN;
      event.data.u64 = i;
      ::epoll_ctl(epoll_, EPOLL_CTL_ADD, clients_[i].socket, &event);
    }
  }
  ~Generator() {
    for (const Client& client : clients_) ::close(client.socket);
    ::close(epoll_);
  }
  Generator(const Generator&) = delete;
  Generator& operator=(const Generator&) = delete;

  LoadResult run() {
    const auto begin = SteadyClock::now();
    end_ = begin + std::chrono::duration_cast<SteadyClock::duration>(
                       std::chrono::duration<double>(load_.seconds));
    for (Client& client : clients_) send(client);
    std::array<epoll_event, 256> events{};
    while (waiting_ > 0) {
      const int count = ::epoll_wait(epoll_, events.data(), events.size(), 10000);
      if (count <= 0) throw std::runtime_error("no answer in ten seconds");
      for (int i = 0; i < count; ++i)
        receive(clients_[events[static_cast<std::size_t>(i)].data.u64]);
    }
    const std::chrono::duration<double> took = SteadyClock::now() - begin;
    std::sort(micros_.begin(), micros_.end());
    return {micros_.size(), static_cast<double>(micros_.size()) / took.count(),
            micros_[micros_.size() / 2], micros_[micros_.size() * 99 / 100]};
  }

 private:
  void send(Client& client) {
    request_.clear();
    load_.next_request(request_);
    client.sent_at = SteadyClock::now();
    const auto sent = ::send(client.socket, request_.data(), request_.size(), MSG_NOSIGNAL);
    if (sent != static_cast<ssize_t>(request_.size())) throw std::runtime_error("cannot send");
    ++waiting_;
  }

  void receive(Client& client) {
    std::array<char, 8192> bytes{};
    const auto count = ::recv(client.socket, bytes.data(), bytes.size(), 0);
    if (count <= 0) throw std::runtime_error("a connection ended");
    client.received.append(bytes.data(), static_cast<std::size_t>(count));
    const std::size_t whole = answer_bytes(client.received);
    if (whole == 0) return;
    if (client.received.compare(9, 3, "200") != 0) throw std::runtime_error(client.received);
    client.received.erase(0, whole);
    --waiting_;
    const auto now = SteadyClock::now();
    micros_.push_back(static_cast<std::uint64_t>(
        std::chrono::duration_cast<std::chrono::microseconds>(now - client.sent_at).count()));
    if (now < end_) send(client);
  }

  const Load& load_;
  const int epoll_;
  std::vector<Client> clients_;
  std::vector<std::uint64_t> micros_;
  std::string request_;
  std::size_t waiting_ = 0;
  SteadyClock::time_point end_;
};

}  // namespace

LoadResult run_load(const Load& load) { return Generator(load).run(); }

}  // namespace seatledger::bench
