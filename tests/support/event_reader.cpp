#include "support/event_reader.h"

#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <array>
#include <stdexcept>
#include <utility>

#include "support/answer_record.h"

namespace seatledger::support {
namespace {

constexpr time_t silence_max_seconds = 300;

int connect_reader(std::uint16_t port, int receive_buffer_bytes) {
  const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (receive_buffer_bytes > 0) {
    ::setsockopt(socket, SOL_SOCKET, SO_RCVBUF, &receive_buffer_bytes, sizeof receive_buffer_bytes);
  }
  const timeval most{silence_max_seconds, 0};
  ::setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &most, sizeof most);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (::connect(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
    ::close(socket);
    throw std::runtime_error("no connection for a stream");
  }
  return socket;
}

StreamMessage message_of(std::string_view block) {
  StreamMessage message;
  while (!block.empty()) {
    const std::string_view line = block.substr(0, block.find('\n'));
    block.remove_prefix(std::min(line.size() + 1, block.size()));
    const std::size_t colon = line.find(": ");
    if (colon == std::string_view::npos) continue;
    const std::string_view name = line.substr(0, colon);
    const std::string value(line.substr(colon + 2));
    if (name == "id") message.id = value;
    if (name == "event") message.event = value;
    if (name == "data") message.data = value;
  }
  return message;
}

}  // namespace

EventReader::EventReader(std::uint16_t port, const HttpCall& call, int receive_buffer_bytes)
    : socket_(connect_reader(port, receive_buffer_bytes)) {
  const std::string bytes = to_bytes(call);
  if (::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL) < 0) return;
  std::size_t end = 0;
  while ((end = raw_.find("\r\n\r\n")) == std::string::npos) {
    if (!receive()) return;
  }
  head_.status = std::stoi(raw_.substr(9, 3));
  head_.head = raw_.substr(0, end + 4);
  raw_.erase(0, end + 4);
  if (head_.header("Transfer-Encoding") == "chunked") return;
  head_.body = raw_;
  record_answer(call, head_);
  ended_ = true;
}

EventReader::~EventReader() { ::close(socket_); }

bool EventReader::receive() {
  std::array<char, 65536> piece;
  const ssize_t bytes = ::recv(socket_, piece.data(), piece.size(), 0);
  if (bytes <= 0) return false;
  raw_.append(piece.data(), static_cast<std::size_t>(bytes));
  return true;
}

void EventReader::unchunk() {
  std::size_t at = 0;
  while (!ended_) {
    const std::size_t line = raw_.find("\r\n", at);
    if (line == std::string::npos) break;
    const std::size_t size = std::stoul(raw_.substr(at, line - at), nullptr, 16);
    if (raw_.size() < line + 2 + size + 2) break;
    text_.append(raw_, line + 2, size);
    at = line + 2 + size + 2;
    ended_ = size == 0;
  }
  raw_.erase(0, at);
}

std::optional<StreamMessage> EventReader::next() {
  for (;;) {
    unchunk();
    const std::size_t end = text_.find("\n\n", taken_);
    if (end != std::string::npos) {
      StreamMessage message = message_of(std::string_view(text_).substr(taken_, end - taken_));
      taken_ = end + 2;
      return message;
    }
    text_.erase(0, std::exchange(taken_, 0));
    if (ended_ || !receive()) return std::nullopt;
  }
}

std::optional<StreamMessage> EventReader::next_event() {
  for (;;) {
    auto message = next();
    if (!message || !message->data.empty()) return message;
  }
}

std::optional<std::string> EventReader::rest() {
  while (!ended_ && receive()) unchunk();
  unchunk();
  if (!ended_) return std::nullopt;
  return text_.substr(std::exchange(taken_, text_.size()));
}

}  // namespace seatledger::support
