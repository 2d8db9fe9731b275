#include "api/gateway/leader_client.h"

#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <boost/asio/connect.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http.hpp>
#include <set>
#include <utility>

#include "api/http/answer.h"
#include "api/http/body_source.h"
#include "base/ascii.h"
#include "base/host_port.h"

namespace seatledger::api {
namespace {

namespace beast = boost::beast;
namespace http = boost::beast::http;
using boost::asio::redirect_error;
using boost::system::error_code;
using Steady = std::chrono::steady_clock;

constexpr std::string_view scheme = "http://";

constexpr std::size_t idle_max = 64;
constexpr std::chrono::seconds idle_longest{30};
constexpr std::chrono::milliseconds leader_poll{100};
constexpr std::uint32_t answer_header_bytes_max = 64 * 1024;

// Of one connection, not of the request (RFC 9110 section 7.6.1), or written anew here. The body is
// unpacked when it arrives.
constexpr std::array<std::string_view, 12> not_passed_on{"Connection",
                                                         "Keep-Alive",
                                                         "Transfer-Encoding",
                                                         "TE",
                                                         "Trailer",
                                                         "Upgrade",
                                                         "Expect",
                                                         "Host",
                                                         "Content-Length",
                                                         "Content-Encoding",
                                                         "X-Request-Id",
                                                         "Proxy-Connection"};
// The server prints these on every answer.
constexpr std::array<std::string_view, 9> printed_anyway{
    "Connection",     "Keep-Alive",   "Transfer-Encoding",
    "Content-Length", "Content-Type", "X-Request-Id",
    "Cache-Control",  "Date",         "X-Content-Type-Options"};

template <std::size_t Count>
bool is_one_of(std::string_view name, const std::array<std::string_view, Count>& names) {
  return std::any_of(names.begin(), names.end(),
                     [&](std::string_view one) { return equal_ignoring_case(name, one); });
}

std::string_view view_of(const beast::string_view& text) { return {text.data(), text.size()}; }

// Answers hold such texts by reference; there are a few different ones.
std::string_view kept(std::string_view text) {
  thread_local std::set<std::string, std::less<>> texts;
  const auto known = texts.find(text);
  return known != texts.end() ? *known : *texts.emplace(text).first;
}

// The head of the request, for the leader.
std::string head_of(const HttpRequest& request, std::string_view authority, std::string_view me) {
  std::string head(request.method_text);
  head += ' ';
  head += request.target;
  head += " HTTP/1.1\r\nHost: ";
  head += authority;
  head += "\r\nX-Request-Id: ";
  head += request.request_id;
  head += "\r\n";
  head += forwarded_by;
  head += ": ";
  head += me;
  if (request.body_source != nullptr) head += "\r\nTransfer-Encoding: chunked";
  head += "\r\n";
  if (request.fields != nullptr) {
    for (const auto& line : *request.fields) {
      const std::string_view name = view_of(line.name_string());
      if (is_one_of(name, not_passed_on) || equal_ignoring_case(name, forwarded_by)) continue;
      head += name;
      head += ": ";
      head += view_of(line.value());
      head += "\r\n";
    }
  }
  return head + "\r\n";
}

using AnswerOfLeader = http::response<http::string_body>;

HttpResponse passed_on(AnswerOfLeader&& answer) {
  HttpResponse response;
  response.status = static_cast<std::uint16_t>(answer.result_int());
  response.content_type = kept(view_of(answer[http::field::content_type]));
  if (const auto line = answer.find(http::field::cache_control); line != answer.end()) {
    response.cache_control = kept(view_of(line->value()));
  }
  for (const auto& line : answer) {
    const std::string_view name = view_of(line.name_string());
    // This server adds those of CORS by its own settings.
    constexpr std::string_view cors = "Access-Control-";
    if (equal_ignoring_case(name.substr(0, cors.size()), cors)) continue;
    if (!is_one_of(name, printed_anyway)) response.add_header(name, view_of(line.value()));
  }
  response.body = std::move(answer.body());
  return response;
}

Error not_sent() {
  return error(ErrorCode::no_leader, "no server leads now; nothing was sent to one");
}

Error broken(std::string_view why) {
  return error(ErrorCode::outcome_unknown,
               "the server that leads " + std::string(why) +
                   "; the change may or may not be stored; repeat with the same key");
}

}  // namespace

struct LeaderClient::Connection {
  explicit Connection(const runtime::Executor& executor) : stream(executor) {}
  beast::basic_stream<runtime::Tcp, runtime::Executor> stream;
  beast::flat_buffer buffer;
  std::string url;
  Steady::time_point used;

  // The other side has not closed it, as far as this machine knows.
  bool is_open() {
    char byte = 0;
    const auto got = ::recv(stream.socket().native_handle(), &byte, 1, MSG_PEEK | MSG_DONTWAIT);
    return got < 0 && (errno == EAGAIN || errno == EWOULDBLOCK);
  }
};

namespace {

// Ends the connection's waits when another leads, while it exists.
class LeaderWatch : public std::enable_shared_from_this<LeaderWatch> {
 public:
  LeaderWatch(const runtime::Executor& executor, LeaderClient::Leader leader, std::string id,
              std::function<void()> changed)
      : timer_(executor),
        leader_(std::move(leader)),
        id_(std::move(id)),
        changed_(std::move(changed)) {}
  void start() {
    timer_.expires_after(leader_poll);
    timer_.async_wait([self = shared_from_this()](const error_code& stopped) {
      if (stopped || !self->changed_) return;
      const auto now = self->leader_();
      if (!now.leader || now.leader->id != self->id_) return self->changed_();
      self->start();
    });
  }
  void stop() {
    changed_ = nullptr;
    timer_.cancel();
  }

