// Finds the route of a request.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "api/route.h"
#include "base/error.h"

namespace seatledger::api {

struct RouteMatch {
  const Route* route = nullptr;
  std::vector<std::string> path_values;
};

// A tree of the segments of all paths, built once. Immutable after construction; any thread.
class Router {
 public:
  // `prefix` is optional before every path; empty: none. A path without {…} goes before those that
  // have them, and of those the first in `routes`. Throws std::logic_error for a path with more
  // than path_values_max of them.
  Router(std::vector<Route> routes, std::string prefix);

  // path_not_found; method_not_allowed when the path exists with other methods, see allowed().
  Result<RouteMatch> find(HttpMethod method, std::string_view raw_path) const;
  // The methods of a path, as the Allow header lists them; empty for an unknown path.
  std::string allowed(std::string_view raw_path) const;

 private:
  static constexpr std::size_t path_values_max = 4;

  // The place after some segments. By its index, because nodes_ grows while it is built.
  struct Node {
    std::vector<std::pair<std::string, std::size_t>> words;  // sorted; the nodes behind them
    std::size_t hole = 0;                                    // behind a {…}; 0, the root: none
    std::vector<const Route*> routes;  // that end here: one for each method, all of one path
  };
  // Where a path leads, and the segments of its {…}.
  struct Match {
    const Node* node = nullptr;
    std::array<std::string_view, path_values_max> values;
    std::size_t value_count = 0;
  };

  void add(const Route& route);
  std::size_t child_of(std::size_t node, std::string_view segment);
  // Nothing behind the prefix and the last slash that could be a path: empty.
  std::string_view known_part(std::string_view raw_path) const;
  // Puts the best match of `rest`, which is below `node`, into `best`, if it is better than that.
  void look(const Node& node, std::string_view rest, Match& way, Match& best) const;
  Match match(std::string_view raw_path) const;

  const std::vector<Route> routes_;
  const std::string prefix_;
  std::vector<Node> nodes_;
};

}  // namespace seatledger::api
