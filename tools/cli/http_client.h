// One blocking connection to a server, for the commands that call one.
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <string>
#include <string_view>

#include "cli/server_flags.h"

namespace seatledger::cli {

// The server cannot be reached, breaks the connection, or answers something unexpected.
class NoAnswer : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

struct ServerAnswer {
  unsigned status = 0;
  std::string body;
  std::chrono::seconds retry_after{1};  // what the header Retry-After says
  bool is_good() const { return status == 200; }
  // Throws NoAnswer when the body is not JSON.
  nlohmann::json json() const;
  // The server's error message, with the status.
  std::string problem() const;
};

class HttpClient {
 public:
  // Connects. Throws NoAnswer; std::invalid_argument for an address that is not
  // http://HOST[:PORT][/PREFIX], and as key_of() does.
  explicit HttpClient(const ServerFlags& flags);
  ~HttpClient();
  HttpClient(const HttpClient&) = delete;
  HttpClient& operator=(const HttpClient&) = delete;

  // All throw NoAnswer. The first three repeat what a server answers with 503 catching_up, after
  // the time that it asks for, for a minute at most.
  ServerAnswer get(std::string_view target, std::string_view accept = {});
  ServerAnswer remove(std::string_view target);
  ServerAnswer post(std::string_view target, const std::string& body);
  // Sends the pieces that `next` appends, until it appends nothing. Stops early when the server
  // answers before the end.
  using NextPiece = std::function<void(std::string& piece)>;
  ServerAnswer post_pieces(std::string_view target, std::string_view content_type,
                           const NextPiece& next);

 private:
  struct Connection;
  std::unique_ptr<Connection> connection_;
};

}  // namespace seatledger::cli
