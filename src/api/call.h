// One request on its way through the API: the route, the caller, and what the caller sent.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "api/decoded_fields.h"
#include "api/http/message.h"
#include "api/scope.h"
#include "base/error.h"
#include "ledger/domain/api_key.h"
#include "ledger/domain/commands.h"

namespace seatledger::api {

struct Route;
struct Context;

// The address under which the client reached the server, for the links of a page.
struct Origin {
  std::string_view scheme = "http";
  std::string_view host;
};

// Whether a write is done or only tried: as answered, or with all that it would store.
enum class DryRun : std::uint8_t { no, answer, plan };

struct Call {
  const Context& context;
  const Route& route;
  HttpRequest* http = nullptr;
  std::vector<std::string> path_values;          // of the route's {…}, decoded, in order
  std::shared_ptr<const ledger::ApiKey> caller;  // null on routes that anyone may call
  QueryParameters query = {};                    // as sent, in order
  DecodedFields parameters = {};                 // of the query, as the route declares them
  DecodedFields body = {};                       // of a route with a schema, once it is read
  Found found = {};                              // by the route's scope

  Origin origin() const;
  // The client's address: that of the socket, or the one that the trusted proxy reports (of the
  // proxy itself, when what it reports is no IP address).
  std::string client_address() const;
  // Of a Write or a Stream, as its parameter of that name says; of a Stream never `plan`.
  DryRun dry_run() const;
  // The platform that the caller is bound to.
  const std::optional<std::string>& bound_platform() const;
};

Error bad_parameter(std::string_view name, std::string reason);  // invalid_parameter
Error bad_field(std::string_view name, std::string reason);      // invalid_fields

// platform_forbidden when the caller's key is bound to another platform.
Result<void> check_platform(const Call& call, const std::optional<std::string>& platform_key);
// platform_forbidden, with the field that named the platform, if any.
Error other_platform(std::string_view field = {});

// The request around a command: the caller, the idempotency key, If-Match and dry_run of the call.
// invalid_parameter for a bad header, and for a condition that is not checked.
Result<ledger::Request> request_for(const Call& call, ledger::Command command);
// With transaction_id and change_type of the body.
Result<ledger::Request> request_with_order(const Call& call, ledger::Command command);

}  // namespace seatledger::api
