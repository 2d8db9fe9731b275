#include "api/gateway.h"

#include <algorithm>
#include <functional>
#include <utility>

#include "api/context.h"
#include "api/credentials.h"
#include "api/problem.h"
#include "api/route.h"
#include "runtime/run_on.h"

namespace seatledger::api {
namespace {

using Admitted = std::shared_ptr<Call>;

// Runs a long read on the pool of its route.
runtime::Awaitable<Result<HttpResponse>> read_on_pool(const Call& call) {
  const std::function<Result<HttpResponse>()> work = [&call]() -> Result<HttpResponse> {
    if (call.context.stopping) {
      return error(ErrorCode::shutting_down, "the server is shutting down");
    }
    return call.route.read(call);
  };
  boost::asio::thread_pool& pool =
      call.route.pool == Pool::slow_work ? call.context.slow_work : call.context.readers;
  co_return co_await runtime::run_on(pool, work);
}

// A call that says "only try it" and would be done: refused by name, before anything is read.
Result<void> check_dry_run(const Call& call) {
  if (call.route.takes_dry_run()) return {};
  if (!TRY(flag_parameter(call, "dry_run")).value_or(false)) return {};
  return bad_parameter("dry_run", "this call cannot be tried without being done");
}

// Clients add some parameters to every request, also where they mean nothing. dry_run of a write
// is read by every route that takes it.
bool is_common(std::string_view name, const Route& route) {
  if (name == "format" || name == "dry_run") return true;
  return route.method == HttpMethod::get && (name == "page" || name == "page_size");
}

// The ledger's own routes refuse an unknown parameter: a misspelt filter would match everything.
// Those of the contract ignore it, as the original does.
Result<void> check_parameters(const Call& call) {
  const Route& route = call.route;
  const bool is_own =
      route.path.starts_with("/api/ledger/") || route.path.starts_with("/api/directory/");
  if (!is_own || route.takes_any_parameter) return {};
  for (const QueryParameter& given : call.query) {
    const auto& known = route.parameters;
    if (std::find(known.begin(), known.end(), given.name) != known.end()) continue;
    if (!is_common(given.name, route)) {
      return bad_parameter(given.name, "is no parameter of this address");
    }
  }
  return {};
}

// Of these a proxy and this server might each pick another one, or the caller might not know which
// one counts.
Result<void> check_given_once(const HttpRequest& head) {
  static constexpr std::string_view names[] = {"Authorization", "Idempotency-Key", "Content-Type",
                                               "Last-Event-ID"};
  if (head.fields == nullptr) return {};
  for (const std::string_view name : names) {
    if (head.fields->count({name.data(), name.size()}) < 2) continue;
    return error(ErrorCode::bad_http, std::string(name) + " may be given only once");
  }
  return {};
}

// A write without a declared body ignores what is sent, but not a dry_run in it.
Result<void> check_bare_body(const Call& call) {
  const Route& route = call.route;
  const bool is_declared = route.body != nullptr || route.body_size == BodySize::bulk;
  if (is_declared || route.stream != nullptr || route.method == HttpMethod::get) return {};
  return refuse_dry_run(call.http->header(HttpField::content_type), call.http->body);
}

// The response of a handler, or the one that reports its error.
HttpResponse reported(Result<HttpResponse> response, const HttpRequest& request) {
  if (response.has_error()) return problem_response(response.error(), request);
  return std::move(*response);
}

}  // namespace

Gateway::Gateway(const Context& context)
    : context_(context),
      keys_(context.view_set, context.views, context.key_secret),
      router_(all_routes(), context.settings.path_prefix) {}

Result<ledger::ApiKey> Gateway::authenticate(const HttpRequest& head) {
  const auto key = key_in(head.header(HttpField::authorization));
  if (!key) {
    return error(ErrorCode::not_authenticated, "an API key is required in Authorization");
  }
  const ledger::ApiKey* known = keys_.find(*key);
  if (known == nullptr || (known->expires && *known->expires <= context_.clock.now())) {
    return error(ErrorCode::not_authenticated, "the API key is not valid");
  }
  return *known;
}

Result<Admitted> Gateway::admit(HttpRequest& head) {
  TRY(check_given_once(head));
  RouteMatch match = TRY(router_.find(head.method, head.path));
  auto call = std::make_shared<Call>(
      Call{context_, *match.route, &head, std::move(match.path_values), {}, {}, {}});
  if (match.route->access != Access::anyone) {
    call->caller = TRY(authenticate(head));
    if (!may(*call->caller, match.route->access)) {
      return error(ErrorCode::permission_denied,
                   refusal_sentence(*call->caller, match.route->access));
    }
  }
  call->query = TRY(head.parameters());
  TRY(check_parameters(*call));
  TRY(check_dry_run(*call));
  return call;
}

std::optional<HttpResponse> Gateway::before_body(HttpRequest& head) {
  auto call = admit(head);
  if (call.has_value()) {
    head.for_handler = std::move(*call);
    return std::nullopt;
  }
  HttpResponse response = problem_response(call.error(), head);
  if (call.error().code == ErrorCode::method_not_allowed) {
    response.add_header("Allow", router_.allowed(head.path));
  }
  return response;
}

bool Gateway::streams_body(const HttpRequest& head) {
  return std::any_cast<const Admitted&>(head.for_handler)->route.stream != nullptr;
}

std::uint64_t Gateway::body_limit(const HttpRequest& head) {
  const auto& call = std::any_cast<const Admitted&>(head.for_handler);
  return call->route.body_size == BodySize::bulk ? context_.settings.bulk_body_bytes_max
                                                 : context_.settings.body_bytes_max;
}

runtime::Awaitable<HttpResponse> Gateway::handle(HttpRequest& request) {
  const Admitted call = std::any_cast<Admitted>(request.for_handler);
  const Route& route = call->route;
  if (const auto allowed = check_bare_body(*call); allowed.has_error()) {
    co_return problem_response(allowed.error(), request);
  }
  if (route.stream != nullptr) co_return reported(co_await route.stream(*call), request);
  if (route.read != nullptr) {
    if (route.pool != Pool::none) co_return reported(co_await read_on_pool(*call), request);
    co_return reported(route.read(*call), request);
  }
  if (route.wait != nullptr) co_return reported(co_await route.wait(*call), request);
  auto decoded = route.decode(*call);
  if (decoded.has_error()) co_return problem_response(decoded.error(), request);
  const ledger::Outcome outcome = co_await context_.writes.submit(std::move(*decoded));
  if (outcome.has_error()) co_return problem_response(outcome.error(), request);
  if (route.finish != nullptr) co_return reported(co_await route.finish(*call, *outcome), request);
  co_return route.print(*call, *outcome);
}

HttpResponse Gateway::problem(ErrorCode code, std::string detail, const HttpRequest& request) {
  return problem_response(error(code, std::move(detail)), request);
}

}  // namespace seatledger::api
