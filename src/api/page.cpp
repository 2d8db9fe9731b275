#include "api/page.h"

#include <algorithm>
#include <optional>

#include "api/http/query.h"
#include "api/route.h"
#include "base/json_fields.h"

namespace seatledger::api {
namespace {

constexpr std::int64_t page_max = 1'000'000'000'000;  // page * page_size stays far within 64 bits

std::uint64_t number_of(const Call& call, std::string_view name, std::int64_t otherwise) {
  return static_cast<std::uint64_t>(
      std::min(call.parameters.get<std::int64_t>(name).value_or(otherwise), page_max));
}

// The link to the page with that number; nothing when there is no such page.
std::optional<std::string> page_link(const Call& call, std::uint64_t number, std::uint64_t size,
                                     std::uint64_t total) {
  const bool past_end = number > 1 && projections::Page{number, size}.skipped() >= total;
  if (number == 0 || past_end) return std::nullopt;
  const Origin origin = call.origin();
  std::string link(origin.scheme);
  link += "://";
  link += origin.host;
  link += call.http->path;
  link += '?';
  bool placed = false;
  for (const QueryParameter& parameter : call.query) {
    if (parameter.name == "page") {
      if (!placed) append_parameter(link, "page", std::to_string(number));
      placed = true;
    } else {
      append_parameter(link, parameter.name, parameter.value);
    }
  }
  if (!placed) append_parameter(link, "page", std::to_string(number));
  return link;
}

}  // namespace

projections::Page page_of(const Call& call) {
  const std::uint64_t size = number_of(call, "page_size", page_size_default);
  const bool is_own = call.route.path.starts_with("/api/ledger/");
  return {number_of(call, "page", 1), std::min(size, is_own ? own_page_size_max : page_size_max)};
}

Error unknown_sort_field() {
  return bad_parameter("sort", "must be a field of the row, with - for descending");
}

namespace page {

Result<void> check(const projections::Page& page, std::uint64_t total) {
  if (page.number == 1 || page.skipped() < total) return {};
  return error(ErrorCode::page_not_found, "there is no such page");
}

void begin(JsonWriter& out, const Call& call, const projections::Page& page, std::uint64_t total) {
  const auto next = page_link(call, page.number + 1, page.size, total);
  const auto previous = page_link(call, page.number - 1, page.size, total);
  out.begin_object();
  write_field(out, "count", total);
  write_field(out, "next_page", next);
  write_field(out, "previous_page", previous);
  write_field(out, "next", next);
  write_field(out, "previous", previous);
  out.key("results");
  out.begin_array();
}

}  // namespace page
}  // namespace seatledger::api
