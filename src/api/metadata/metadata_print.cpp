#include "api/metadata/metadata_print.h"

#include <optional>
#include <string>
#include <utility>

#include "base/json_fields.h"
#include "base/json_objects.h"

namespace seatledger::api {
namespace {

// Removes the member from `values` and returns it.
std::optional<JsonText> take(JsonText& values, std::string_view name) {
  auto value = member_of(values, name);
  if (value) values = without_member(values, name);
  return value;
}

}  // namespace

JsonText shown_metadata(const ledger::Course& course, const JsonText& values) {
  JsonText others = values;
  const JsonText slug = take(others, "slug").value_or(json_of(course.slug));
  if (slug.str() == "null") return others;
  std::string text;
  JsonWriter out(text);
  out.begin_object();
  write_rest(out, others);
  write_field(out, "slug", slug);
  out.end_object();
  return JsonText(std::move(text));
}

JsonText shown_metadata(const ledger::Program& program, const JsonText& values) {
  JsonText others = values;
  const JsonText slug = take(others, "slug").value_or(json_of(program.slug));
  const JsonText description = take(others, "description").value_or(JsonText("null"));
  const JsonText skills = take(others, "skills").value_or(JsonText("[]"));
  std::string text;
  JsonWriter out(text);
  out.begin_object();
  write_field(out, "name", program.name);
  write_field(out, "description", description);
  write_field(out, "enabled", program.enabled);
  write_field(out, "slug", slug);
  write_field(out, "platform_key", program.platform_key);
  write_field(out, "skills", skills);
  write_rest(out, others);
  out.end_object();
  return JsonText(std::move(text));
}

}  // namespace seatledger::api
