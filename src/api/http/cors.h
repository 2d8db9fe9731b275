// Cross-origin calls from browsers (the Fetch standard, section 3.3). Off unless origins are
// listed.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "api/http/message.h"

namespace seatledger::api {

struct CorsSettings {
  // Exact origins like "https://app.example.org", or "*" for all. Empty: off.
  std::vector<std::string> origins;
  // The answer headers that scripts may read, as printed in Access-Control-Expose-Headers.
  std::string exposed_headers =
      "Content-Disposition, ETag, Idempotent-Replayed, Ledger-Dry-Run, Ledger-Lineage, "
      "Ledger-Next-After, "
      "Ledger-Position, Retry-After, X-Request-Id";
  std::uint32_t preflight_seconds = 600;
};

class Cors {
 public:
  explicit Cors(CorsSettings settings);

  bool is_on() const { return !settings_.origins.empty(); }
  // The 204 for a preflight; nothing when the request is not a preflight.
  std::optional<HttpResponse> preflight(const HttpRequest& request) const;
  // When on, call it for every answer, also to preflights.
  void add_headers(const HttpRequest& request, HttpResponse& response) const;

 private:
  bool allows(std::string_view origin) const;

  CorsSettings settings_;
  bool any_origin_ = false;
};

}  // namespace seatledger::api
