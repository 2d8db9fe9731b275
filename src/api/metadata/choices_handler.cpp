#include "api/metadata/choices_handler.h"

#include <limits>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "api/http/query.h"
#include "api/print.h"
#include "api/problem.h"
#include "base/json_reader.h"
#include "base/store_error.h"
#include "projections/queries/reader.h"

namespace seatledger::api {
namespace {

using Rows = std::vector<ledger::Choices>;

Result<std::optional<std::string>> filter_parameter(const Call& call, const char* name) {
  const auto value = find_parameter(call.query, name);
  if (!value) return std::optional<std::string>{};
  if (!value->empty()) return std::optional(std::string(*value));
  return field_error(ErrorCode::invalid_parameter, name, "may not be blank");
}

Result<projections::ChoicesFilter> filter_in(const Call& call) {
  projections::ChoicesFilter filter;
  const std::pair<const char*, std::optional<std::string>*> parameters[] = {
      {"field_key", &filter.field_key}, {"scope", &filter.scope}, {"org", &filter.org}};
  for (const auto& [name, member] : parameters) {
    auto value = filter_parameter(call, name);
    if (value.has_error()) return value.error();
    *member = std::move(*value);
  }
  if (filter.field_key || filter.scope) return filter;
  return field_error(ErrorCode::invalid_parameter, "field_key", "field_key or scope is required");
}

// The choices of one field_key, which several scopes and orgs may have, each once. Moves `row` past
// them.
void write_choices(JsonWriter& out, Rows::const_iterator& row, Rows::const_iterator end) {
  const std::string& field_key = row->field_key;
  std::set<std::string> written;
  simdjson::dom::parser parser;
  out.key(field_key);
  out.begin_array();
  for (; row != end && row->field_key == field_key; ++row) {
    const auto root = parse_own_json(parser, row->choices.str());
    simdjson::dom::array list;
    if (root.has_error() || root->get_array().get(list)) throw StoreError("choices are no list");
    for (const simdjson::dom::element choice : list) {
      if (written.insert(canonical_json(choice)).second) out.raw(to_json_text(choice));
    }
  }
  out.end_array();
}

}  // namespace

HttpResponse read_choices(const Call& call) {
  const auto filter = filter_in(call);
  if (filter.has_error()) return refuse(call, filter.error());
  const projections::ViewReader views(call.context.views);
  const auto found =
      views.choices_list(*filter, {.number = 1, .size = std::numeric_limits<std::size_t>::max()});
  if (found.rows.empty()) {
    return refuse(call, error(ErrorCode::choices_not_found, "there are no such choices"));
  }
  return json_response(views.position(), [&](JsonWriter& out) {
    out.begin_object();
    for (auto row = found.rows.begin(); row != found.rows.end();) {
      write_choices(out, row, found.rows.end());
    }
    out.end_object();
  });
}

}  // namespace seatledger::api
