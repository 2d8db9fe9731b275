// A reader of server-sent events over HTTP/1.1, like the EventSource of a browser.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "support/http_client.h"

namespace seatledger::support {

struct StreamMessage {
  std::string id;
  std::string event;  // empty: an ordinary message
  std::string data;   // empty: a comment, or only an id
  nlohmann::json json() const { return nlohmann::json::parse(data); }
};

class EventReader {
 public:
  // Sends the call and reads the header of the answer. `receive_buffer_bytes` 0: system default.
  EventReader(std::uint16_t port, const HttpCall& call, int receive_buffer_bytes = 0);
  ~EventReader();
  EventReader(const EventReader&) = delete;
  EventReader& operator=(const EventReader&) = delete;

  const HttpAnswer& head() const { return head_; }
  // The next message or comment; nothing at the end of the stream, or when nothing came for half a
  // minute.
  std::optional<StreamMessage> next();
  // The next message with data.
  std::optional<StreamMessage> next_event();
  // What is left of a body that is no messages. Nothing: it was cut off before its end.
  std::optional<std::string> rest();

 private:
  bool receive();
  // Moves complete chunks from raw_ to text_.
  void unchunk();

  int socket_ = -1;
  HttpAnswer head_;
  std::string raw_;        // as received, after the header
  std::string text_;       // without the chunks' frames
  std::size_t taken_ = 0;  // of text_
  bool ended_ = false;
};

}  // namespace seatledger::support
