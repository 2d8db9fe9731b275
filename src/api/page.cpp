#include "api/page.h"

#include <algorithm>

#include "api/body_decoder.h"
#include "api/http/query.h"

namespace seatledger::api {
namespace {

constexpr std::int64_t page_max = 1'000'000'000'000;  // page * page_size stays far within 64 bits

Result<std::uint64_t> number_from_one(const QueryParameters& query, std::string_view name,
                                      std::uint64_t otherwise) {
  const auto text = find_parameter(query, name);
  if (!text) return otherwise;
  const auto number = integer_of(*text);
  if (!number || *number < 1) {
    return field_error(ErrorCode::invalid_parameter, std::string(name),
                       "must be a whole number from 1 on");
  }
  return static_cast<std::uint64_t>(std::min(*number, page_max));
}

}  // namespace

Result<projections::Page> page_of(const QueryParameters& query) {
  const auto page = number_from_one(query, "page", 1);
  if (page.has_error()) return page.error();
  const auto size = number_from_one(query, "page_size", page_size_default);
  if (size.has_error()) return size.error();
  return projections::Page{*page, std::min(*size, page_size_max)};
}

Result<void> check_page(const projections::Page& page, std::uint64_t total) {
  if (page.number == 1 || page.skipped() < total) return {};
  return error(ErrorCode::page_not_found, "there is no such page");
}

std::string page_link(const HttpRequest& request, const Origin& origin,
                      const QueryParameters& query, const projections::Page& page,
                      std::uint64_t wanted, std::uint64_t total) {
  const bool past_end = wanted > 1 && projections::Page{wanted, page.size}.skipped() >= total;
  if (wanted == 0 || past_end) return {};
  std::string link(origin.scheme);
  link += "://";
  link += origin.host;
  link += request.path;
  link += '?';
  bool placed = false;
  for (const QueryParameter& parameter : query) {
    if (parameter.name == "page") {
      if (!placed) append_parameter(link, "page", std::to_string(wanted));
      placed = true;
    } else {
      append_parameter(link, parameter.name, parameter.value);
    }
  }
  if (!placed) append_parameter(link, "page", std::to_string(wanted));
  return link;
}

}  // namespace seatledger::api
