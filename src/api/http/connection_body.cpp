// Bodies that are packed, and bodies that the handler reads piece by piece.
#include <algorithm>
#include <boost/asio/redirect_error.hpp>
#include <boost/beast/http/rfc7230.hpp>

#include "api/http/answer.h"
#include "api/http/connection.h"
#include "api/http/server_state.h"
#include "base/ascii.h"

namespace seatledger::api {

using boost::asio::redirect_error;
using boost::system::error_code;

namespace {

constexpr std::size_t unpacked_piece_bytes = 64 * 1024;
constexpr std::string_view not_gzip =
    "The body says that it is gzip, and is damaged or breaks off.";

}  // namespace

bool Connection::choose_encoding() {
  const auto [begin, end] = request_.fields->equal_range(HttpField::content_encoding);
  for (auto line = begin; line != end; ++line) {
    for (const auto coding : boost::beast::http::token_list(line->value())) {
      const std::string_view name(coding.data(), coding.size());
      if (equal_ignoring_case(name, "identity")) continue;
      const bool is_gzip = equal_ignoring_case(name, "gzip") || equal_ignoring_case(name, "x-gzip");
      if (!is_gzip || unpacker_) return false;
      unpacker_.emplace();
    }
  }
  return true;
}

HttpResponse Connection::unknown_encoding() const {
  HttpResponse response = state_->handler.problem(
      ErrorCode::unsupported_media_type,
      "The body is encoded in a way that is not understood here; gzip is, and no encoding.",
      request_);
  response.add_header("Accept-Encoding", "gzip");
  return response;
}

// Stops one byte past the limit, whatever the body would unpack to.
Connection::Step Connection::unpack_body() {
  const std::string packed = std::move(parser_->get().body());
  std::string_view rest = packed;
  std::string& body = request_.body;
  bool is_good = true;
  while (is_good && body.size() <= body_bytes_max_ && (unpacker_->has_more() || !rest.empty())) {
    const std::uint64_t room =
        std::min<std::uint64_t>(body_bytes_max_ + 1 - body.size(), unpacked_piece_bytes);
    if (body.size() + room + body_spare_bytes > body.capacity()) {
      const std::uint64_t doubled = std::max<std::uint64_t>(2 * body.size(), room);
      body.reserve(std::min(doubled, body_bytes_max_ + 1) + body_spare_bytes);
    }
    is_good = unpacker_->unpack(rest, body, room);
  }
  if (body.size() > body_bytes_max_) {
    return fail(ErrorCode::body_too_large,
                "The unpacked body is larger than " + std::to_string(body_bytes_max_) + " bytes.");
  }
  if (!is_good || !unpacker_->is_complete()) {
    return answer_early(
        state_->handler.problem(ErrorCode::malformed_body, std::string(not_gzip), request_));
  }
  phase_ = Phase::handling;
  deadline_ = TimePoint::max();
  return Step::handle;
}

runtime::Awaitable<bool> Connection::read(std::string& piece) {
  if (!unpacker_) co_return co_await read_as_sent(piece);
  const std::size_t before = piece.size();
  while (piece.size() == before) {
    if (packed_.empty() && !unpacker_->has_more() && !co_await read_as_sent(packed_)) {
      if (!unpacker_->is_complete()) throw BodyBroken(std::string(not_gzip));
      co_return false;
    }
    std::string_view rest = packed_;
    if (!unpacker_->unpack(rest, piece, unpacked_piece_bytes)) {
      throw BodyBroken(std::string(not_gzip));
    }
    packed_.erase(0, packed_.size() - rest.size());
  }
  co_return true;
}

runtime::Awaitable<bool> Connection::read_as_sent(std::string& piece) {
  if (buffer_.size() == 0 && std::exchange(owes_continue_, false)) {
    if (!co_await send(continue_line)) throw BodyBroken("the client went away");
  }
  std::string& arrived = parser_->get().body();
  limit_to(state_->settings.body_timeout_ms);
  while (arrived.empty() && !parser_->is_done()) {
    error_code failed;
    while (!parser_->is_done() && buffer_.size() > 0 && !failed) {
      buffer_.consume(parser_->put(buffer_.data(), failed));
    }
    if (failed && failed != boost::beast::http::error::need_more) {
      throw BodyBroken("the body is not valid HTTP: " + failed.message());
    }
    if (!arrived.empty() || parser_->is_done()) break;
    if (buffer_.size() > state_->settings.header_bytes_max) {
      throw BodyBroken("a chunk has too long a line");
    }
    const std::size_t bytes =
        co_await socket_.async_read_some(room(), redirect_error(runtime::awaiting, failed));
    if (failed || !socket_.is_open()) throw BodyBroken("the body broke off");
    buffer_.commit(bytes);
  }
  // The handler has no time limit between two pieces.
  deadline_ = TimePoint::max();
  if (arrived.empty()) co_return false;
  piece.append(arrived);
  arrived.clear();
  co_return true;
}

}  // namespace seatledger::api
