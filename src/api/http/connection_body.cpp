// A body that the handler reads piece by piece.
#include <boost/asio/redirect_error.hpp>

#include "api/http/answer.h"
#include "api/http/connection.h"
#include "api/http/server_state.h"

namespace seatledger::api {

using boost::asio::redirect_error;
using boost::system::error_code;

runtime::Awaitable<bool> Connection::read(std::string& piece) {
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
