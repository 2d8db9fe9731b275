// What the server asks of the layer above it, and what it tells.
#pragma once

#include <boost/system/error_code.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "api/http/message.h"
#include "base/error.h"

namespace seatledger::api {

// Called on the io thread only. Outlives the io_context that runs the server. What its functions
// throw is answered with problem(internal_error) and reported to the observer.
class HttpHandler {
 public:
  virtual ~HttpHandler() = default;

  // Once per request, when the header was read and before any of the body: the place for routing
  // and permission. An answer given here is final; handle() is then not called. A small announced
  // body is read and dropped so that the connection lives on, otherwise it is closed after the
  // answer.
  virtual std::optional<HttpResponse> before_body(HttpRequest& head) = 0;

  // True: the handler reads the body itself, from request.body_source, and it has no bound.
  virtual bool streams_body(const HttpRequest& /*head*/) { return false; }

  // How many bytes the body may have; after before_body, and only when there is a body.
  virtual std::uint64_t body_limit(const HttpRequest& head) = 0;

  // Answers a whole request. `request` lives until the answer was written. Must resume on the io
  // thread.
  virtual runtime::Awaitable<HttpResponse> handle(HttpRequest& request) = 0;

  // Prints an error of the server's own: header_too_large, body_too_large, bad_http,
  // request_timeout, internal_error, queue_full. Must not throw.
  virtual HttpResponse problem(ErrorCode code, std::string detail, std::string_view request_id) = 0;
};

// One answered request. The views live during the call only.
struct RequestRecord {
  std::string_view request_id;
  std::string_view method;
  std::string_view path;  // without the query; empty when the request was not readable
  std::uint16_t status = 0;
  std::uint64_t bytes = 0;  // of the answer's body
  std::int64_t micros = 0;  // from the end of the header to the end of the answer
};

// Called on the io thread. Outlives the io_context. Must not throw.
class HttpObserver {
 public:
  virtual ~HttpObserver() = default;
  // False: request_answered is not called and no clock is read. Asked once per request.
  virtual bool wants_requests() const { return false; }
  virtual void request_answered(const RequestRecord&) {}
  virtual void handler_failed(std::string_view /*request_id*/, std::string_view /*what*/) {}
  virtual void accept_failed(const boost::system::error_code&) {}
};

}  // namespace seatledger::api
