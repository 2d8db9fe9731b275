// The entry of every request: finds the route, checks the permission, decodes, checks the scope,
// calls the ledger, answers.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "api/call.h"
#include "api/gateway/cluster_entry.h"
#include "api/gateway/known_keys.h"
#include "api/gateway/refused_callers.h"
#include "api/gateway/router.h"
#include "api/http/handler.h"

namespace seatledger::api {

// For one io thread; several share `refused`. Both arguments must outlive it.
class Gateway final : public HttpHandler {
 public:
  Gateway(const Context& context, RefusedCallers& refused);

  Taken before_body(HttpRequest& request) override;
  HttpResponse problem(ErrorCode code, std::string detail, const HttpRequest& request) override;

 private:
  friend class RoutedExchange;
  Result<std::unique_ptr<Exchange>> admit(HttpRequest& head);
  Result<std::shared_ptr<const ledger::ApiKey>> authenticate(const Call& call);
  // Finds the caller, and checks that the route is theirs.
  Result<void> authorize(Call& call);

  const Context& context_;
  KnownKeys keys_;
  RefusedCallers& refused_;
  const Router router_;
  std::optional<ClusterEntry> cluster_;  // nothing: this server has a ledger of its own
};

}  // namespace seatledger::api
