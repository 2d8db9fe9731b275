#include <limits>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "api/context.h"
#include "api/metadata/routes.h"
#include "api/print.h"
#include "api/route.h"
#include "base/json_reader.h"
#include "base/store_error.h"
#include "projections/queries/reader.h"

namespace seatledger::api {
namespace {

using Rows = std::vector<ledger::Choices>;

Result<projections::ChoicesFilter> choices_filter(const Call& call) {
  projections::ChoicesFilter filter;
  const DecodedFields& given = call.parameters;
  filter.field_key = given.get_optional<std::string>("field_key");
  filter.scope = given.get_optional<std::string>("scope");
  filter.org = given.get_optional<std::string>("org");
  if (filter.field_key || filter.scope) return filter;
  return bad_parameter("field_key", "field_key or scope is required");
}

// Writes the choices of all rows with one field_key (of several scopes and orgs), each choice once.
// Moves `row` past these rows.
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

Result<HttpResponse> read_choices(const Call& call) {
  const projections::ChoicesFilter filter = TRY(choices_filter(call));
  const projections::ViewReader views(call.context.views);
  const auto found =
      views.choices_list(filter, {.number = 1, .size = std::numeric_limits<std::size_t>::max()});
  if (found.rows.empty()) {
    return error(ErrorCode::choices_not_found, "there are no such choices");
  }
  return json_response(views.position(), [&](JsonWriter& out) {
    out.begin_object();
    for (auto row = found.rows.begin(); row != found.rows.end();) {
      write_choices(out, row, found.rows.end());
    }
    out.end_object();
  });
}

}  // namespace

void add_choices_route(std::vector<Route>& routes) {
  routes.push_back({.method = HttpMethod::get,
                    .path = "/api/catalog/metadata/choices/",
                    .operation = "catalog_metadata_choices_retrieve",
                    .sentence = "What may be chosen for fields of metadata.",
                    .access = Access::license_read,
                    .scope = everywhere,
                    .parameters = {field::text("field_key", "The choices of this field; or scope."),
                                   field::text("scope", "The choices of this scope."),
                                   field::text("org", "Only choices of this org.")},
                    .unknown = UnknownParameters::ignored,
                    .answer = AnswerShape(AnswerForm::any),
                    .errors = {ErrorCode::choices_not_found},
                    .work = Read(read_choices, Thread::readers)});
}

}  // namespace seatledger::api
