#include "load.h"

#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cstring>
#include <stdexcept>
#include <string_view>
#include <vector>

namespace seatledger::bench {
namespace {

using SteadyClock = std::chrono::steady_clock;

constexpr std::size_t answers_reserved = 1 << 20;
constexpr int patience_ms = 120'000;  // a list of millions of rows takes its time

struct Client {
  int socket = -1;
  std::string received;  // of an answer that came in pieces
  std::string expected;  // in its body
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

double cpu_micros() {
  rusage used{};
  ::getrusage(RUSAGE_SELF, &used);
  const auto micros = [](const timeval& time) {
    return static_cast<double>(time.tv_sec) * 1e6 + static_cast<double>(time.tv_usec);
  };
  return micros(used.ru_utime) + micros(used.ru_stime);
}

// How many bytes the whole answer at the front has; 0: not all of it is there.
std::size_t answer_bytes(std::string_view text) {
  static constexpr std::string_view length_name = "Content-Length: ";
  // memmem, which std::string_view::find is several times slower than.
  const auto find = [&](std::string_view part) -> std::size_t {
    const void* at = ::memmem(text.data(), text.size(), part.data(), part.size());
    return at == nullptr ? std::string_view::npos
                         : static_cast<std::size_t>(static_cast<const char*>(at) - text.data());
  };
  const std::size_t end = find("\r\n\r\n");
  if (end == std::string_view::npos) return 0;
  const std::size_t at = find(length_name);
  if (at == std::string_view::npos || at > end) throw std::runtime_error("no Content-Length");
  std::size_t length = 0;
  std::from_chars(text.data() + at + length_name.size(), text.data() + end, length);
  const std::size_t whole = end + 4 + length;
  return text.size() >= whole ? whole : 0;
}

bool has_expected(const Client& client, std::string_view answer) {
  return ::memmem(answer.data(), answer.size(), client.expected.data(), client.expected.size()) !=
         nullptr;
}

class Generator {
 public:
  explicit Generator(const Load& load) : load_(load), epoll_(::epoll_create1(EPOLL_CLOEXEC)) {
    clients_.resize(load.connections);
    micros_.reserve(answers_reserved);
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
    const double cpu_before = cpu_micros();
    const auto begin = SteadyClock::now();
    end_ = begin + std::chrono::duration_cast<SteadyClock::duration>(
                       std::chrono::duration<double>(load_.seconds));
    for (Client& client : clients_) {
      if (may_send()) send(client);
    }
    std::array<epoll_event, 256> events{};
    while (waiting_ > 0) {
      const int count = ::epoll_wait(epoll_, events.data(), events.size(), patience_ms);
      if (count <= 0) throw std::runtime_error("no answer in two minutes");
      for (int i = 0; i < count; ++i)
        receive(clients_[events[static_cast<std::size_t>(i)].data.u64]);
    }
    const std::chrono::duration<double> took = SteadyClock::now() - begin;
    if (micros_.empty()) throw std::runtime_error("no request was sent");
    const auto answers = static_cast<double>(micros_.size());
    const double cpu = (cpu_micros() - cpu_before) / answers;
    std::sort(micros_.begin(), micros_.end());
    return {micros_.size(), answers / took.count(), micros_[micros_.size() / 2],
            micros_[micros_.size() * 99 / 100], cpu};
  }

 private:
  bool may_send() const { return load_.answers_max == 0 || sent_ < load_.answers_max; }

  void send(Client& client) {
    ++sent_;
    request_.clear();
    load_.next_request(request_);
    if (load_.expected) {
      client.expected.clear();
      load_.expected(client.expected);
    }
    client.sent_at = SteadyClock::now();
    const auto sent = ::send(client.socket, request_.data(), request_.size(), MSG_NOSIGNAL);
    if (sent != static_cast<ssize_t>(request_.size())) throw std::runtime_error("cannot send");
    ++waiting_;
  }

  void receive(Client& client) {
    const auto count = ::recv(client.socket, room_.data(), room_.size(), 0);
    if (count <= 0) throw std::runtime_error("a connection ended");
    std::string_view answer(room_.data(), static_cast<std::size_t>(count));
    if (!client.received.empty()) answer = client.received += answer;
    const std::size_t whole = answer_bytes(answer);
    if (whole == 0) {
      if (client.received.empty()) client.received = answer;
      return;
    }
    if (whole != answer.size() || answer.substr(9, 3) != "200" || !has_expected(client, answer)) {
      throw std::runtime_error("expected 200 and '" + client.expected + "', but got " +
                               std::string(answer));
    }
    client.received.clear();
    --waiting_;
    const auto now = SteadyClock::now();
    micros_.push_back(static_cast<std::uint64_t>(
        std::chrono::duration_cast<std::chrono::microseconds>(now - client.sent_at).count()));
    if (now < end_ && may_send()) send(client);
  }

  const Load& load_;
  const int epoll_;
  std::vector<Client> clients_;
  std::vector<std::uint64_t> micros_;
  std::string request_;
  std::array<char, 65536> room_{};
  std::uint64_t sent_ = 0;
  std::size_t waiting_ = 0;
  SteadyClock::time_point end_;
};

}  // namespace

LoadResult run_load(const Load& load) { return Generator(load).run(); }

}  // namespace seatledger::bench