 private:
  boost::asio::basic_waitable_timer<Steady, boost::asio::wait_traits<Steady>, runtime::Executor>
      timer_;
  const LeaderClient::Leader leader_;
  const std::string id_;
  std::function<void()> changed_;
};

struct StopWatch {
  std::shared_ptr<LeaderWatch> watch;
  ~StopWatch() { watch->stop(); }
};

}  // namespace

LeaderClient::LeaderClient(const Settings& settings, Leader leader)
    : settings_(settings), leader_(std::move(leader)) {}

LeaderClient::~LeaderClient() = default;

namespace {

using Endpoints = std::vector<runtime::Tcp::endpoint>;

// Where "http://HOST:PORT" is; nothing: nobody knows. Only a name is looked up, on a thread that
// Asio keeps for that.
runtime::Awaitable<Endpoints> endpoints_of(std::string_view url,
                                           const runtime::Executor& executor) {
  constexpr std::uint16_t http_port = 80;
  const auto place = host_port_of(url.substr(scheme.size()));
  if (!place) co_return Endpoints();
  const std::uint16_t port = place->port.value_or(http_port);
  const std::string host(place->host);
  error_code failed;
  const auto address = boost::asio::ip::make_address(host, failed);
  if (!failed) co_return Endpoints{{address, port}};
  boost::asio::ip::basic_resolver<runtime::Tcp, runtime::Executor> resolver(executor);
  const auto found = co_await resolver.async_resolve(host, std::to_string(port),
                                                     redirect_error(runtime::awaiting, failed));
  Endpoints endpoints;
  for (const auto& entry : found) endpoints.push_back(entry.endpoint());
  co_return endpoints;
}

}  // namespace

runtime::Awaitable<std::unique_ptr<LeaderClient::Connection>> LeaderClient::connect(
    std::string url) {
  const runtime::Executor executor = co_await boost::asio::this_coro::executor;
  const Endpoints endpoints = co_await endpoints_of(url, executor);
  if (endpoints.empty()) co_return nullptr;
  error_code failed;
  auto connection = std::make_unique<Connection>(executor);
  connection->url = std::move(url);
  connection->stream.expires_after(settings_.connect_timeout);
  co_await connection->stream.async_connect(endpoints, redirect_error(runtime::awaiting, failed));
  if (failed) co_return nullptr;
  connection->stream.socket().set_option(runtime::Tcp::no_delay(true), failed);
  co_return connection;
}

runtime::Awaitable<std::unique_ptr<LeaderClient::Connection>> LeaderClient::connection_to(
    const std::string& url) {
  while (!idle_.empty()) {
    auto connection = std::move(idle_.back());
    idle_.pop_back();
    const bool is_fresh = Steady::now() - connection->used < idle_longest;
    if (connection->url == url && is_fresh && connection->is_open()) co_return connection;
  }
  co_return co_await connect(url);
}

runtime::Awaitable<Result<HttpResponse>> LeaderClient::send(const HttpRequest& request,
                                                            std::string_view me) {
  const ledger::Leadership now = leader_();
  if (!now.leader || now.leader->name == me) co_return not_sent();
  auto connection = co_await connection_to(now.leader->url);
  if (!connection) co_return not_sent();
  auto& stream = connection->stream;
  const StopWatch watching{std::make_shared<LeaderWatch>(
      stream.get_executor(), leader_, now.leader->id, [&stream] { stream.cancel(); })};
  watching.watch->start();
  error_code failed;
  std::string out = head_of(request, std::string_view(connection->url).substr(scheme.size()), me);
  std::string piece;
  for (bool more = request.body_source != nullptr; more;) {
    stream.expires_after(settings_.answer_timeout);
    co_await boost::asio::async_write(stream, boost::asio::buffer(out),
                                      redirect_error(runtime::awaiting, failed));
    if (failed) co_return broken("broke the connection");
    out.clear();
    piece.clear();
    stream.expires_never();
    more = co_await request.body_source->read(piece);
    append_chunk(out, piece);
    if (!more) out += "0\r\n\r\n";
  }
  stream.expires_after(settings_.answer_timeout);
  co_await boost::asio::async_write(stream, boost::asio::buffer(out),
                                    redirect_error(runtime::awaiting, failed));
  if (failed) co_return broken("broke the connection");
  http::response_parser<http::string_body> parser;
  parser.header_limit(answer_header_bytes_max);
  parser.body_limit(boost::none);
  if (request.is_head) parser.skip(true);
  co_await http::async_read(stream, connection->buffer, parser,
                            redirect_error(runtime::awaiting, failed));
  if (failed) co_return broken("did not answer");
  stream.expires_never();
  if (parser.keep_alive() && connection->buffer.size() == 0 && idle_.size() < idle_max) {
    connection->used = Steady::now();
    idle_.push_back(std::move(connection));
  }
  co_return passed_on(parser.release());
}

}  // namespace seatledger::api
