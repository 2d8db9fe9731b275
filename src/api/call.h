// One request on its way through the API: what the router found, who calls, what they sent.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "api/body_decoder.h"
#include "api/http/message.h"
#include "base/error.h"
#include "ledger/domain/api_key.h"
#include "ledger/domain/commands.h"

namespace seatledger::api {

struct Route;
struct Context;

// The address a client reached the server at, for the links of a page.
struct Origin {
  std::string_view scheme = "http";
  std::string_view host;
};

struct Call {
  const Context& context;
  const Route& route;
  HttpRequest* http = nullptr;
  std::vector<std::string> path_values;  // of the route's {…}, decoded, in order
  std::optional<ledger::ApiKey> caller;  // nothing on routes that anyone may call
  QueryParameters query;
  std::string new_key;                             // of create_key: the text that is shown once
  std::optional<std::string> transaction_id = {};  // of a bulk call, as the caller gave it

  Origin origin() const;
  // Who sent it: the socket's other end, or what the trusted proxy in front says of its own.
  std::string_view client_address() const;
  // The platform that the caller is bound to.
  const std::optional<std::string>& bound_platform() const;
};

Error bad_parameter(std::string_view name, std::string reason);  // invalid_parameter
Error bad_field(std::string_view name, std::string reason);      // invalid_fields

// A parameter of the query. invalid_parameter with its name when it is blank or not of that type.
Result<std::optional<std::string_view>> text_parameter(const Call& call, std::string_view name);
Result<std::optional<std::int64_t>> integer_parameter(const Call& call, std::string_view name);
Result<std::optional<bool>> flag_parameter(const Call& call, std::string_view name);

// platform_forbidden when the caller's key is bound to another platform than that one.
Result<void> check_platform(const Call& call, const std::optional<std::string>& platform_key);
// That error; with the field that named the platform, if one did.
Error other_platform(std::string_view field = {});

// The body by the schema of the call's route; see decode_body.
Result<DecodedBody> body_of(const Call& call);

// The request around a command: the caller, the idempotency key, If-Match and dry_run of the call.
// invalid_parameter for a bad header or flag.
Result<ledger::Request> request_for(const Call& call, ledger::Command command);
// With transaction_id and change_type of the body.
Result<ledger::Request> request_for(const Call& call, ledger::Command command,
                                    const DecodedBody& body);

}  // namespace seatledger::api
