#include "api/http/connection.h"

#include <boost/asio/redirect_error.hpp>

#include "api/http/answer.h"
#include "api/http/server_state.h"

namespace seatledger::api {
namespace {

using boost::asio::redirect_error;
using boost::system::error_code;

// A body of up to this size is copied behind the header and sent in one piece, which is cheaper.
constexpr std::size_t copied_body_bytes_max = 16 * 1024;
// A buffer that grew beyond this is freed after use.
constexpr std::size_t kept_bytes_max = 64 * 1024;
constexpr std::size_t linger_room_bytes = 16 * 1024;
constexpr std::size_t stream_part_bytes = 128 * 1024;

std::string address_text(const runtime::TcpSocket& socket) {
  error_code failed;
  boost::asio::ip::address address = socket.remote_endpoint(failed).address();
  if (failed) return {};
  if (address.is_v6() && address.to_v6().is_v4_mapped()) {
    address = boost::asio::ip::make_address_v4(boost::asio::ip::v4_mapped, address.to_v6());
  }
  return address.to_string();
}

bool may_have_body(std::uint16_t status) { return status != 204 && status != 304; }

}  // namespace

Connection::Connection(std::shared_ptr<ServerState> state, runtime::TcpSocket socket)
    : state_(std::move(state)), socket_(std::move(socket)), peer_(address_text(socket_)) {
  error_code ignored;
  socket_.set_option(runtime::Tcp::no_delay{true}, ignored);
  // For write_now(), which writes without waiting.
  socket_.non_blocking(true, ignored);
  state_->connections.push_back(*this);
}

Connection::~Connection() = default;

runtime::Awaitable<void> Connection::run() {
  Step step = begin_request();
  while (step != Step::close) {
    if (step == Step::read) {
      error_code failed;
      const std::size_t bytes =
          co_await socket_.async_read_some(room(), redirect_error(runtime::awaiting, failed));
      step = received(failed, bytes);
    } else if (step == Step::handle) {
      std::exception_ptr failure;
      try {
        response_ = co_await exchange_->handle();
      } catch (...) {
        failure = std::current_exception();
      }
      // The unread rest of a streamed body would be taken for the next request.
      if (!parser_->is_done()) keeps_alive_ = false;
      step = failure ? handler_threw(failure) : Step::write;
    } else if (step == Step::write) {
      print_answer();
      bool is_sent = false;
      if (response_.stream) {
        is_sent = co_await send_stream();
      } else {
        is_sent = write_now() || co_await write_rest();
      }
      step = is_sent ? answered() : Step::close;
    } else if (step == Step::go_ahead) {
      const bool is_sent = co_await send(continue_line);
      limit_to(state_->settings.body_timeout_ms);
      step = is_sent ? Step::read : Step::close;
    } else {
      co_await linger();
      step = Step::close;
    }
  }
  close_hard();
}

runtime::Awaitable<void> Connection::refuse() {
  phase_ = Phase::writing;
  request_ = new_request();
  fail(ErrorCode::queue_full, "The server has too many connections.");
  print_answer();
  if (write_now()) co_await linger();
  close_hard();
}

HttpRequest Connection::new_request() const {
  HttpRequest request;
  request.problem_details = state_->settings.problem_details;
  return request;
}

Connection::Step Connection::begin_request() {
  exchange_.reset();
  parser_.reset();
  if (request_.body.capacity() > spare_body_.capacity()) spare_body_.swap(request_.body);
  if (spare_body_.capacity() > kept_bytes_max) spare_body_ = std::string{};
  spare_body_.clear();
  if (buffer_.size() == 0 && buffer_.capacity() > kept_bytes_max) buffer_.shrink_to_fit();
  if (out_.capacity() > kept_bytes_max) out_ = std::string{};
  request_ = new_request();
  response_ = HttpResponse{};
  arena_.release();
  parser_.emplace(std::piecewise_construct, std::make_tuple(std::move(spare_body_)),
                  std::make_tuple(Arena{&arena_}));
  parser_->header_limit(state_->settings.header_bytes_max);
  // No limit yet: it depends on the route, and is set once the header is read.
  parser_->body_limit(boost::none);
  head_bytes_ = 0;
  streamed_bytes_ = 0;
  head_read_at_ = {};
  unpacker_.reset();
  packed_.clear();
  is_discarding_ = false;
  owes_continue_ = false;
  keeps_alive_ = true;
  phase_ = Phase::idle;
  limit_to(state_->settings.idle_timeout_ms);
  return buffer_.size() > 0 ? parse() : Step::read;
}

Connection::Step Connection::fail(ErrorCode code, std::string detail) {
  keeps_alive_ = false;
  if (request_.request_id.empty()) choose_request_id(request_.header("X-Request-Id"));
  response_ = state_->handler.problem(code, std::move(detail), request_);
  return Step::write;
}

Connection::Step Connection::handler_threw(const std::exception_ptr& failure) {
  try {
    std::rethrow_exception(failure);
  } catch (const BodyBroken& broken) {
    return fail(ErrorCode::bad_http, broken.what());
  } catch (const std::exception& exception) {
    state_->observer.handler_failed(request_.request_id, exception.what());
  } catch (...) {
    state_->observer.handler_failed(request_.request_id, "not a std::exception");
  }
  return answer_early(state_->handler.problem(
      ErrorCode::internal_error, "The server failed to answer this request.", request_));
}

void Connection::print_answer() {
  phase_ = Phase::writing;
  if (state_->cors.is_on()) state_->cors.add_headers(request_, response_);
  if (!may_have_body(response_.status)) {
    response_.body.clear();
    response_.fixed_body = {};
    response_.stream.reset();
  }
  Framing framing = Framing::content_length;
  if (response_.stream) {
    response_.body.clear();
    framing = request_.version < 11 ? Framing::until_close : Framing::chunked;
  }
  keeps_alive_ = keeps_alive_ && request_.keep_alive && !is_closing_ && !response_.close &&
                 framing != Framing::until_close;
  out_.clear();
  append_head(out_, {response_, state_->date_line.text(), request_.request_id, framing,
                     keeps_alive_, request_.version});
  body_to_send_ = {};
  if (request_.is_head) return;
  const std::string_view body = response_.bytes();
  if (body.size() <= copied_body_bytes_max) {
    out_ += body;
  } else {
    body_to_send_ = body;
  }
}

// Nearly every answer fits into the socket's buffer: writing it at once saves a trip through the
// scheduler.
bool Connection::write_now() {
  error_code failed;
  if (body_to_send_.empty()) {
    written_ = socket_.write_some(boost::asio::buffer(out_), failed);
  } else {
    const std::array pieces{boost::asio::const_buffer(out_.data(), out_.size()),
                            boost::asio::const_buffer(body_to_send_.data(), body_to_send_.size())};
    written_ = socket_.write_some(pieces, failed);
  }
  return !failed && written_ == out_.size() + body_to_send_.size();
}

runtime::Awaitable<bool> Connection::write_rest() {
  const std::size_t of_head = std::min(written_, out_.size());
  const std::size_t of_body = written_ - of_head;
  if (!co_await send(std::string_view{out_}.substr(of_head))) co_return false;
  co_return co_await send(body_to_send_.substr(of_body));
}

runtime::Awaitable<std::size_t> Connection::write_some(std::string_view bytes) {
  error_code failed;
  const std::size_t sent = co_await socket_.async_write_some(
      boost::asio::buffer(bytes.data(), bytes.size()), redirect_error(runtime::awaiting, failed));
  co_return failed ? 0 : sent;
}

runtime::Awaitable<bool> Connection::send(std::string_view bytes) {
  while (!bytes.empty()) {
    limit_to(state_->settings.write_timeout_ms);
    const std::size_t sent = co_await write_some(bytes);
    if (sent == 0) co_return false;
    bytes.remove_prefix(sent);
  }
  co_return true;
}

runtime::Awaitable<bool> Connection::send_in_parts(std::string_view bytes) {
  while (!bytes.empty()) {
    std::string_view part = bytes.substr(0, stream_part_bytes);
    bytes.remove_prefix(part.size());
    limit_to(state_->settings.write_timeout_ms);
    while (!part.empty()) {
      const std::size_t sent = co_await write_some(part);
      if (sent == 0) co_return false;
      part.remove_prefix(sent);
    }
  }
  co_return true;
}

runtime::Awaitable<bool> Connection::send_stream() {
  if (!co_await send(out_)) co_return false;
  if (request_.is_head) co_return true;
  const bool is_chunked = request_.version >= 11;
  if (is_closing_) response_.stream->stop();
  std::string piece;
  bool goes_on = true;
  while (goes_on) {
    piece.clear();
    deadline_ = TimePoint::max();
    try {
      goes_on = co_await response_.stream->next(piece);
    } catch (const std::exception& exception) {
      state_->observer.handler_failed(request_.request_id, exception.what());
      co_return false;
    }
    streamed_bytes_ += piece.size();
    out_.clear();
    if (is_chunked) {
      append_chunk(out_, piece);
      if (!goes_on) out_ += last_chunk;
    }
    if (!co_await send_in_parts(is_chunked ? out_ : piece)) co_return false;
  }
  co_return true;
}

Connection::Step Connection::answered() {
  if (state_->observer.wants_requests()) note_answer();
  return keeps_alive_ && !is_closing_ ? begin_request() : Step::linger;
}

void Connection::note_answer() {
  RequestRecord record{request_.request_id,
                       request_.method_text,
                       request_.path,
                       response_.status,
                       request_.is_head ? 0 : response_.bytes().size(),
                       0};
  if (head_read_at_ != TimePoint{}) {
    const auto passed = SteadyClock::now() - head_read_at_;
    record.micros = std::chrono::duration_cast<std::chrono::microseconds>(passed).count();
  }
  state_->observer.request_answered(record);
}

// Closing a socket with unread bytes resets the connection, and the client may lose the answer. So
// this waits a while for the client to stop sending (RFC 9112 section 9.6).
runtime::Awaitable<void> Connection::linger() {
  phase_ = Phase::lingering;
  error_code failed;
  socket_.shutdown(runtime::TcpSocket::shutdown_send, failed);
  limit_to(state_->settings.linger_timeout_ms);
  std::uint64_t dropped = buffer_.size();
  while (!failed && dropped <= state_->settings.linger_bytes_max) {
    buffer_.clear();
    dropped += co_await socket_.async_read_some(buffer_.prepare(linger_room_bytes),
                                                redirect_error(runtime::awaiting, failed));
  }
}

void Connection::limit_to(std::uint32_t timeout_ms) {
  deadline_ = state_->now + std::chrono::milliseconds{timeout_ms};
}

void Connection::expire(TimePoint now) {
  error_code ignored;
  if (now >= deadline_) socket_.cancel(ignored);
}

void Connection::drain() {
  is_closing_ = true;
  if (phase_ == Phase::idle) {
    close_hard();
  } else if (phase_ == Phase::writing && response_.stream) {
    response_.stream->stop();
  }
}

void Connection::close_hard() {
  deadline_ = TimePoint::max();
  error_code ignored;
  socket_.close(ignored);
}

}  // namespace seatledger::api
