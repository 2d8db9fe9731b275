// The entry of every request: finds the route, checks the permission, decodes, calls the ledger,
// answers.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "api/call.h"
#include "api/http/handler.h"
#include "api/known_keys.h"
#include "api/router.h"

namespace seatledger::api {

// For the io thread. `context` must outlive it.
class Gateway final : public HttpHandler {
 public:
  explicit Gateway(const Context& context);

  std::optional<HttpResponse> before_body(HttpRequest& head) override;
  bool streams_body(const HttpRequest& head) override;
  std::uint64_t body_limit(const HttpRequest& head) override;
  runtime::Awaitable<HttpResponse> handle(HttpRequest& request) override;
  HttpResponse problem(ErrorCode code, std::string detail, const HttpRequest& request) override;

 private:
  Result<std::shared_ptr<Call>> admit(HttpRequest& head);
  Result<ledger::ApiKey> authenticate(const HttpRequest& head);

  const Context& context_;
  KnownKeys keys_;
  const Router router_;
};

}  // namespace seatledger::api
