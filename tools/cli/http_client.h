// One blocking connection to a server, for the commands that call one.
#pragma once

#include <CLI/CLI.hpp>
#include <functional>
#include <memory>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <string>
#include <string_view>

namespace seatledger::cli {

// The server's address and the key: from flags, else from SEATLEDGER_URL and SEATLEDGER_KEY.
struct ServerFlags {
  std::string url;
  std::string key;
};
void add_server_flags(CLI::App& command, ServerFlags& flags);
// For commands that read a data directory or call a server: --data-dir, and the same flags. When
// both are given, the command uses the directory.
void add_place_flags(CLI::App& command, std::string& data_dir, ServerFlags& flags);

// The server cannot be reached, breaks the connection, or answers something unexpected.
class NoAnswer : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

struct ServerAnswer {
  unsigned status = 0;
  std::string body;
  bool is_good() const { return status == 200; }
  // Throws NoAnswer when the body is not JSON.
  nlohmann::json json() const;
  // The server's error message, with the status.
  std::string problem() const;
};

class HttpClient {
 public:
  // Connects. Throws NoAnswer; std::invalid_argument for an address that is not
  // http://HOST[:PORT][/PREFIX], or an empty key.
  explicit HttpClient(const ServerFlags& flags);
  ~HttpClient();
  HttpClient(const HttpClient&) = delete;
  HttpClient& operator=(const HttpClient&) = delete;

  // All throw NoAnswer.
  ServerAnswer get(std::string_view target, std::string_view accept = {});
  ServerAnswer remove(std::string_view target);
  ServerAnswer post(std::string_view target, std::string body);
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
