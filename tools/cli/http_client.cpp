#include "cli/http_client.h"

#include <boost/asio/connect.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http.hpp>
#include <boost/url/parse.hpp>
#include <boost/url/url_view.hpp>
#include <charconv>
#include <chrono>
#include <limits>
#include <optional>
#include <thread>
#include <utility>

namespace seatledger::cli {

// Of a server. Not in the unnamed namespace: HttpClient::Connection has one.
struct ServerPlace {
  std::string host;
  std::string port = "80";
  std::string prefix;  // before every target, without its last slash
};

namespace {

namespace asio = boost::asio;
namespace http = boost::beast::http;
using boost::system::error_code;

ServerPlace place_of(const std::string& text) {
  const auto url = boost::urls::parse_uri(text);
  if (url && url->scheme_id() == boost::urls::scheme::https) {
    throw std::invalid_argument("https:// is not spoken here; use http://, or a proxy beside it");
  }
  if (!url || url->scheme_id() != boost::urls::scheme::http || url->host().empty() ||
      (url->has_port() && url->port_number() == 0) || url->has_userinfo() || url->has_query() ||
      url->has_fragment()) {
    throw std::invalid_argument(text + " is no address of a server, such as http://127.0.0.1:8080");
  }
  ServerPlace place;
  place.host = url->host_address();
  if (url->has_port()) place.port = url->port();
  place.prefix = url->encoded_path();
  while (place.prefix.ends_with('/')) place.prefix.pop_back();
  return place;
}

}  // namespace

nlohmann::json ServerAnswer::json() const {
  auto parsed = nlohmann::json::parse(body, nullptr, false);
  if (parsed.is_discarded()) throw NoAnswer("the server answered " + problem());
  return parsed;
}

std::string ServerAnswer::problem() const {
  const auto parsed = nlohmann::json::parse(body, nullptr, false);
  const std::string code = std::to_string(status);
  if (parsed.is_object() && parsed.contains("detail") && parsed["detail"].is_string()) {
    return code + ": " + parsed["detail"].get<std::string>();
  }
  return code + " and no reason";
}

namespace {

constexpr std::chrono::seconds catching_up_max{60};
constexpr unsigned status_unavailable = 503;

// The value of Retry-After in its form with seconds; one second in any other.
std::chrono::seconds seconds_in(boost::beast::string_view header) {
  unsigned seconds = 1;
  const auto [stop, fault] = std::from_chars(header.data(), header.data() + header.size(), seconds);
  if (fault != std::errc{} || stop != header.data() + header.size()) seconds = 1;
  return std::chrono::seconds(seconds);
}

bool is_catching_up(const ServerAnswer& answer) {
  if (answer.status != status_unavailable) return false;
  const auto parsed = nlohmann::json::parse(answer.body, nullptr, false);
  return parsed.is_object() && parsed.contains("code") && parsed["code"] == "catching_up";
}

}  // namespace

struct HttpClient::Connection {
  ServerPlace place;
  std::string authorization;
  asio::io_context io;
  boost::beast::tcp_stream stream{io};
  boost::beast::flat_buffer buffer;

  void check(const error_code& fault, const char* what) const {
    if (!fault) return;
    throw NoAnswer(std::string("cannot ") + what + " http://" + place.host + ":" + place.port +
                   ": " + fault.message());
  }

  void connect() {
    error_code fault;
    asio::ip::tcp::resolver resolver(io);
    const auto found = resolver.resolve(place.host, place.port, fault);
    check(fault, "find");
    stream.connect(found, fault);
    check(fault, "reach");
    buffer.clear();
  }

  template <class Request>
  void set_fields(Request& request) const {
    const bool is_v6 = place.host.find(':') != std::string::npos;
    request.set(http::field::host,
                (is_v6 ? '[' + place.host + ']' : place.host) + ":" + place.port);
    request.set(http::field::authorization, authorization);
    request.set(http::field::user_agent, "seatledger");
  }

  ServerAnswer read() {
    http::response<http::string_body> response;
    do {
      http::response_parser<http::string_body> parser;
      parser.body_limit(std::numeric_limits<std::uint64_t>::max());
      error_code fault;
      http::read(stream, buffer, parser, fault);
      check(fault, "hear");
      response = parser.release();
    } while (response.result_int() < 200);  // a proxy's 100 or 103 comes before the answer
    if (!response.keep_alive()) {
      stream.close();
      connect();
    }
    return {response.result_int(), std::move(response.body()),
            seconds_in(response[http::field::retry_after])};
  }

  // The server's answer, repeated while it is catching up.
  ServerAnswer ask(http::verb method, std::string_view target, const std::string& body,
                   std::string_view accept = {}) {
    const auto end = std::chrono::steady_clock::now() + catching_up_max;
    for (;;) {
      ServerAnswer answer = ask_once(method, target, body, accept);
      if (!is_catching_up(answer)) return answer;
      const auto again = std::chrono::steady_clock::now() + answer.retry_after;
      if (again > end) return answer;
      std::this_thread::sleep_until(again);
    }
  }

  ServerAnswer ask_once(http::verb method, std::string_view target, std::string body,
                        std::string_view accept) {
    http::request<http::string_body> request(method, place.prefix + std::string(target), 11);
    set_fields(request);
    if (!accept.empty()) {
      request.set(http::field::accept, boost::beast::string_view(accept.data(), accept.size()));
    }
    if (method == http::verb::post) {
      request.set(http::field::content_type, "application/json");
      request.body() = std::move(body);
    }
    request.prepare_payload();
    error_code fault;
    http::write(stream, request, fault);
    check(fault, "ask");
    return read();
  }
};

HttpClient::HttpClient(const ServerFlags& flags) : connection_(std::make_unique<Connection>()) {
  if (flags.url.empty()) {
    throw std::invalid_argument(
        "give --url URL with --key-file FILE, or set SEATLEDGER_URL and SEATLEDGER_KEY");
  }
  connection_->place = place_of(flags.url);
  connection_->authorization = "Api-Token " + key_of(flags);
  connection_->connect();
}

HttpClient::~HttpClient() = default;

ServerAnswer HttpClient::get(std::string_view target, std::string_view accept) {
  return connection_->ask(http::verb::get, target, {}, accept);
}

ServerAnswer HttpClient::remove(std::string_view target) {
  return connection_->ask(http::verb::delete_, target, {});
}

ServerAnswer HttpClient::post(std::string_view target, const std::string& body) {
  return connection_->ask(http::verb::post, target, body);
}

ServerAnswer HttpClient::post_pieces(std::string_view target, std::string_view content_type,
                                     const NextPiece& next) {
  Connection& to = *connection_;
  http::request<http::empty_body> head(http::verb::post, to.place.prefix + std::string(target), 11);
  to.set_fields(head);
  head.set(http::field::content_type,
           boost::beast::string_view(content_type.data(), content_type.size()));
  head.chunked(true);
  http::request_serializer<http::empty_body> serializer(head);
  error_code fault;
  http::write_header(to.stream, serializer, fault);
  std::string piece;
  while (!fault) {
    piece.clear();
    next(piece);
    if (piece.empty()) break;
    asio::write(to.stream, http::make_chunk(asio::buffer(piece)), fault);
  }
  if (!fault) asio::write(to.stream, http::make_chunk_last(), fault);
  // A server that closes the connection has usually sent an answer before.
  return to.read();
}

}  // namespace seatledger::cli
