#include "api/gateway/gateway.h"

#include <algorithm>
#include <array>
#include <functional>
#include <memory>
#include <optional>
#include <utility>
#include <variant>

#include "api/body_decoder.h"
#include "api/changes/plan.h"
#include "api/context.h"
#include "api/credentials.h"
#include "api/field_value.h"
#include "api/parameters.h"
#include "api/problem.h"
#include "api/route.h"
#include "base/ascii.h"
#include "runtime/run_on.h"

namespace seatledger::api {
namespace {

Result<void> check_scope(Call& call) {
  const Scope& scope = call.route.scope;
  if (scope.find != nullptr) call.found = TRY(scope.find(call));
  return {};
}

// On the thread of the read, so that the scope's look-ups do not hold up the io threads either.
Result<HttpResponse> read_in_scope(Call& call, Read::Handler handler) {
  TRY(check_scope(call));
  return handler(call);
}

// Runs a long read on the threads that its route names.
runtime::Awaitable<Result<HttpResponse>> read_on(boost::asio::thread_pool& pool, Call& call,
                                                 Read::Handler handler) {
  const std::function<Result<HttpResponse>()> work = [&call, handler]() -> Result<HttpResponse> {
    if (call.context.stopping) {
      return error(ErrorCode::shutting_down, "the server is shutting down");
    }
    return read_in_scope(call, handler);
  };
  co_return co_await runtime::run_on(pool, work);
}

// A call that says "only try it" and would be done: refused by name, before anything is read.
Result<void> check_dry_run(const Route& route, const QueryParameters& query) {
  if (route.takes_dry_run()) return {};
  for (const QueryParameter& given : query) {
    if (given.name != parameter::dry_run.name) continue;
    FieldValue value;
    if (auto fault = read_form_value(parameter::dry_run, given.value, value)) {
      return bad_parameter(given.name, std::move(*fault));
    }
    const bool* const is_tried = std::get_if<bool>(&value);
    if (is_tried != nullptr && *is_tried) {
      return bad_parameter(given.name, "this call cannot be tried without being done");
    }
  }
  return {};
}

// Of these a proxy and this server might each pick another one, or the caller might not know which
// one counts.
Result<void> check_given_once(const HttpRequest& head) {
  static constexpr std::array<std::string_view, 4> names{"Authorization", "Idempotency-Key",
                                                         "Content-Type", "Last-Event-ID"};
  if (head.fields == nullptr) return {};
  std::array<bool, names.size()> is_given{};
  std::array<bool, names.size()> is_repeated{};
  for (const auto& line : *head.fields) {
    const std::string_view given(line.name_string().data(), line.name_string().size());
    for (std::size_t i = 0; i < names.size(); ++i) {
      if (!equal_ignoring_case(given, names[i])) continue;
      is_repeated[i] = std::exchange(is_given[i], true);
    }
  }
  const auto repeated = std::find(is_repeated.begin(), is_repeated.end(), true);
  if (repeated == is_repeated.end()) return {};
  const auto index = static_cast<std::size_t>(repeated - is_repeated.begin());
  return error(ErrorCode::bad_http, std::string(names[index]) + " may be given only once");
}

// A route without a declared body ignores what is sent, but not a dry_run in it.
Result<void> read_body(Call& call) {
  const Route& route = call.route;
  const std::string_view type = call.http->header(HttpField::content_type);
  if (route.rows) return {};  // the handler reads them
  if (route.body != nullptr) {
    call.body = TRY(decode_body(*route.body, type, call.http->body));
  } else if (route.method != HttpMethod::get) {
    TRY(refuse_dry_run(type, call.http->body));
  }
  return {};
}

// The answer to a write, which says so if it was only tried.
HttpResponse tried(const Call& call, HttpResponse answer, const ledger::Plan* plan) {
  const DryRun dry_run = call.dry_run();
  if (dry_run == DryRun::no || answer.status >= 400) return answer;
  if (dry_run == DryRun::plan) answer = plan_response(std::move(answer), plan);
  answer.add_header("Ledger-Dry-Run", "true");
  return answer;
}

}  // namespace

// A request on its way through its route.
class RoutedExchange final : public Exchange {
 public:
  RoutedExchange(Gateway& gateway, RouteMatch match, HttpRequest& head)
      : gateway_(gateway),
        call_{gateway.context_, *match.route, &head, std::move(match.path_values), {}} {
    if (gateway.cluster_) forwards_ = gateway.cluster_->is_forwarded(call_);
  }

  Call& call() { return call_; }

