// A small blocking HTTP/1.1 client. Sends exactly what a test gives it, valid or not.
#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "support/server_process.h"

namespace seatledger::support {

struct HttpCall {
  std::string method = "GET";
  std::string target = "/";
  std::string body;
  std::string content_type = "application/json";  // not sent when empty, or of a GET without a body
  std::string authorization = "Api-Token " + std::string(admin_key);  // not sent when empty
  std::vector<std::string> headers;                                   // whole lines, without CRLF
};

// The call as bytes.
std::string to_bytes(const HttpCall& call);

HttpCall get(std::string target);
HttpCall post(std::string target, std::string body);
HttpCall put(std::string target, std::string body);
HttpCall with_header(HttpCall call, std::string line);

struct HttpAnswer {
  int status = 0;    // 0: the connection ended before the answer
  std::string head;  // status line and headers, with the empty line
  std::string body;

  // Empty when there is no header of that name.
  std::string header(std::string_view name) const;
  nlohmann::json json() const { return nlohmann::json::parse(body); }
};

// One connection; reconnects when the server closed it after an answer.
class HttpClient {
 public:
  explicit HttpClient(std::uint16_t port) : port_(port) {}
  ~HttpClient() { close(); }
  HttpClient(const HttpClient&) = delete;
  HttpClient& operator=(const HttpClient&) = delete;

  // Repeats the call while the answer is 503 catching_up, as a caller should; for ten minutes at
  // most.
  HttpAnswer call(const HttpCall& call);
  // The first answer, whatever it is.
  HttpAnswer call_once(const HttpCall& call);
  // Sends the bytes unchanged. False: the connection is closed.
  bool send(std::string_view bytes);
  // The next answer. `has_body` false: for HEAD or 100.
  HttpAnswer read(bool has_body = true);
  void close();

 private:
  bool read_some();
  // Append to `out`; false: the connection ended before.
  bool take(std::size_t bytes, std::string& out);
  bool read_chunks(std::string& out);

  std::uint16_t port_;
  int socket_ = -1;
  std::string unread_;
};

}  // namespace seatledger::support
