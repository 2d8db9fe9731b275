// One request on its way through the API: the route, the caller, and what the caller sent.
#pragma once

#include <cstddef>
#include <map>
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

// The address under which the client reached the server, for the links of a page.
struct Origin {
  std::string_view scheme = "http";
  std::string_view host;
};

// Rows of a bulk call that are no rows, by their number from 0, and why.
using RefusedRows = std::map<std::size_t, Error>;

struct Call {
  const Context& context;
  const Route& route;
  HttpRequest* http = nullptr;
  std::vector<std::string> path_values;  // of the route's {…}, decoded, in order
  std::optional<ledger::ApiKey> caller;  // nothing on routes that anyone may call
  QueryParameters query;
  std::string new_key;                             // of create_key: the key's text, shown once
  std::optional<std::string> transaction_id = {};  // of a bulk call, as sent
  RefusedRows refused_rows = {};                   // of a bulk call with best_effort

  Origin origin() const;
  // The client's address: that of the socket, or the one that the trusted proxy reports (of the
  // proxy itself, when what it reports is no IP address).
  std::string client_address() const;
  // The platform that the caller is bound to.
  const std::optional<std::string>& bound_platform() const;
};

Error bad_parameter(std::string_view name, std::string reason);  // invalid_parameter
Error bad_field(std::string_view name, std::string reason);      // invalid_fields

// A parameter of the query; nothing when absent. invalid_parameter, with the parameter's name, when
// it is blank or of another type.
Result<std::optional<std::string_view>> text_parameter(const Call& call, std::string_view name);
Result<std::optional<std::int64_t>> integer_parameter(const Call& call, std::string_view name);
Result<std::optional<bool>> flag_parameter(const Call& call, std::string_view name);

// The e-mail address in the parameter `email`, with each '+' that the caller did not encode.
// invalid_parameter: it is blank or no e-mail address.
Result<std::optional<std::string>> email_parameter(const Call& call);

// platform_forbidden when the caller's key is bound to another platform.
Result<void> check_platform(const Call& call, const std::optional<std::string>& platform_key);
// platform_forbidden, with the field that named the platform, if any.
Error other_platform(std::string_view field = {});

// The body by the schema of the call's route; see decode_body.
Result<DecodedBody> body_of(const Call& call);

// The request around a command: the caller, the idempotency key, If-Match and dry_run of the call.
// invalid_parameter for a bad header or flag, and for a condition that is not checked.
Result<ledger::Request> request_for(const Call& call, ledger::Command command);
// With transaction_id and change_type of the body.
Result<ledger::Request> request_for(const Call& call, ledger::Command command,
                                    const DecodedBody& body);

}  // namespace seatledger::api