  bool streams_body() const override {
    return forwards_ || std::holds_alternative<Stream>(call_.route.work);
  }
  std::uint64_t body_limit() const override {
    const GatewaySettings& settings = call_.context.settings;
    return call_.route.body_size == BodySize::bulk ? settings.bulk_body_bytes_max
                                                   : settings.body_bytes_max;
  }
  runtime::Awaitable<HttpResponse> handle() override {
    if (gateway_.cluster_) {
      if (auto entered = co_await enter(*gateway_.cluster_); entered.has_error()) {
        co_return reported(entered.error());
      }
      if (forwards_) co_return reported(co_await gateway_.cluster_->forward(call_));
    }
    const Work& work = call_.route.work;
    if (!streams_body()) {
      if (auto read = read_body(call_); read.has_error()) co_return reported(read.error());
    }
    if (const auto* read = std::get_if<Read>(&work)) {
      if (runs_on_io(*read)) co_return reported(read_in_scope(call_, read->handler));
      co_return reported(co_await read_on(pool_of(*read), call_, read->handler));
    }
    if (auto checked = check_scope(call_); checked.has_error()) co_return reported(checked.error());
    if (const auto* write = std::get_if<Write>(&work)) {
      auto decoded = write->decode(call_);
      if (decoded.has_error()) co_return reported(decoded.error());
      const ledger::Outcome outcome =
          co_await call_.context.writes.submit(std::move(decoded->request));
      if (outcome.has_error()) co_return reported(outcome.error());
      if (const auto* print = std::get_if<DecodedWrite::Print>(&decoded->then)) {
        co_return tried(call_, (*print)(call_, *outcome), outcome->plan.get());
      }
      auto finished = co_await std::get<DecodedWrite::Finish>(decoded->then)(call_, *outcome);
      if (finished.has_error()) co_return reported(finished.error());
      co_return tried(call_, std::move(*finished), outcome->plan.get());
    }
    const auto* wait = std::get_if<Wait>(&work);
    if (wait != nullptr) co_return reported(co_await wait->handler(call_));
    auto streamed = co_await std::get<Stream>(work).handler(call_);
    co_return tried(call_, reported(std::move(streamed)), nullptr);
  }

 private:
  // Of several servers, this one may not have the newest state: waits for it, and then looks for
  // the caller's key again.
  runtime::Awaitable<Result<void>> enter(ClusterEntry& cluster) {
    if (forwards_ && call_.caller != nullptr) co_return Result<void>();
    if (!forwards_) {
      if (auto place = cluster.check_place(call_); place.has_error()) co_return place.error();
    }
    if (!cluster.may_lack()) co_return Result<void>();
    if (auto waited = co_await cluster.wait(call_); waited.has_error()) co_return waited.error();
    co_return gateway_.authorize(call_);
  }

  bool runs_on_io(const Read& read) const {
    return read.thread == Thread::io || (read.is_short != nullptr && read.is_short(call_));
  }
  boost::asio::thread_pool& pool_of(const Read& read) const {
    return read.thread == Thread::slow_work ? call_.context.slow_work : call_.context.readers;
  }

  // The response of a handler, or the one that reports its error.
  HttpResponse reported(Result<HttpResponse> response) const {
    if (response.has_error()) return problem_response(response.error(), *call_.http);
    return std::move(*response);
  }

  Gateway& gateway_;
  Call call_;
  bool forwards_ = false;  // to the server that leads
};

Gateway::Gateway(const Context& context, RefusedCallers& refused)
    : context_(context),
      keys_(context.view_set, context.views, context.key_secret),
      refused_(refused),
      router_(all_routes(), context.settings.path_prefix) {
  if (context.cluster != nullptr) cluster_.emplace(*context.cluster);
}

Result<std::shared_ptr<const ledger::ApiKey>> Gateway::authenticate(const Call& call) {
  const auto key = key_in(call.http->header(HttpField::authorization));
  if (!key) {
    refused_.note(call, "no key");
    return error(ErrorCode::not_authenticated, "an API key is required in Authorization");
  }
  auto known = keys_.find(*key);
  const bool is_expired =
      known != nullptr && known->expires && *known->expires <= context_.clock.now();
  if (known == nullptr || is_expired) {
    refused_.note(call, is_expired ? "expired key" : "unknown key",
                  is_expired ? known->id.value : 0);
    return error(ErrorCode::not_authenticated, "the API key is not valid");
  }
  return known;
}

Result<void> Gateway::authorize(Call& call) {
  const Access access = call.route.access;
  if (access == Access::anyone) return {};
  call.caller = TRY(authenticate(call));
  if (may(*call.caller, access)) return {};
  return error(ErrorCode::permission_denied, refusal_sentence(*call.caller, access));
}

Result<std::unique_ptr<Exchange>> Gateway::admit(HttpRequest& head) {
  TRY(check_given_once(head));
  auto exchange =
      std::make_unique<RoutedExchange>(*this, TRY(router_.find(head.method, head.path)), head);
  Call& call = exchange->call();
  const Route& route = call.route;
  if (auto known = authorize(call); known.has_error()) {
    // A key that is not known here may be one that another server just made: it is looked for
    // again.
    const bool may_be_new = cluster_ && cluster_->may_lack() &&
                            known.error().code == ErrorCode::not_authenticated &&
                            key_in(head.header(HttpField::authorization));
    if (!may_be_new) return known.error();
  }
  call.query = TRY(head.parameters());
  TRY(check_dry_run(route, call.query));
  call.parameters = TRY(decode_parameters(route.parameters, call.query, route.unknown,
                                          route.method == HttpMethod::get));
  return exchange;
}

HttpHandler::Taken Gateway::before_body(HttpRequest& request) {
  auto exchange = admit(request);
  if (exchange.has_value()) return std::move(*exchange);
  HttpResponse response = problem_response(exchange.error(), request);
  if (exchange.error().code == ErrorCode::method_not_allowed) {
    response.add_header("Allow", router_.allowed(request.path));
  }
  return response;
}

HttpResponse Gateway::problem(ErrorCode code, std::string detail, const HttpRequest& request) {
  return problem_response(error(code, std::move(detail)), request);
}

}  // namespace seatledger::api
