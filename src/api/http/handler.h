// The interfaces that the layer above implements: the handler of requests and the observer.
#pragma once

#include <boost/system/error_code.hpp>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <variant>

#include "api/http/message.h"
#include "base/error.h"

namespace seatledger::api {

// One request that the handler has taken: from its header to its answer.
class Exchange {
 public:
  virtual ~Exchange() = default;

  // True: the handler reads the body itself from the request's body_source, without a size limit.
  virtual bool streams_body() const { return false; }

  // The size limit of the body in bytes, of a packed one unpacked. Called only when there is one.
  virtual std::uint64_t body_limit() const = 0;

  // Answers the complete request, once. Must resume on the thread of its connection.
  virtual runtime::Awaitable<HttpResponse> handle() = 0;
};

// One for each thread of the server, and called on that thread only. Must outlive its io_context.
// When a function throws, the server answers with problem(internal_error) and notifies the
// observer.
class HttpHandler {
 public:
  using Taken = std::variant<HttpResponse, std::unique_ptr<Exchange>>;

  virtual ~HttpHandler() = default;

  // Called once per request, after the header and before the body is read: for routing and
  // permissions. A response returned here is final. The server reads and drops a small body to keep
  // the connection open; otherwise it closes it after the answer. `request` outlives the exchange,
  // which ends when the answer is written.
  virtual Taken before_body(HttpRequest& request) = 0;

  // The answer for an error that the server itself found: header_too_large, body_too_large,
  // unsupported_media_type (of its encoding), malformed_body (not what its encoding says),
  // bad_http, request_timeout, internal_error, queue_full. Must not throw.
  // `request` may be without header fields, but has its id.
  virtual HttpResponse problem(ErrorCode code, std::string detail, const HttpRequest& request) = 0;
};

// One answered request. The string views live only during the call.
struct RequestRecord {
  std::string_view request_id;
  std::string_view method;
  std::string_view path;  // without the query; empty when the request was not readable
  std::uint16_t status = 0;
  std::uint64_t bytes = 0;  // of the answer's body
  std::int64_t micros = 0;  // from the end of the header to the end of the answer
};

// Called on the threads of the server, on several at a time if it has several. Must outlive their
// io_contexts. Must not throw.
class HttpObserver {
 public:
  virtual ~HttpObserver() = default;
  // False: request_answered is not called and no clock is read. Called once per request.
  virtual bool wants_requests() const { return false; }
  virtual void request_answered(const RequestRecord&) {}
  virtual void handler_failed(std::string_view /*request_id*/, std::string_view /*what*/) {}
  virtual void accept_failed(const boost::system::error_code&) {}
};

}  // namespace seatledger::api
