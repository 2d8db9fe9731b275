#include "api/bodies.h"

#include <array>
#include <vector>

#include "api/seats/print_seat.h"

namespace seatledger::api {
namespace {

using ledger::Kind;
using ledger::KindPolicy;
using ledger::Subject;

constexpr std::int64_t count_max = 2147483647;

BodyField text(std::string_view name, std::string_view sentence) {
  return {.name = name, .type = FieldType::text, .sentence = sentence};
}
BodyField typed(std::string_view name, FieldType type, std::string_view sentence) {
  return {.name = name, .type = type, .sentence = sentence};
}
BodyField integer(std::string_view name, std::int64_t min, std::int64_t max,
                  std::string_view sentence) {
  return {.name = name, .type = FieldType::integer, .min = min, .max = max, .sentence = sentence};
}
BodyField required(BodyField field) { return field.required = true, field; }
BodyField nullable(BodyField field) { return field.nullable = true, field; }
BodyField blank(BodyField field) { return field.blank = true, field; }

// What every JSON reader keeps exactly; automatic numbers go on after it.
constexpr std::int64_t exact_integer_max = (std::int64_t{1} << 53) - 1;
constexpr std::int64_t any_integer = std::numeric_limits<std::int64_t>::max();

// What create and update share.
void add_terms(std::vector<BodyField>& fields, bool enrollment_config) {
  fields.push_back(blank(text("name", "What people call the license.")));
  fields.push_back(integer("count", 0, count_max, "Seats bought; 0 means none."));
  fields.push_back(typed("started", FieldType::date_time, "From when it is valid, inclusive."));
  fields.push_back(nullable(
      typed("expired", FieldType::date_time, "Until when it is valid, exclusive; null: no end.")));
  fields.push_back(typed("active", FieldType::flag, "Off: it gives no new seats."));
  fields.push_back(typed("metadata", FieldType::object, "Free keys; replaced as a whole."));
  if (enrollment_config) {
    fields.push_back(typed("enrollment_config", FieldType::object, "Stored and never returned."));
  }
  fields.push_back(blank(text("source", "Where the license comes from.")));
  fields.push_back(text("transaction_id", "The order or subscription behind the change."));
  fields.push_back(text("change_type", "What the change is, in the caller's words."));
}

std::vector<BodyField> create_fields(const KindPolicy& policy) {
  std::vector<BodyField> fields;
  const BodyField key = text("platform_key", "The platform that holds the license.");
  fields.push_back(policy.platform_by_any_name ? key : required(key));
  fields.push_back(text("platform_org", "The platform's org code."));
  if (policy.platform_by_any_name) {
    fields.push_back(integer("platform_id", 1, exact_integer_max, "The platform's number."));
  }
  switch (policy.subject) {
    case Subject::none: break;
    case Subject::course:
      fields.push_back(required(text("course_id", "The licensed course.")));
      break;
    case Subject::program:
      fields.push_back(text("program_key", "The licensed program; or program_id."));
      fields.push_back(text("program_id", "Found among the platform's programs."));
      break;
  }
  add_terms(fields, policy.takes_enrollment_config);
  fields.push_back(nullable(text("external_id", "The caller's own id, unique per kind.")));
  return fields;
}

std::vector<BodyField> update_fields(const KindPolicy& policy) {
  std::vector<BodyField> fields;
  fields.push_back(integer("license_id", 1, any_integer, "The license; or external_id."));
  fields.push_back(text("external_id", "Selects the license; not a new value."));
  add_terms(fields, policy.updates_enrollment_config);
  if (policy.checks_platform_on_update) {
    fields.push_back(text("platform_key", "Not updatable: the license's own, or left out."));
    fields.push_back(text("platform_org", "Not updatable: the license's own, or left out."));
    if (policy.subject == Subject::course) {
      fields.push_back(text("course_id", "Not updatable: the license's own, or left out."));
    }
  }
  return fields;
}

// What both assignments share. A kind without a redirect prints null for it.
void add_wish(std::vector<BodyField>& fields, const KindPolicy& policy) {
  fields.push_back(text("platform_key", "The license's platform; checks the permission alone."));
  fields.push_back(text("platform_org", "The same by the platform's org code."));
  fields.push_back(typed("active", FieldType::flag, "True when left out; off frees the seat."));
  fields.push_back(typed("fulfilled", FieldType::flag, "False when left out."));
  fields.push_back(typed("metadata", FieldType::object, "Free keys; replaced as a whole."));
  if (has_detailed_seats(policy)) {
    fields.push_back(nullable(typed("redirect_to", FieldType::web_address,
                                    "Where to go after fulfillment; null clears it.")));
  }
}

BodyField license_id() {
  return integer("license_id", 1, any_integer, "The license; or in the query.");
}

std::vector<BodyField> assign_seat_fields(const KindPolicy& policy) {
  std::vector<BodyField> fields{license_id()};
  fields.push_back(integer("user_id", 1, any_integer, "The person; decides when several do."));
  fields.push_back(typed("email", FieldType::email, "The person; may be nobody's known yet."));
  if (has_detailed_seats(policy)) {
    fields.push_back(text("username", "The person; decides over the e-mail."));
    fields.push_back(typed("direct", FieldType::flag, "True when left out; printed only."));
  }
  add_wish(fields, policy);
  return fields;
}

std::vector<BodyField> assign_group_fields(const KindPolicy& policy) {
  std::vector<BodyField> fields{license_id()};
  fields.push_back(required(text("group_id", "The group; its members get the seats.")));
  add_wish(fields, policy);
  return fields;
}

// One schema for each kind, made at first use.
template <std::vector<BodyField> (*make)(const KindPolicy&)>
const BodySchema& schema_of(Kind kind) {
  struct Kept {
    std::array<std::vector<BodyField>, ledger::kind_policies.size()> fields;
    std::array<BodySchema, ledger::kind_policies.size()> schemas;
  };
  static const Kept kept = [] {
    Kept made;
    for (std::size_t i = 0; i < ledger::kind_policies.size(); ++i) {
      made.fields[i] = make(ledger::kind_policies[i]);
      made.schemas[i] = {made.fields[i], false};
    }
    return made;
  }();
  return kept.schemas[static_cast<std::size_t>(kind) - 1];
}

const std::vector<BodyField> platform_fields{
    text("key", "The id in the path."),
    required(text("org", "The platform's org code, unique.")),
    integer("platform_id", 1, exact_integer_max, "Given by the ledger when left out."),
    blank(text("name", "What people call it.")),
    typed("active", FieldType::flag, "True when left out."),
};

const std::vector<BodyField> user_fields{
    integer("user_id", 1, any_integer, "The id in the path."),
    required(text("username", "Unique.")),
    nullable(typed("email", FieldType::email, "Unique without case.")),
    nullable(blank(text("name", "The full name."))),
    typed("active", FieldType::flag, "True when left out."),
    typed("platform_keys", FieldType::texts, "The platforms the person belongs to."),
};

const std::vector<BodyField> group_fields{
    text("group_id", "The id in the path."),
    required(blank(text("name", "What people call it."))),
    required(text("platform_key", "The platform it belongs to.")),
    required(BodyField{.name = "user_ids",
                       .type = FieldType::integers,
                       .min = 1,
                       .sentence = "The whole membership; new ones join in this order."}),
};

const std::vector<BodyField> course_fields{
    text("course_id", "The id in the path."),
    nullable(blank(text("name", "The course's name."))),
    nullable(blank(text("slug", "The course's slug."))),
    nullable(blank(text("org", "The course's org."))),
    nullable(text("platform_key", "The platform that offers it.")),
};

const std::vector<BodyField> program_fields{
    text("program_key", "The id in the path."),
    required(text("program_id", "The program's id within its org.")),
    nullable(blank(text("name", "The program's name."))),
    nullable(blank(text("slug", "The program's slug."))),
    nullable(blank(text("org", "The program's org."))),
    nullable(text("platform_key", "The platform that offers it.")),
    typed("enabled", FieldType::flag, "True when left out."),
    typed("course_list", FieldType::list, "Its courses, as [{\"course_id\": ...}]."),
};

const std::vector<BodyField> choices_fields{
    text("field_key", "The id in the path."),
    blank(text("scope", "course, program, pathway or resource.")),
    blank(text("org", "The org it is for.")),
    required(typed("choices", FieldType::list, "What may be chosen.")),
};

const std::vector<BodyField> key_fields{
    required(text("name", "What the key is for.")),
    required(text("role", "admin, platform_admin, read_only or auditor.")),
    nullable(text("platform_key", "Binds the key to one platform.")),
    nullable(typed("expires", FieldType::date_time, "From when it is refused.")),
};

const std::vector<BodyField> import_fields{
    required(text("kind", "platforms, users, groups, courses, programs or choices.")),
    required(text("id", "The record's id, as in a path.")),
    required(typed("record", FieldType::object, "The whole record.")),
};

}  // namespace

const BodySchema& create_license_body(Kind kind) { return schema_of<create_fields>(kind); }
const BodySchema& update_license_body(Kind kind) { return schema_of<update_fields>(kind); }
const BodySchema& assign_seat_body(Kind kind) { return schema_of<assign_seat_fields>(kind); }
const BodySchema& assign_group_body(Kind kind) { return schema_of<assign_group_fields>(kind); }

const BodySchema& platform_body() {
  static const BodySchema schema{platform_fields, true};
  return schema;
}
const BodySchema& user_body() {
  static const BodySchema schema{user_fields, true};
  return schema;
}
const BodySchema& group_body() {
  static const BodySchema schema{group_fields, true};
  return schema;
}
const BodySchema& course_body() {
  static const BodySchema schema{course_fields, true};
  return schema;
}
const BodySchema& program_body() {
  static const BodySchema schema{program_fields, true};
  return schema;
}
const BodySchema& choices_body() {
  static const BodySchema schema{choices_fields, true};
  return schema;
}
const BodySchema& create_key_body() {
  static const BodySchema schema{key_fields, false};
  return schema;
}
const BodySchema& import_line_body() {
  static const BodySchema schema{import_fields, false};
  return schema;
}

}  // namespace seatledger::api
