#include "api/gateway/router.h"

#include <boost/beast/http/verb.hpp>
#include <utility>

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

// True when `path` matches `pattern`; puts the raw segments of the {…} into `values`.
bool fits(std::string_view pattern, std::string_view path, std::vector<std::string_view>& values) {
  values.clear();
  while (!pattern.empty() && !path.empty()) {
    const std::string_view wanted = take_segment(pattern);
    const std::string_view segment = take_segment(path);
    if (is_hole(wanted)) {
      if (segment.empty()) return false;
      values.push_back(segment);
    } else if (wanted != segment) {
      return false;
    }
  }
  return pattern.empty() && path.empty();
}

Error unknown_path() { return error(ErrorCode::path_not_found, "there is nothing at this path"); }

}  // namespace

Router::Router(std::vector<Route> routes, std::string prefix)
    : routes_(std::move(routes)), prefix_(std::move(prefix)) {
  for (const Route& route : routes_) {
    if (route.path.find('{') == std::string::npos) {
      fixed_[std::string(without_last_slash(route.path))].push_back(&route);
    } else {
      patterns_.push_back(&route);
    }
  }
}

Result<Router::Found> Router::routes_at(std::string_view raw_path) const {
  std::string_view path = without_last_slash(raw_path);
  if (!prefix_.empty() && path.starts_with(prefix_) && path.size() > prefix_.size() &&
      path[prefix_.size()] == '/') {
    path.remove_prefix(prefix_.size());
  }
  Found found;
  if (const auto fixed = fixed_.find(path); fixed != fixed_.end()) {
    found.routes = fixed->second;
    return found;
  }
  if (path.empty() || path.front() != '/') return unknown_path();
  std::vector<std::string_view> raw;
  std::vector<std::string_view> values;
  for (const Route* route : patterns_) {
    if (!fits(without_last_slash(route->path), path, values)) continue;
    if (!found.routes.empty() && found.routes.front()->path != route->path) continue;
    found.routes.push_back(route);
    raw = values;
  }
  if (found.routes.empty()) return unknown_path();
  for (const std::string_view value : raw) {
    found.path_values.push_back(TRY(decode_path(value)));
  }
  return found;
}

Result<RouteMatch> Router::find(HttpMethod method, std::string_view raw_path) const {
  Found found = TRY(routes_at(raw_path));
  for (const Route* route : found.routes) {
    if (route->method == method) return RouteMatch{route, std::move(found.path_values)};
  }
  return error(ErrorCode::method_not_allowed, "this path does not take this method");
}

std::string Router::allowed(std::string_view raw_path) const {
  std::string methods;
  const auto found = routes_at(raw_path);
  if (found.has_error()) return methods;
  for (const Route* route : found->routes) {
    if (!methods.empty()) methods += ", ";
    methods += boost::beast::http::to_string(route->method);
    if (route->method == HttpMethod::get) methods += ", HEAD";
  }
  return methods;
}

}  // namespace seatledger::api
