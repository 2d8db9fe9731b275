#include "runtime/webhooks/webhook_connection.h"

#include <openssl/ssl.h>

#include <algorithm>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/ssl/host_name_verification.hpp>
#include <boost/beast/core/basic_stream.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/ssl.hpp>
#include <optional>
#include <utility>
#include <variant>

#include "runtime/webhooks/webhook_retry.h"

namespace seatledger::runtime {
namespace {

namespace beast = boost::beast;
namespace http = boost::beast::http;
namespace ssl = boost::asio::ssl;
using boost::asio::redirect_error;
using boost::system::error_code;

constexpr std::uint32_t answer_header_bytes_max = 16 * 1024;
constexpr std::uint64_t answer_body_bytes_max = 64 * 1024;
constexpr std::chrono::milliseconds lookup_poll_first{1};
constexpr std::chrono::milliseconds lookup_poll_longest{50};

using PlainStream = beast::basic_stream<Tcp, Executor>;
using TlsStream = ssl::stream<PlainStream>;

std::string fault_text(const char* doing, const error_code& failed) {
  if (failed == beast::error::timeout) return std::string("timeout while ") + doing;
  return std::string(doing) + " failed: " + failed.message();
}

// Sends the host name, so that a receiver with several certificates picks the right one; an IP
// address is not sent. SSL_set_tlsext_host_name is this call with a C cast.
bool tell_host_name(TlsStream& stream, std::string host) {
  error_code is_name;
  boost::asio::ip::make_address(host, is_name);
  return !is_name || ::SSL_ctrl(stream.native_handle(), SSL_CTRL_SET_TLSEXT_HOSTNAME,
                                TLSEXT_NAMETYPE_host_name, host.data()) == 1;
}

http::request<http::span_body<const char>> printed(const WebhookTarget& target,
                                                   const WebhookRequest& request) {
  http::request<http::span_body<const char>> message{http::verb::post, target.path, 11};
  message.set(http::field::host, target.authority());
  message.set(http::field::user_agent, "seatledger-webhooks/1");
  message.set(http::field::content_type, "application/cloudevents+json; charset=utf-8");
  message.set("webhook-id", request.id);
  message.set("webhook-timestamp", request.timestamp);
  message.set("webhook-signature", request.signature);
  message.body() = {request.body.data(), request.body.size()};
  message.prepare_payload();
  return message;
}

}  // namespace

struct WebhookConnection::Stream {
  std::variant<PlainStream, TlsStream> held;
  beast::flat_buffer buffer;

