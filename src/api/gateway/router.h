// Finds the route of a request.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "api/route.h"
#include "base/error.h"

namespace seatledger::api {

struct RouteMatch {
  const Route* route = nullptr;
  std::vector<std::string> path_values;
};

// Immutable after construction; any thread.
class Router {
 public:
  // `prefix` is optional before every path; empty: none.
  Router(std::vector<Route> routes, std::string prefix);

  // path_not_found; method_not_allowed when the path exists with other methods, see allowed().
  Result<RouteMatch> find(HttpMethod method, std::string_view raw_path) const;
  // The methods of a path, as the Allow header lists them; empty for an unknown path.
  std::string allowed(std::string_view raw_path) const;

 private:
  struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
      return std::hash<std::string_view>{}(text);
    }
  };
  struct Found {
    std::vector<const Route*> routes;  // one for each method
    std::vector<std::string> path_values;
  };
  Result<Found> routes_at(std::string_view raw_path) const;

  std::vector<Route> routes_;
  std::string prefix_;
  // The paths without {…}, stored without the last slash.
  std::unordered_map<std::string, std::vector<const Route*>, TextHash, std::equal_to<>> fixed_;
  std::vector<const Route*> patterns_;
};

}  // namespace seatledger::api
