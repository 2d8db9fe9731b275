// One row of the table of routes: the whole declaration of an operation. The router, the permission
// check, the decoders and the documentation all read it.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "api/answer.h"
#include "api/call.h"
#include "api/credentials.h"
#include "api/http/message.h"
#include "api/input_field.h"
#include "api/parameters.h"
#include "api/scope.h"
#include "ledger/domain/kind.h"
#include "ledger/write/sequencer.h"

namespace seatledger::api {

// The gateway prints the refusals of all handlers.

// Where a read runs: `io` is the io thread of the call; `slow_work` is for reads that wait or
// flush, so that lists are not held up.
enum class Thread : std::uint8_t { io, readers, slow_work };

// Answers from a snapshot of the views, at once.
struct Read {
  using Handler = Result<HttpResponse> (*)(const Call& call);
  using Tells = bool (*)(const Call& call);
  constexpr explicit Read(Handler called, Thread on = Thread::io, Tells tells_short = nullptr)
      : handler(called), thread(on), is_short(tells_short) {}
  Handler handler;
  Thread thread;
  // Tells of a call that it takes no longer than others on the io thread, and runs there; null:
  // none does.
  Tells is_short;
};

// The request of a write, which passes through the queue, and what answers after its commit.
struct DecodedWrite {
  using Print = std::function<HttpResponse(const Call& call, const ledger::Answer& answer)>;
  // Instead of Print: does the work that must follow the commit before the answer.
  using Finish = runtime::Awaitable<Result<HttpResponse>> (*)(Call& call,
                                                              const ledger::Answer& answer);
  ledger::Request request;
  std::variant<Print, Finish> then;
};
struct Write {
  using Handler = Result<DecodedWrite> (*)(const Call& call);
  constexpr explicit Write(Handler called) : decode(called) {}
  Handler decode;
};

// Waits: long polls, streams of events, questions to another thread.
struct Wait {
  using Handler = runtime::Awaitable<Result<HttpResponse>> (*)(Call& call);
  constexpr explicit Wait(Handler called) : handler(called) {}
  Handler handler;
};

// Several requests in one call. Reads its body itself, in pieces and without a size limit.
struct Stream {
  constexpr explicit Stream(Wait::Handler called) : handler(called) {}
  Wait::Handler handler;
};

using Work = std::variant<Read, Write, Wait, Stream>;

// Which of several servers with one ledger answers: each of them, or the one that decides and
// writes. A server alone is both.
enum class Place : std::uint8_t { here, leader };

enum class BodySize : std::uint8_t { plain, bulk };

// The rows of a bulk body: a list in the body or a CSV; or the lines of a stream.
struct BulkRows {
  std::string_view list;  // the field of the body with the list; empty: lines
  const BodySchema* row = nullptr;
};

struct Collection;

// A member without a default must be named in every row.
struct Route {
  HttpMethod method = HttpMethod::get;
  std::string path;       // "/api/.../{id}/"; callers may leave out the last slash
  std::string operation;  // operation id; in the ibl.ai API, ibl.ai's own
  std::string_view sentence = {};
  Access access = Access::admin;
  std::reference_wrapper<const Scope> scope;
  std::optional<ledger::Kind> kind = {};    // of routes that exist once per kind
  const Collection* collection = nullptr;   // of the directory's routes
  std::vector<InputField> parameters = {};  // of the query; all_routes() adds dry_run to writes
  UnknownParameters unknown = UnknownParameters::refused;
  std::vector<InputField> headers = {};  // beside those of all writes
  const BodySchema* body = nullptr;
  std::optional<BulkRows> rows = {};
  BodySize body_size = BodySize::plain;
  AnswerShape answer;
  std::vector<ErrorCode> errors = {};  // beside those of its access, scope, body and work
  bool changes_nothing = false;        // of a POST that only asks
  Place place = Place::here;           // all_routes() says leader of each that decides
  Work work;

  bool is_read() const { return method == HttpMethod::get || changes_nothing; }
  // Whether the sequencer decides its requests, and its dry runs.
  bool decides() const {
    return std::holds_alternative<Write>(work) || std::holds_alternative<Stream>(work);
  }
  // Whether the route can be sent ?dry_run=true: a read, or a write through the queue.
  bool takes_dry_run() const { return is_read() || decides(); }
  // Whether it can be sent ?dry_run=plan: one write, of which one plan can be told.
  bool takes_plan() const { return !is_read() && std::holds_alternative<Write>(work); }
};

// All routes.
std::vector<Route> all_routes();

}  // namespace seatledger::api
