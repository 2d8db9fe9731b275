// The bytes of an answer's header (RFC 9112 section 4 and 5).
#pragma once

#include <array>
#include <ctime>
#include <string>
#include <string_view>

#include "api/http/message.h"

namespace seatledger::api {

// The header line "Date: ...", printed once a second. Not safe to share between threads.
class DateLine {
 public:
  DateLine() { update(); }
  // Reads the clock; prints the line again when the second has changed.
  void update();
  std::string_view text() const { return {line_.data(), line_.size()}; }

 private:
  static constexpr std::string_view shape = "Date: Tue, 24 Nov 2026 03:43:10 GMT\r\n";
  std::time_t second_ = -1;
  std::array<char, shape.size()> line_{};
};

enum class Framing { content_length, chunked, until_close };

struct AnswerHead {
  const HttpResponse& response;
  std::string_view date_line;
  std::string_view request_id;
  Framing framing = Framing::content_length;
  bool keep_alive = true;
  unsigned version = 11;  // of the request
};

// Appends the status line, the header and the empty line. Every answer says who may
// store it and that its type must not be guessed. Leaves out Content-Length for 1xx, 204
// and 304 (RFC 9110 section 8.6).
void append_head(std::string& out, const AnswerHead& head);

// Appends one chunk (RFC 9112 section 7.1). Appends nothing for an empty piece, which would end the
// body.
void append_chunk(std::string& out, std::string_view piece);

inline constexpr std::string_view last_chunk = "0\r\n\r\n";
inline constexpr std::string_view continue_line = "HTTP/1.1 100 Continue\r\n\r\n";

}  // namespace seatledger::api
