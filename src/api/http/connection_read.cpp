// The reading half of a connection: from bytes to a request that the handler can answer.
#include <boost/beast/http/error.hpp>
#include <iterator>

#include "api/http/connection.h"
#include "api/http/server_state.h"
#include "api/http/text.h"
#include "base/host_port.h"

namespace seatledger::api {
namespace {

namespace http = boost::beast::http;
using boost::system::error_code;

constexpr std::size_t head_room_bytes = 4 * 1024;
constexpr std::size_t body_room_bytes_max = 64 * 1024;

// Random bytes get longer by packing: by 5 bytes for each 16 KiB, and by header and checksum.
std::uint64_t packed_bytes_max(std::uint64_t unpacked) { return unpacked + unpacked / 1024 + 1024; }

bool expects_continue(const HttpRequest& request) {
  return request.version >= 11 &&
         equal_ignoring_case(request.header(HttpField::expect), "100-continue");
}

}  // namespace

boost::asio::mutable_buffer Connection::room() {
  if (phase_ != Phase::body) return buffer_.prepare(head_room_bytes);
  const std::uint64_t wanted = parser_->content_length_remaining().value_or(body_room_bytes_max);
  return buffer_.prepare(std::clamp<std::uint64_t>(wanted, head_room_bytes, body_room_bytes_max));
}

Connection::Step Connection::received(const error_code& failed, std::size_t bytes) {
  // A request that arrives while its idle connection is being closed must not be executed: its
  // answer could not be sent.
  if (failed || !socket_.is_open()) return read_failed(failed);
  buffer_.commit(bytes);
  return parse();
}

Connection::Step Connection::read_failed(const error_code& failed) {
  const bool is_late = failed == boost::asio::error::operation_aborted && state_->now >= deadline_;
  if (is_late && (phase_ == Phase::head || phase_ == Phase::body)) {
    return fail(ErrorCode::request_timeout, "The request did not arrive in time.");
  }
  return Step::close;
}

Connection::Step Connection::parse() {
  return parser_->is_header_done() ? parse_body() : parse_head();
}

Connection::Step Connection::parse_head() {
  // Skips empty lines before a request (RFC 9112 section 2.2).
  while (!parser_->got_some() && buffer_.size() > 0) {
    const char first = *static_cast<const char*>(buffer_.data().data());
    if (first != '\r' && first != '\n') break;
    buffer_.consume(1);
    ++head_bytes_;
  }
  error_code failed = http::error::need_more;
  if (buffer_.size() > 0) {
    const std::size_t used = parser_->put(buffer_.data(), failed);
    buffer_.consume(used);
    head_bytes_ += used;
  }
  const std::size_t limit = state_->settings.header_bytes_max;
  const bool needs_more = failed == http::error::need_more;
  // The parser counts only the lines it has not consumed yet, so the whole header is counted here.
  if (failed == http::error::header_limit || head_bytes_ > limit ||
      (needs_more && head_bytes_ + buffer_.size() > limit)) {
    return fail(ErrorCode::header_too_large,
                "The header is larger than " + std::to_string(limit) + " bytes.");
  }
  if (needs_more) {
    if (phase_ == Phase::idle) {
      phase_ = Phase::head;
      limit_to(state_->settings.header_timeout_ms);
    }
    return Step::read;
  }
  if (failed) {
    return fail(ErrorCode::bad_http, "The request is not valid HTTP: " + failed.message() + ".");
  }
  return head_complete();
}

Connection::Step Connection::head_complete() {
  phase_ = Phase::head;
  describe_request();
  if (state_->observer.wants_requests()) head_read_at_ = SteadyClock::now();
  if (const std::string_view wrong = objection(); !wrong.empty()) {
    return fail(ErrorCode::bad_http, std::string{wrong});
  }
  if (state_->cors.is_on()) {
    if (auto preflight = state_->cors.preflight(request_)) {
      return answer_early(std::move(*preflight));
    }
  }
  try {
    auto taken = state_->handler.before_body(request_);
    if (auto* early = std::get_if<HttpResponse>(&taken)) return answer_early(std::move(*early));
    exchange_ = std::get<std::unique_ptr<Exchange>>(std::move(taken));
    if (parser_->is_done()) return body_complete();
    if (!choose_encoding()) return answer_early(unknown_encoding());
    if (exchange_->streams_body()) return stream_body();
    body_bytes_max_ = exchange_->body_limit();
  } catch (...) {
    return handler_threw(std::current_exception());
  }
  const std::uint64_t limit = unpacker_ ? packed_bytes_max(body_bytes_max_) : body_bytes_max_;
  const std::uint64_t length = parser_->content_length().value_or(0);
  if (length > limit) {
    return fail(ErrorCode::body_too_large,
                "The body is larger than " + std::to_string(body_bytes_max_) + " bytes.");
  }
  if (length > 0) parser_->get().body().reserve(length + body_spare_bytes);
  field_count_ =
      static_cast<std::size_t>(std::distance(parser_->get().begin(), parser_->get().end()));
  parser_->body_limit(limit);
  parser_->eager(true);
  phase_ = Phase::body;
  limit_to(state_->settings.body_timeout_ms);
  if (buffer_.size() == 0 && expects_continue(request_)) return Step::go_ahead;
  return parse_body();
}

// Starts the handler before the body is read; the handler reads it.
Connection::Step Connection::stream_body() {
  parser_->body_limit(boost::none);
  parser_->eager(true);
  phase_ = Phase::body;
  deadline_ = TimePoint::max();
  owes_continue_ = expects_continue(request_);
  request_.body_source = this;
  return Step::handle;
}

Connection::Step Connection::parse_body() {
  error_code failed;
  while (!parser_->is_done() && buffer_.size() > 0 && !failed) {
    buffer_.consume(parser_->put(buffer_.data(), failed));
  }
  if (failed == http::error::body_limit) {
    keeps_alive_ = false;
    if (is_discarding_) return Step::write;
    return fail(ErrorCode::body_too_large, "The body is larger than this path allows.");
  }
  if (failed && failed != http::error::need_more) {
    return fail(ErrorCode::bad_http, "The body is not valid HTTP: " + failed.message() + ".");
  }
  if (parser_->is_done()) return body_complete();
  // Apart from body bytes the buffer holds only the lines between chunks.
  if (buffer_.size() > state_->settings.header_bytes_max) {
    return fail(ErrorCode::bad_http, "The body is not valid HTTP: a chunk has too long a line.");
  }
  return Step::read;
}

Connection::Step Connection::body_complete() {
  if (is_discarding_) return Step::write;
  if (parser_->chunked()) {
    // The parser adds trailer fields to the header, where they would look as if they were checked.
    const auto count = std::distance(parser_->get().begin(), parser_->get().end());
    if (static_cast<std::size_t>(count) != field_count_) {
      return fail(ErrorCode::bad_http, "Trailer fields are not accepted.");
    }
  }
  if (unpacker_) return unpack_body();
  request_.body = std::move(parser_->get().body());
  phase_ = Phase::handling;
  deadline_ = TimePoint::max();
  return Step::handle;
}

Connection::Step Connection::answer_early(HttpResponse response) {
  response_ = std::move(response);
  if (parser_->is_done()) return Step::write;
  const std::uint64_t discarded_max = state_->settings.discarded_bytes_max;
  // A client that waits for "100 Continue" may or may not still send the body, so the next bytes
  // would be ambiguous.
  if (expects_continue(request_) || parser_->content_length().value_or(0) > discarded_max) {
    keeps_alive_ = false;
    return Step::write;
  }
  is_discarding_ = true;
  parser_->body_limit(discarded_max);
  parser_->eager(true);
  phase_ = Phase::body;
  limit_to(state_->settings.body_timeout_ms);
  return parse_body();
}

void Connection::describe_request() {
  const auto& head = parser_->get();
  request_.fields = &head;
  request_.method = head.method();
  request_.method_text = head.method_string();
  request_.is_head = head.method() == HttpMethod::head;
  if (request_.is_head) request_.method = HttpMethod::get;
  request_.target = head.target();
  request_.version = head.version();
  request_.keep_alive = parser_->keep_alive();
  request_.peer = peer_;
  std::optional<std::string_view> sent_id;
  host_count_ = 0;
  transfer_encoding_.reset();
  // Each look-up by name would walk a tree; most requests have a handful of lines.
  for (const auto& line : head) {
    const std::string_view value(line.value().data(), line.value().size());
    const HttpField name = line.name();
    if (name == HttpField::host) {
      if (host_count_++ == 0) request_.host = value;
    } else if (name == HttpField::transfer_encoding) {
      if (!transfer_encoding_) transfer_encoding_ = value;
    } else if (name == HttpField::unknown && !sent_id &&
               equal_ignoring_case({line.name_string().data(), line.name_string().size()},
                                   "X-Request-Id")) {
      sent_id = value;
    }
  }
  choose_request_id(sent_id.value_or(""));
}

void Connection::choose_request_id(std::string_view sent) {
  if (is_request_id(sent)) {
    request_.request_id = sent;
    return;
  }
  state_->request_ids.make(request_id_);
  request_.request_id = {request_id_.data(), request_id_.size()};
}

// The four forms of RFC 9112 section 3.2, without that of CONNECT.
bool Connection::split_target() {
  std::string_view rest = request_.target;
  if (rest.find('#') != std::string_view::npos) return false;
  if (rest == "*") {
    request_.path = rest;
    return request_.method == HttpMethod::options;
  }
  if (!rest.starts_with('/')) {
    const std::size_t scheme_end = rest.find("://");
    const std::string_view scheme = rest.substr(0, scheme_end);
    if (scheme_end == std::string_view::npos ||
        !(equal_ignoring_case(scheme, "http") || equal_ignoring_case(scheme, "https"))) {
      return false;
    }
    rest.remove_prefix(scheme_end + 3);
    const std::size_t host_end = std::min(rest.find_first_of("/?"), rest.size());
    request_.host = rest.substr(0, host_end);
    rest.remove_prefix(host_end);
    if (request_.host.empty()) return false;
  }
  const std::size_t mark = std::min(rest.find('?'), rest.size());
  request_.path = mark == 0 ? "/" : rest.substr(0, mark);
  if (mark < rest.size()) request_.query = rest.substr(mark + 1);
  return true;
}

std::string_view Connection::objection() {
  if (!split_target()) return "The request target is not a path or an address.";
  if (host_count_ > 1 || (host_count_ == 0 && request_.version >= 11)) {
    return "The request needs exactly one Host.";
  }
  // Links repeat it.
  if (!request_.host.empty() && !host_port_of(request_.host)) {
    return "The Host is not the name or address of a host.";
  }
  // With another encoding the end of the body would be misjudged (RFC 9112 section 6.1).
  if (transfer_encoding_ &&
      (request_.version < 11 || !equal_ignoring_case(*transfer_encoding_, "chunked"))) {
    return "The only Transfer-Encoding understood is chunked.";
  }
  return {};
}

}  // namespace seatledger::api
