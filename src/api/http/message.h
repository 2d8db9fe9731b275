// What a handler is given and what it gives back: one HTTP request and its answer.
#pragma once

#include <any>
#include <boost/beast/http/fields.hpp>
#include <boost/beast/http/verb.hpp>
#include <cstdint>
#include <memory>
#include <memory_resource>
#include <optional>
#include <string>
#include <string_view>

#include "api/http/query.h"
#include "base/error.h"
#include "runtime/executor.h"

namespace seatledger::api {

class BodySource;

// Header fields in a connection's own arena. A test may make one with the default allocator.
using HttpFields = boost::beast::http::basic_fields<std::pmr::polymorphic_allocator<char>>;
using HttpField = boost::beast::http::field;
using HttpMethod = boost::beast::http::verb;

// One request. Every view lives until the answer has been written; `body` belongs to the request
// and may be moved from. Used by one coroutine at a time.
struct HttpRequest {
  HttpMethod method = HttpMethod::get;  // get also for HEAD; unknown: see method_text
  std::string_view method_text;         // as sent
  bool is_head = false;                 // the answer is printed without its body
  std::string_view target;              // as sent
  std::string_view path;                // raw, before '?', begins with '/' (or is "*")
  std::string_view query;               // raw, after '?'
  std::string_view host;                // of an absolute target, else of Host; may be empty in 1.0
  std::string_view peer;                // the client's address without its port
  std::string_view request_id;          // 1..128 of [A-Za-z0-9._-]
  unsigned version = 11;                // 10 or 11
  bool keep_alive = true;               // what the client wants
  const HttpFields* fields = nullptr;   // null: no headers
  std::string body;                     // empty until the body was read; has 64 bytes of spare room
  BodySource* body_source = nullptr;    // of a streamed body, which is not in `body`
  std::any for_handler;  // what before_body found out, for handle; empty at the start

  // The first field of that name in any case; nothing when there is none.
  std::optional<std::string_view> find_header(std::string_view name) const;
  std::optional<std::string_view> find_header(HttpField name) const;
  // The same, empty when there is none.
  std::string_view header(std::string_view name) const { return find_header(name).value_or(""); }
  std::string_view header(HttpField name) const { return find_header(name).value_or(""); }

  // The decoded parameters in order; invalid_parameter naming the one to blame.
  Result<QueryParameters> parameters() const { return parse_query(query); }
};

// An answer whose body is made while it is sent (chunked; until close for HTTP/1.0).
class AnswerStream {
 public:
  virtual ~AnswerStream() = default;
  // Appends the next piece to `chunk`, which comes empty. False: this piece was the last. What it
  // throws cuts the connection. A client that went away is noticed by the write after this.
  virtual runtime::Awaitable<bool> next(std::string& chunk) = 0;
  // The server drains: a waiting next() should soon return false, but is not resumed from inside
  // this call. On the io thread.
  virtual void stop() = 0;
};

struct HttpResponse {
  std::uint16_t status = 200;
  std::string_view content_type;  // a literal; printed only when there is a body
  std::string body;
  std::string headers;                   // printed lines, each with its CRLF; see add_header
  std::unique_ptr<AnswerStream> stream;  // instead of body
  bool close = false;                    // close the connection after this answer

  // Control characters in `value` are printed as spaces. Content-Length, Connection, Date and
  // X-Request-Id are the server's.
  void add_header(std::string_view name, std::string_view value);
};

}  // namespace seatledger::api
