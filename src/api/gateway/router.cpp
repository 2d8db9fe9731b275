#include "api/gateway/router.h"

#include <algorithm>
#include <boost/beast/http/verb.hpp>
#include <stdexcept>

#include "api/http/query.h"

namespace seatledger::api {
namespace {

std::string_view without_last_slash(std::string_view path) {
  if (path.size() > 1 && path.back() == '/') path.remove_suffix(1);
  return path;
}

// Removes the next segment and the slash before it from `path`; returns the segment.
std::string_view take_segment(std::string_view& path) {
  path.remove_prefix(1);
  const std::size_t end = std::min(path.find('/'), path.size());
  const std::string_view segment = path.substr(0, end);
  path.remove_prefix(end);
  return segment;
}

bool is_hole(std::string_view segment) { return segment.size() > 2 && segment.front() == '{'; }

// Shorter words first: most comparisons then end with the length.
bool is_before(std::string_view left, std::string_view right) {
  return left.size() != right.size() ? left.size() < right.size() : left < right;
}

template <class Words>
auto place_of(Words& words, std::string_view segment) {
  return std::lower_bound(
      words.begin(), words.end(), segment,
      [](const auto& word, std::string_view wanted) { return is_before(word.first, wanted); });
}

Error unknown_path() { return error(ErrorCode::path_not_found, "there is nothing at this path"); }

}  // namespace

Router::Router(std::vector<Route> routes, std::string prefix)
    : routes_(std::move(routes)), prefix_(std::move(prefix)), nodes_(1) {
  for (const Route& route : routes_) add(route);
}

std::size_t Router::child_of(std::size_t node, std::string_view segment) {
  const std::size_t next = nodes_.size();
  if (is_hole(segment)) {
    if (nodes_[node].hole != 0) return nodes_[node].hole;
    nodes_[node].hole = next;
  } else {
    auto& words = nodes_[node].words;
    const auto place = place_of(words, segment);
    if (place != words.end() && place->first == segment) return place->second;
    words.emplace(place, segment, next);
  }
  nodes_.emplace_back();
  return next;
}

void Router::add(const Route& route) {
  std::string_view rest = without_last_slash(route.path);
  std::size_t node = 0;
  std::size_t holes = 0;
  while (!rest.empty()) {
    const std::string_view segment = take_segment(rest);
    if (is_hole(segment) && ++holes > path_values_max) {
      throw std::logic_error("a path has too many values: " + route.path);
    }
    node = child_of(node, segment);
  }
  auto& ending = nodes_[node].routes;
  if (ending.empty() || ending.front()->path == route.path) ending.push_back(&route);
}

std::string_view Router::known_part(std::string_view raw_path) const {
  std::string_view path = without_last_slash(raw_path);
  if (!prefix_.empty() && path.starts_with(prefix_) && path.size() > prefix_.size() &&
      path[prefix_.size()] == '/') {
    path.remove_prefix(prefix_.size());
  }
  return path.starts_with('/') ? path : std::string_view();
}

void Router::look(const Node& node, std::string_view rest, Match& way, Match& best) const {
  if (rest.empty()) {
    if (node.routes.empty()) return;
    // All routes are in one vector, in the order in which they were declared.
    const bool is_better = best.node == nullptr || way.value_count == 0 ||
                           node.routes.front() < best.node->routes.front();
    if (!is_better) return;
    best = way;
    best.node = &node;
    return;
  }
  const std::string_view segment = take_segment(rest);
  const auto word = place_of(node.words, segment);
  if (word != node.words.end() && word->first == segment) {
    look(nodes_[word->second], rest, way, best);
    if (best.node != nullptr && best.value_count == 0) return;
  }
  if (node.hole == 0 || segment.empty()) return;
  way.values[way.value_count++] = segment;
  look(nodes_[node.hole], rest, way, best);
  --way.value_count;
}

Router::Match Router::match(std::string_view raw_path) const {
  Match way;
  Match best;
  const std::string_view path = known_part(raw_path);
  if (!path.empty()) look(nodes_.front(), path, way, best);
  return best;
}

Result<RouteMatch> Router::find(HttpMethod method, std::string_view raw_path) const {
  const Match found = match(raw_path);
  if (found.node == nullptr) return unknown_path();
  RouteMatch matched;
  matched.path_values.reserve(found.value_count);
  for (std::size_t i = 0; i < found.value_count; ++i) {
    matched.path_values.push_back(TRY(decode_path(found.values[i])));
  }
  for (const Route* route : found.node->routes) {
    if (route->method != method) continue;
    matched.route = route;
    return matched;
  }
  return error(ErrorCode::method_not_allowed, "this path does not take this method");
}

std::string Router::allowed(std::string_view raw_path) const {
  std::string methods;
  const Match found = match(raw_path);
  if (found.node == nullptr) return methods;
  for (const Route* route : found.node->routes) {
    if (!methods.empty()) methods += ", ";
    methods += boost::beast::http::to_string(route->method);
    if (route->method == HttpMethod::get) methods += ", HEAD";
  }
  return methods;
}

}  // namespace seatledger::api
