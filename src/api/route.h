// One row of the table of routes: everything that is said about an operation is said here, and the
// router, the permission check and the decoder all read it.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "api/body_field.h"
#include "api/call.h"
#include "api/credentials.h"
#include "api/http/message.h"
#include "ledger/domain/kind.h"
#include "ledger/write/sequencer.h"

namespace seatledger::api {

// Every handler's refusal is printed by the gateway.

// A read answers from a snapshot of the views. Reads marked long run on the readers' pool.
using ReadHandler = Result<HttpResponse> (*)(const Call& call);
// A write decodes to a request, goes through the queue, and prints its answer.
using DecodeHandler = Result<ledger::Request> (*)(Call& call);
using PrintHandler = HttpResponse (*)(const Call& call, const ledger::Answer& answer);
// Instead of printing: what has to be done after the commit before it may be answered.
using FinishHandler = runtime::Awaitable<Result<HttpResponse>> (*)(Call& call,
                                                                   const ledger::Answer& answer);
// A read that waits for what is not there yet: long polls, streams, what asks another thread.
using WaitHandler = runtime::Awaitable<Result<HttpResponse>> (*)(Call& call);
// Several requests in one call: reads its body itself, in pieces and without a bound.
using StreamHandler = WaitHandler;

enum class BodySize : std::uint8_t { plain, bulk };

// Where a read runs. `slow_work` is for what waits or flushes, so that it holds up no list.
enum class Pool : std::uint8_t { none, readers, slow_work };

struct Collection;

struct Route {
  HttpMethod method = HttpMethod::get;
  std::string path;       // "/api/.../{id}/", always with the last slash; it may be left out
  std::string operation;  // the operation id; of the contract's routes the vendor's own
  Access access = Access::anyone;
  BodySize body_size = BodySize::plain;
  std::optional<ledger::Kind> kind = {};   // of the routes that exist once for each kind
  const Collection* collection = nullptr;  // of the directory's routes
  const BodySchema* body = nullptr;        // what a write decodes
  ReadHandler read = nullptr;              // one of read, wait, decode + print,
  Pool pool = Pool::none;                  // decode + finish, stream; none: the io thread
  WaitHandler wait = nullptr;
  DecodeHandler decode = nullptr;
  PrintHandler print = nullptr;
  FinishHandler finish = nullptr;
  StreamHandler stream = nullptr;
};

// Every route there is.
std::vector<Route> all_routes();

}  // namespace seatledger::api
