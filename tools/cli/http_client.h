// One blocking connection to a server, for the commands that ask one.
#pragma once

#include <CLI/CLI.hpp>
#include <functional>
#include <memory>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <string>
#include <string_view>

namespace seatledger::cli {

// Which server, and as whom: flags, else SEATLEDGER_URL and SEATLEDGER_KEY.
struct ServerFlags {
  std::string url;
  std::string key;
};
void add_server_flags(CLI::App& command, ServerFlags& flags);
// For commands that read a data directory or ask a server: --data-dir, and the same flags. When
// both are given the directory counts.
void add_place_flags(CLI::App& command, std::string& data_dir, ServerFlags& flags);

// The server cannot be reached, breaks off, or answers what is no answer of ours.
class NoAnswer : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

struct ServerAnswer {
  unsigned status = 0;
  std::string body;
  bool is_good() const { return status == 200; }
  // Throws NoAnswer when the body is no JSON.
  nlohmann::json json() const;
  // What the server says is wrong, with the status.
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

  // Throw NoAnswer.
  ServerAnswer get(std::string_view target, std::string_view accept = {});
  ServerAnswer remove(std::string_view target);
  ServerAnswer post(std::string_view target, std::string body);
  // Sends the pieces as they come, until `next` appends nothing. A server that answers before the
  // end is listened to.
  using NextPiece = std::function<void(std::string& piece)>;
  ServerAnswer post_pieces(std::string_view target, std::string_view content_type,
                           const NextPiece& next);

 private:
  struct Connection;
  std::unique_ptr<Connection> connection_;
};

}  // namespace seatledger::cli
