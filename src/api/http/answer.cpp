#include "api/http/answer.h"

#include <boost/beast/http/status.hpp>
#include <charconv>

namespace seatledger::api {
namespace {

void append_number(std::string& out, std::uint64_t value, int base = 10) {
  std::array<char, 20> digits;
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value, base).ptr;
  out.append(digits.data(), end);
}

void append_status_line(std::string& out, std::uint16_t status) {
  if (status == 200) {
    out += "HTTP/1.1 200 OK\r\n";
    return;
  }
  out += "HTTP/1.1 ";
  append_number(out, status);
  out += ' ';
  out += std::string_view{
      boost::beast::http::obsolete_reason(boost::beast::http::int_to_status(status))};
  out += "\r\n";
}

bool has_length(std::uint16_t status) { return status >= 200 && status != 204 && status != 304; }

}  // namespace

void DateLine::update() {
  const std::time_t now = std::time(nullptr);
  if (now == second_) return;
  second_ = now;
  std::tm utc{};
  gmtime_r(&now, &utc);
  std::array<char, shape.size() + 1> text;
  // strftime would print the names of days and months in the locale's language.
  static constexpr std::string_view days = "SunMonTueWedThuFriSat";
  static constexpr std::string_view months = "JanFebMarAprMayJunJulAugSepOctNovDec";
  const auto day = days.substr(static_cast<std::size_t>(utc.tm_wday) * 3, 3);
  const auto month = months.substr(static_cast<std::size_t>(utc.tm_mon) * 3, 3);
  std::snprintf(text.data(), text.size(), "Date: %.3s, %02u %.3s %04u %02u:%02u:%02u GMT\r\n",
                day.data(), static_cast<unsigned>(utc.tm_mday) % 100, month.data(),
                static_cast<unsigned>(utc.tm_year + 1900) % 10000,
                static_cast<unsigned>(utc.tm_hour) % 100, static_cast<unsigned>(utc.tm_min) % 100,
                static_cast<unsigned>(utc.tm_sec) % 100);
  std::copy_n(text.begin(), line_.size(), line_.begin());
}

void append_head(std::string& out, const AnswerHead& head) {
  const HttpResponse& response = head.response;
  append_status_line(out, response.status);
  out += head.date_line;
  out += "X-Request-Id: ";
  out += head.request_id;
  const bool has_body = head.framing != Framing::content_length || !response.bytes().empty();
  if (has_body && !response.content_type.empty()) {
    out += "\r\nContent-Type: ";
    out += response.content_type;
  }
  if (head.framing == Framing::chunked) {
    out += "\r\nTransfer-Encoding: chunked";
  } else if (head.framing == Framing::content_length && has_length(response.status)) {
    out += "\r\nContent-Length: ";
    append_number(out, response.bytes().size());
  }
  if (!head.keep_alive) {
    out += "\r\nConnection: close";
  } else if (head.version < 11) {
    out += "\r\nConnection: keep-alive";
  }
  // Answers are what their Content-Type says.
  out += "\r\nCache-Control: ";
  out += response.cache_control;
  out += "\r\nX-Content-Type-Options: nosniff\r\n";
  out += response.headers;
  out += "\r\n";
}

void append_chunk(std::string& out, std::string_view piece) {
  if (piece.empty()) return;
  append_number(out, piece.size(), 16);
  out += "\r\n";
  out += piece;
  out += "\r\n";
}

}  // namespace seatledger::api