  PlainStream& lowest() {
    if (auto* const plain = std::get_if<PlainStream>(&held)) return *plain;
    return std::get<TlsStream>(held).next_layer();
  }
};

WebhookConnection::WebhookConnection(boost::asio::io_context& io, ssl::context& tls,
                                     WebhookTarget target, const EgressPolicy& policy)
    : io_(io), tls_(tls), target_(std::move(target)), policy_(policy) {}

WebhookConnection::~WebhookConnection() = default;

Awaitable<std::string> WebhookConnection::find_address() {
  if (!lookup_) lookup_.emplace(target_.host);
  boost::asio::steady_timer pause(io_);
  std::chrono::milliseconds wait = lookup_poll_first;
  while (!lookup_->is_done()) {
    if (std::chrono::steady_clock::now() >= deadline_) co_return "timeout while looking up";
    pause.expires_after(wait);
    wait = std::min(wait * 2, lookup_poll_longest);
    co_await pause.async_wait(awaiting);
  }
  const auto addresses = lookup_->addresses();
  lookup_.reset();
  endpoints_.clear();
  // Connects to the addresses that were checked: the name is not looked up again.
  for (const auto& address : addresses) {
    if (policy_.allow_private || is_public_address(address)) {
      endpoints_.emplace_back(address, target_.port);
    }
  }
  if (addresses.empty()) co_return "the name of the host is not found";
  if (endpoints_.empty()) co_return "the address of the host is not public";
  co_return std::string();
}

Awaitable<std::string> WebhookConnection::open() {
  if (std::string fault = co_await find_address(); !fault.empty()) co_return fault;
  PlainStream plain(io_.get_executor());
  plain.expires_at(deadline_);
  error_code failed;
  co_await plain.async_connect(endpoints_, redirect_error(awaiting, failed));
  if (failed) co_return fault_text("connecting", failed);
  error_code ignored;
  plain.socket().set_option(Tcp::no_delay(true), ignored);
  if (!target_.secure) {
    stream_.reset(new Stream{std::move(plain), {}});
    co_return std::string();
  }
  TlsStream secure(std::move(plain), tls_);
  secure.set_verify_mode(ssl::verify_peer);
  secure.set_verify_callback(ssl::host_name_verification(target_.host));
  if (!tell_host_name(secure, target_.host)) co_return "TLS refuses the name of the host";
  co_await secure.async_handshake(ssl::stream_base::client, redirect_error(awaiting, failed));
  if (failed) co_return fault_text("the TLS handshake", failed);
  stream_.reset(new Stream{std::move(secure), {}});
  co_return std::string();
}

namespace {

using AnswerParser = http::response_parser<http::string_body>;

// 101 is not: nobody asked for another protocol.
bool is_interim(std::uint16_t status) { return status >= 100 && status < 200 && status != 101; }

// Over either kind of stream.
template <class AnyStream, class Message>
Awaitable<WebhookReply> exchange_over(AnyStream& stream, beast::flat_buffer& buffer,
                                      Message& message, bool& keep) {
  WebhookReply reply;
  error_code failed;
  co_await http::async_write(stream, message, redirect_error(awaiting, failed));
  if (failed) {
    reply.fault = fault_text("sending", failed);
    co_return reply;
  }
  std::optional<AnswerParser> parser;
  std::uint16_t status = 0;
  // Interim answers such as 100 and 103 come before the answer (RFC 9110 section 15.2).
  do {
    parser.emplace();
    parser->header_limit(answer_header_bytes_max);
    parser->body_limit(boost::none);  // a long answer is an answer; see below
    co_await http::async_read_header(stream, buffer, *parser, redirect_error(awaiting, failed));
    if (failed) {
      reply.fault = fault_text("waiting for the answer", failed);
      co_return reply;
    }
    status = static_cast<std::uint16_t>(parser->get().result_int());
  } while (is_interim(status));
  reply.status = status;
  if (const auto after = parser->get().find(http::field::retry_after);
      after != parser->get().end()) {
    reply.retry_after =
        retry_after({after->value().data(), after->value().size()}, SystemClock().now());
  }
  // The body is ignored; a short one is read, so that the connection can be used again.
  if (parser->content_length().value_or(0) > answer_body_bytes_max) co_return reply;
  parser->body_limit(answer_body_bytes_max);
  co_await http::async_read(stream, buffer, *parser, redirect_error(awaiting, failed));
  keep = !failed && parser->get().keep_alive() && buffer.size() == 0;
  co_return reply;
}

}  // namespace

Awaitable<WebhookReply> WebhookConnection::exchange(const WebhookRequest& request) {
  auto message = printed(target_, request);
  stream_->lowest().expires_at(deadline_);
  bool keep = false;
  WebhookReply reply;
  if (auto* const plain = std::get_if<PlainStream>(&stream_->held)) {
    reply = co_await exchange_over(*plain, stream_->buffer, message, keep);
  } else {
    reply =
        co_await exchange_over(std::get<TlsStream>(stream_->held), stream_->buffer, message, keep);
  }
  if (keep) {
    stream_->lowest().expires_never();
  } else {
    stream_.reset();
  }
  co_return reply;
}

Awaitable<WebhookReply> WebhookConnection::post(const WebhookRequest& request) {
  deadline_ = std::chrono::steady_clock::now() + policy_.timeout;
  if (stream_) {
    WebhookReply reply = co_await exchange(request);
    // The receiver may have closed an idle connection; that is no failure of the delivery.
    if (reply.status != 0 || std::chrono::steady_clock::now() >= deadline_) co_return reply;
  }
  WebhookReply reply;
  reply.fault = co_await open();
  if (!reply.fault.empty()) co_return reply;
  co_return co_await exchange(request);
}

}  // namespace seatledger::runtime
