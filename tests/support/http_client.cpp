#include "support/http_client.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <strings.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <thread>
#include <utility>

#include "support/answer_record.h"

namespace seatledger::support {
namespace {

// The limits end a test that hangs; slow answers take less.
constexpr timeval answer_timeout{300, 0};
constexpr std::chrono::minutes catching_up_max{10};

bool is_catching_up(const HttpAnswer& answer) {
  if (answer.status != 503) return false;
  const auto body = nlohmann::json::parse(answer.body, nullptr, false);
  return body.is_object() && body.value("code", "") == "catching_up";
}

int connect_to(std::uint16_t port) {
  const int made = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  const int on = 1;
  ::setsockopt(made, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  ::setsockopt(made, SOL_SOCKET, SO_RCVTIMEO, &answer_timeout, sizeof answer_timeout);
  if (::connect(made, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0) {
    return made;
  }
  ::close(made);
  return -1;
}

}  // namespace

std::string to_bytes(const HttpCall& call) {
  std::string bytes = call.method + " " + call.target + " HTTP/1.1\r\nHost: ledger.test\r\n";
  const auto add = [&](std::string_view name, std::string_view value) {
    bytes.append(name).append(": ").append(value).append("\r\n");
  };
  const bool has_body = call.method != "GET" || !call.body.empty();
  if (!call.authorization.empty()) add("Authorization", call.authorization);
  if (has_body && !call.content_type.empty()) add("Content-Type", call.content_type);
  if (has_body) add("Content-Length", std::to_string(call.body.size()));
  for (const std::string& line : call.headers) bytes += line + "\r\n";
  return bytes + "\r\n" + call.body;
}

HttpCall get(std::string target) {
  HttpCall call;
  call.target = std::move(target);
  return call;
}

HttpCall post(std::string target, std::string body) {
  HttpCall call;
  call.method = "POST";
  call.target = std::move(target);
  call.body = std::move(body);
  return call;
}

HttpCall put(std::string target, std::string body) {
  HttpCall call = post(std::move(target), std::move(body));
  call.method = "PUT";
  return call;
}

HttpCall with_header(HttpCall call, std::string line) {
  call.headers.push_back(std::move(line));
  return call;
}

std::string HttpAnswer::header(std::string_view name) const {
  for (std::size_t at = head.find("\r\n"); at + 2 < head.size(); at = head.find("\r\n", at + 2)) {
    const std::string_view line = std::string_view(head).substr(at + 2);
    const std::size_t colon = line.find(':');
    if (colon != name.size() || ::strncasecmp(line.data(), name.data(), colon) != 0) continue;
    const std::string_view value = line.substr(colon + 1, line.find("\r\n") - colon - 1);
    return std::string(value.substr(std::min(value.find_first_not_of(' '), value.size())));
  }
  return {};
}

HttpAnswer HttpClient::call(const HttpCall& call) {
  const auto end = std::chrono::steady_clock::now() + catching_up_max;
  for (;;) {
    HttpAnswer answer = call_once(call);
    if (!is_catching_up(answer) || std::chrono::steady_clock::now() > end) return answer;
    std::this_thread::sleep_for(std::chrono::seconds(std::stoi(answer.header("Retry-After"))));
  }
}

HttpAnswer HttpClient::call_once(const HttpCall& call) {
  send(to_bytes(call));
  HttpAnswer answer = read();
  record_answer(call, answer);
  return answer;
}

bool HttpClient::send(std::string_view bytes) {
  if (socket_ < 0) socket_ = connect_to(port_);
  while (socket_ >= 0 && !bytes.empty()) {
    const ssize_t sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    // What the server sent before it closed the connection can still be read.
    if (sent <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
  return socket_ >= 0;
}

bool HttpClient::read_some() {
  std::array<char, 65536> piece;
  const ssize_t bytes = socket_ < 0 ? 0 : ::recv(socket_, piece.data(), piece.size(), 0);
  if (bytes <= 0) return false;
  unread_.append(piece.data(), static_cast<std::size_t>(bytes));
  return true;
}

bool HttpClient::take(std::size_t bytes, std::string& out) {
  while (unread_.size() < bytes) {
    if (!read_some()) return false;
  }
  out.append(unread_, 0, bytes);
  unread_.erase(0, bytes);
  return true;
}

bool HttpClient::read_chunks(std::string& out) {
  for (std::size_t size = 1; size != 0;) {
    std::size_t line = 0;
    while ((line = unread_.find("\r\n")) == std::string::npos) {
      if (!read_some()) return false;
    }
    size = std::stoul(unread_.substr(0, line), nullptr, 16);
    unread_.erase(0, line + 2);
    std::string end;
    if (!take(size, out) || !take(2, end)) return false;
  }
  return true;
}

HttpAnswer HttpClient::read(bool has_body) {
  std::size_t end = 0;
  while ((end = unread_.find("\r\n\r\n")) == std::string::npos) {
    if (!read_some()) return close(), HttpAnswer{};
  }
  HttpAnswer answer{std::stoi(unread_.substr(9, 3)), unread_.substr(0, end + 4), {}};
  unread_.erase(0, end + 4);
  const std::string length = answer.header("Content-Length");
  bool is_whole = true;
  if (has_body && answer.header("Transfer-Encoding") == "chunked") {
    is_whole = read_chunks(answer.body);
  } else if (has_body && !length.empty()) {
    is_whole = take(std::stoul(length), answer.body);
  }
  if (!is_whole) return close(), HttpAnswer{};
  if (answer.header("Connection") == "close") close();
  return answer;
}

void HttpClient::close() {
  if (socket_ >= 0) ::close(socket_);
  socket_ = -1;
  unread_.clear();
}

}  // namespace seatledger::support
