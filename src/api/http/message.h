// One HTTP request, as a handler gets it, and its answer.
#pragma once

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

// When errors are answered as problem details (RFC 9457).
enum class ProblemDetails { asked, always };

// Header fields in the arena of a connection. A test may use the default allocator.
using HttpFields = boost::beast::http::basic_fields<std::pmr::polymorphic_allocator<char>>;
using HttpField = boost::beast::http::field;
using HttpMethod = boost::beast::http::verb;

// simdjson reads a little past the end of its input.
inline constexpr std::size_t body_spare_bytes = 64;

// One request. The string views live until the answer is written; `body` belongs to the request and
// may be moved from. Used by one coroutine at a time.
struct HttpRequest {
  HttpMethod method = HttpMethod::get;  // get also for HEAD; unknown: see method_text
  std::string_view method_text;         // as sent
  bool is_head = false;                 // the answer is sent without its body
  std::string_view target;              // as sent
  std::string_view path;                // raw, before '?', begins with '/' (or is "*")
  std::string_view query;               // raw, after '?'
  std::string_view host;                // of an absolute target, else of Host; HTTP/1.0 may lack it
  std::string_view peer;                // the client's address without its port
  std::string_view request_id;          // 1..128 of [A-Za-z0-9._-]
  unsigned version = 11;                // 10 or 11
  bool keep_alive = true;               // what the client wants
  const HttpFields* fields = nullptr;   // null: no headers
  std::string body;  // empty until it is read; has body_spare_bytes of capacity left
  BodySource* body_source = nullptr;  // of a streamed body, which is not in `body`
  ProblemDetails problem_details = ProblemDetails::asked;  // the setting of the server

  // The first field of that name in any case; nothing when there is none.
  std::optional<std::string_view> find_header(std::string_view name) const;
  std::optional<std::string_view> find_header(HttpField name) const;
  // The same, empty when there is none.
  std::string_view header(std::string_view name) const { return find_header(name).value_or(""); }
  std::string_view header(HttpField name) const { return find_header(name).value_or(""); }
  // True if Accept names exactly this type, "type/subtype" in lower case, with a weight above 0;
  // a range such as */* does not name it (RFC 9110 section 12.5.1).
  bool names_in_accept(std::string_view media_type) const;

  // The decoded parameters in order; invalid_parameter, with the name of the faulty one.
  Result<QueryParameters> parameters() const { return parse_query(query); }
};

// An answer body that is produced while it is sent (chunked; until close for HTTP/1.0).
class AnswerStream {
 public:
  virtual ~AnswerStream() = default;
  // Appends the next piece to `chunk`, which is empty. False: this piece is the last. If it throws,
  // the connection is cut. The next write notices a client that has disconnected.
  virtual runtime::Awaitable<bool> next(std::string& chunk) = 0;
  // The server shuts down: a waiting next() should soon return false, but must not be resumed from
  // inside this call. On the thread of its connection.
  virtual void stop() = 0;
};

struct HttpResponse {
  std::uint16_t status = 200;
  std::string_view content_type;  // a literal; printed only when there is a body
  std::string body;
  std::string headers;                   // printed lines, each with its CRLF; see add_header
  std::unique_ptr<AnswerStream> stream;  // instead of body
  bool close = false;                    // close the connection after this answer
  // Most answers are of one caller and one moment.
  std::string_view cache_control = "no-store";  // a literal
  std::string_view fixed_body;  // instead of body: bytes that live as long as the program

  std::string_view bytes() const { return fixed_body.empty() ? body : fixed_body; }

  // Control characters in `value` become spaces. Do not add Cache-Control, Connection,
  // Content-Length, Date, X-Content-Type-Options and X-Request-Id: the server prints them.
  void add_header(std::string_view name, std::string_view value);
};

}  // namespace seatledger::api
