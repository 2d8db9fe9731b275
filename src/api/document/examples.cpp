#include "api/document/examples.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace seatledger::api {
namespace {

using nlohmann::ordered_json;

// By the name of a field; JSON.
struct NamedExample {
  std::string_view name;
  std::string_view json;
};
constexpr NamedExample named_examples[] = {
    {"platform_key", R"("north")"},
    {"key", R"("north")"},
    {"org", R"("north-org")"},
    {"platform_org", R"("north-org")"},
    {"platform_id", "12"},
    {"name", R"("Campus 2026")"},
    {"query", R"("campus")"},
    {"source", R"("api")"},
    {"external_id", R"("order-88")"},
    {"transaction_id", R"("order-88")"},
    {"change_type", R"("renewal")"},
    {"course_id", R"("course-v1:north+DA101+2026")"},
    {"program_key", R"("program-v1:north+data")"},
    {"program_id", R"("data")"},
    {"program_name", R"("Data analysis")"},
    {"license_name", R"("Campus 2026")"},
    {"username", R"("ada")"},
    {"email", R"("ada@example.org")"},
    {"group_id", "4"},
    {"group_name", R"("Data team")"},
    {"sort", R"("-id")"},
    {"step", R"("auto")"},
    {"actor", R"("key:3")"},
    {"lineage", R"("82c1e7d45a9b0f36")"},
    {"Ledger-Lineage", R"("82c1e7d45a9b0f36")"},
    {"type", R"("license_updated")"},
    {"types", R"(["seat_assigned"])"},
    {"url", R"("https://hooks.example.org/seatledger")"},
    {"redirect_to", R"("https://learn.example.org/")"},
    {"metadata", R"({"region": "EU"})"},
    {"enrollment_config", R"({"mode": "audit"})"},
    {"Idempotency-Key", R"("order-88-assign")"},
    {"If-Match", R"("\"2\"")"},
    {"If-None-Match", R"("\"2\"")"},
    {"etag", R"("\"2\"")"},
    {"field_key", R"("skills")"},
    {"scope", R"("course")"},
    {"detail", R"("removed")"},
    {"code", R"("no_seats_available")"},
    {"user_ids", "[1, 4]"},
    {"platform_keys", R"(["north"])"},
    {"choices", R"(["python", "sql"])"},
    {"course_list", R"([{"course_id": "course-v1:north+DA101+2026"}])"},
    {"count", "30"},
    {"usage_count", "12"},
    {"page", "1"},
    {"page_size", "20"},
    {"limit", "100"},
    {"wait", "30"},
    {"id", "7"},
    {"role", R"("platform_admin")"},
    {"description", R"("the shop")"},
    {"directory", R"("/var/backups/seatledger")"},
    {"data_dir", R"("/var/lib/seatledger")"},
    {"record", R"({"org": "north-org"})"},
    {"data__contains", R"({"skills": ["sql"]})"},
    {"slug", R"("data-analysis")"},
    {"specversion", R"("1.0")"},
    {"subject", R"("licenses/7")"},
    {"datacontenttype", R"("application/json")"},
    {"changes", R"({"count": {"before": 25, "after": 30}})"},
};

std::optional<ordered_json> by_name(std::string_view name) {
  const auto* const found = std::find_if(std::begin(named_examples), std::end(named_examples),
                                         [&](const auto& row) { return row.name == name; });
  if (found == std::end(named_examples)) return std::nullopt;
  return ordered_json::parse(found->json);
}

constexpr std::string_view time_example = "2026-03-01T12:00:00Z";

ordered_json by_type(FieldType type) {
  switch (type) {
    case FieldType::text:
    case FieldType::words: return "text";
    case FieldType::email:
    case FieldType::stored_email: return "ada@example.org";
    case FieldType::web_address: return "https://example.org/";
    case FieldType::integer: return 7;
    case FieldType::flag: return true;
    case FieldType::date_time: return time_example;
    case FieldType::json:
    case FieldType::object: return ordered_json::object();
    case FieldType::list: return ordered_json::array();
    case FieldType::integers: return ordered_json::array({7});
    case FieldType::texts: return ordered_json::array({"text"});
    case FieldType::position: return "41";
    case FieldType::moment: return time_example;
  }
  return nullptr;
}

bool fits(const ordered_json& value, FieldType type) {
  switch (type) {
    case FieldType::integer: return value.is_number_integer();
    case FieldType::flag: return value.is_boolean();
    case FieldType::object: return value.is_object();
    case FieldType::list:
    case FieldType::integers:
    case FieldType::texts: return value.is_array();
    case FieldType::json: return true;
    default: return value.is_string();
  }
}

}  // namespace

ordered_json example_of(const InputField& field) {
  if (!field.example.empty()) return ordered_json::parse(field.example);
  if (!field.values.empty()) return field.values.front();
  const auto value = by_name(field.name);
  if (value && fits(*value, field.type)) return *value;
  return by_type(field.type);
}

ordered_json example_of(const AnswerField& field) {
  ordered_json one;
  if (!field.values.empty()) {
    one = field.values.front();
  } else if (field.object != nullptr) {
    one = ordered_json::object();
    for (const AnswerField& member : field.object->fields) {
      if (!member.may_be_absent) one[std::string(member.name)] = example_of(member);
    }
  } else {
    const auto value = by_name(field.name);
    const auto take = [&](bool is_fit, const ordered_json& otherwise) {
      one = value && is_fit ? *value : otherwise;
    };
    switch (field.type) {
      case AnswerType::text: take(value && value->is_string(), "text"); break;
      case AnswerType::integer: take(value && value->is_number_integer(), 7); break;
      case AnswerType::flag: one = true; break;
      case AnswerType::date_time: one = time_example; break;
      case AnswerType::json: take(value && !value->is_array(), 4); break;
      case AnswerType::free: take(value && value->is_object(), ordered_json::object()); break;
      case AnswerType::object: break;
    }
  }
  return field.is_list ? ordered_json::array({one}) : one;
}

}  // namespace seatledger::api
