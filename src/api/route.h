// One row of the table of routes: the whole declaration of an operation. The router, the permission
// check and the decoder all read it.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "api/body_field.h"
#include "api/call.h"
#include "api/credentials.h"
#include "api/http/message.h"
#include "ledger/domain/kind.h"
#include "ledger/write/sequencer.h"

namespace seatledger::api {

// The gateway prints the refusals of all handlers.

// Answers a read from a snapshot of the views, on the thread that `pool` names.
using ReadHandler = Result<HttpResponse> (*)(const Call& call);
// Decodes a write to a request, which then passes through the queue.
using DecodeHandler = Result<ledger::Request> (*)(Call& call);
using PrintHandler = HttpResponse (*)(const Call& call, const ledger::Answer& answer);
// Instead of a print handler: does the work that must follow the commit before the answer.
using FinishHandler = runtime::Awaitable<Result<HttpResponse>> (*)(Call& call,
                                                                   const ledger::Answer& answer);
// A read that waits: long polls, streams, questions to another thread.
using WaitHandler = runtime::Awaitable<Result<HttpResponse>> (*)(Call& call);
// Several requests in one call. Reads its body itself, in pieces and without a size limit.
using StreamHandler = WaitHandler;

enum class BodySize : std::uint8_t { plain, bulk };

// Where a read runs. `slow_work` is for reads that wait or flush, so that lists are not held up.
enum class Pool : std::uint8_t { none, readers, slow_work };

struct Collection;

struct Route {
  HttpMethod method = HttpMethod::get;
  std::string path;       // "/api/.../{id}/"; callers may leave out the last slash
  std::string operation;  // operation id; in the ibl.ai API, ibl.ai's own
  Access access = Access::admin;
  BodySize body_size = BodySize::plain;
  std::optional<ledger::Kind> kind = {};   // of routes that exist once per kind
  const Collection* collection = nullptr;  // of the directory's routes
  const BodySchema* body = nullptr;        // the body of a write
  ReadHandler read = nullptr;              // one of read, wait, decode + print,
  Pool pool = Pool::none;                  // decode + finish, stream; none: the io thread
  WaitHandler wait = nullptr;
  DecodeHandler decode = nullptr;
  PrintHandler print = nullptr;
  FinishHandler finish = nullptr;
  StreamHandler stream = nullptr;
  // The names in a query that the handler reads; of the routes under /api/ledger/ and
  // /api/directory/, where any other name is refused.
  std::vector<std::string_view> parameters = {};
  bool takes_any_parameter = false;  // unknown names are keys of metadata
  bool changes_nothing = false;      // of a POST that only asks

  // Whether the route can be sent ?dry_run=true: a read, or a write through the queue.
  bool takes_dry_run() const {
    return method == HttpMethod::get || changes_nothing || decode != nullptr || stream != nullptr;
  }
};

// All routes.
std::vector<Route> all_routes();

}  // namespace seatledger::api
