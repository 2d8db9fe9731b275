#include "api/directory/collection.h"

#include <array>
#include <type_traits>
#include <utility>

#include "api/body_decoder.h"
#include "api/context.h"
#include "api/directory/record_answers.h"
#include "api/print.h"

namespace seatledger::api {
namespace {

using ledger::Command;

constexpr std::array platform_fields{
    field::text("key", "The id in the path."),
    field::required(field::text("org", "The platform's org code, unique.")),
    field::exact_id("platform_id", "Given by the ledger when left out."),
    field::blank(field::text("name", "What people call it.")),
    field::flag("active", "True when left out."),
};
constexpr std::array user_fields{
    field::id("user_id", "The id in the path."),
    field::required(field::text("username", "Unique.")),
    field::nullable(field::typed("email", FieldType::email, "Unique without case.")),
    field::nullable(field::blank(field::text("name", "The full name."))),
    field::flag("active", "True when left out."),
    field::typed("platform_keys", FieldType::texts, "The platforms the person belongs to."),
};
constexpr std::array group_fields{
    field::text("group_id", "The id in the path."),
    field::required(field::blank(field::text("name", "What people call it."))),
    field::required(field::text("platform_key", "The platform it belongs to.")),
    InputField{.name = "user_ids",
               .type = FieldType::integers,
               .required = true,
               .min = 1,
               .sentence = "The whole membership; new ones join in this order."},
};
constexpr std::array course_fields{
    field::text("course_id", "The id in the path."),
    field::nullable(field::blank(field::text("name", "The course's name."))),
    field::nullable(field::blank(field::text("slug", "The course's slug."))),
    field::nullable(field::blank(field::text("org", "The course's org."))),
    field::nullable(field::text("platform_key", "The platform that offers it.")),
};
constexpr std::array program_fields{
    field::text("program_key", "The id in the path."),
    field::required(field::text("program_id", "The program's id within its org.")),
    field::nullable(field::blank(field::text("name", "The program's name."))),
    field::nullable(field::blank(field::text("slug", "The program's slug."))),
    field::nullable(field::blank(field::text("org", "The program's org."))),
    field::nullable(field::text("platform_key", "The platform that offers it.")),
    field::flag("enabled", "True when left out."),
    field::typed("course_list", FieldType::list, "Its courses, as [{\"course_id\": ...}]."),
};
constexpr std::array choices_fields{
    field::text("field_key", "The id in the path."),
    field::blank(field::text("scope", "course, program, pathway or resource.")),
    field::blank(field::text("org", "The org it is for.")),
    field::required(field::typed("choices", FieldType::list, "What may be chosen.")),
};
// Unknown fields of a record are kept with it.
constexpr BodySchema platform_body{platform_fields, true};
constexpr BodySchema user_body{user_fields, true};
constexpr BodySchema group_body{group_fields, true};
constexpr BodySchema course_body{course_fields, true};
constexpr BodySchema program_body{program_fields, true};
constexpr BodySchema choices_body{choices_fields, true};

// A field that repeats the path id must agree with it.
Result<void> check_id(const DecodedFields& body, std::string_view field, const std::string& id) {
  const auto given = body.get<std::string>(field);
  if (!given || *given == id) return {};
  return bad_field(field, "must be the id in the path");
}

// Choices are named by their key, scope and org; without a scope or org it is the empty one.
constexpr InputField scope_parameter =
    field::blank(field::text("scope", "The scope of the choices; none when left out."));
constexpr InputField org_parameter =
    field::blank(field::text("org", "The org of the choices; none when left out."));
constexpr std::array choices_names{scope_parameter, org_parameter};

std::string parameter_or_empty(const Call& call, std::string_view name) {
  return call.parameters.get<std::string>(name).value_or("");
}

std::optional<std::int64_t> user_id_of(const std::string& id) {
  const auto number = id_of(id);
  return number ? std::optional(static_cast<std::int64_t>(*number)) : std::nullopt;
}

Result<Command> put_platform(const DecodedFields& body, const std::string& id) {
  TRY(check_id(body, "key", id));
  ledger::Platform record;
  record.key = id;
  record.org = *body.get<std::string>("org");
  record.platform_id = body.get<std::int64_t>("platform_id").value_or(0);
  record.name = body.get<std::string>("name").value_or("");
  record.active = body.get<bool>("active").value_or(true);
  record.rest = body.rest();
  return Command{ledger::PutPlatform{std::move(record)}};
}

Result<Command> put_user(const DecodedFields& body, const std::string& id) {
  const auto user_id = user_id_of(id);
  if (!user_id) return bad_field("user_id", "must be an integer from 1 on");
  if (body.get<std::int64_t>("user_id").value_or(*user_id) != *user_id) {
    return bad_field("user_id", "must be the id in the path");
  }
  ledger::Person record;
  record.user_id = *user_id;
  record.username = *body.get<std::string>("username");
  record.email = body.get_optional<std::string>("email");
  record.name = body.get<std::string>("name").value_or("");
  record.active = body.get<bool>("active").value_or(true);
  record.platform_keys = body.get<std::vector<std::string>>("platform_keys").value_or({});
  record.rest = body.rest();
  return Command{ledger::PutUser{std::move(record)}};
}

Result<Command> put_group(const DecodedFields& body, const std::string& id) {
  TRY(check_id(body, "group_id", id));
  ledger::Group record;
  record.group_id = id;
  record.name = *body.get<std::string>("name");
  record.platform_key = *body.get<std::string>("platform_key");
  record.rest = body.rest();
  return Command{
      ledger::PutGroup{std::move(record), *body.get<std::vector<std::int64_t>>("user_ids")}};
}

// The fields that courses and programs share.
template <class Record>
void take_names(const DecodedFields& body, Record& record) {
  record.name = body.get_optional<std::string>("name");
  record.slug = body.get_optional<std::string>("slug");
  record.org = body.get_optional<std::string>("org");
  record.platform_key = body.get_optional<std::string>("platform_key");
  record.rest = body.rest();
}

Result<Command> put_course(const DecodedFields& body, const std::string& id) {
  TRY(check_id(body, "course_id", id));
  ledger::Course record;
  record.course_id = id;
  take_names(body, record);
  return Command{ledger::PutCourse{std::move(record)}};
}

Result<Command> put_program(const DecodedFields& body, const std::string& id) {
  TRY(check_id(body, "program_key", id));
  ledger::Program record;
  record.program_key = id;
  record.program_id = *body.get<std::string>("program_id");
  record.enabled = body.get<bool>("enabled").value_or(true);
  record.course_list = body.get<JsonText>("course_list").value_or(JsonText("[]"));
  take_names(body, record);
  return Command{ledger::PutProgram{std::move(record)}};
}

Result<Command> put_choices(const DecodedFields& body, const std::string& id) {
  TRY(check_id(body, "field_key", id));
  ledger::Choices record;
  record.field_key = id;
  record.scope = body.get<std::string>("scope").value_or("");
  record.org = body.get<std::string>("org").value_or("");
  record.choices = *body.get<JsonText>("choices");
  record.rest = body.rest();
  return Command{ledger::PutChoices{std::move(record)}};
}

Result<Command> remove_platform(const Call&, const std::string& id) {
  return Command{ledger::RemovePlatform{id}};
}
Result<Command> remove_user(const Call&, const std::string& id) {
  const auto user_id = user_id_of(id);
  if (!user_id) return error(ErrorCode::user_not_found, "there is no such user");
  return Command{ledger::RemoveUser{*user_id}};
}
Result<Command> remove_group(const Call&, const std::string& id) {
  return Command{ledger::RemoveGroup{id}};
}
Result<Command> remove_course(const Call&, const std::string& id) {
  return Command{ledger::RemoveCourse{id}};
}
Result<Command> remove_program(const Call&, const std::string& id) {
  return Command{ledger::RemoveProgram{id}};
}
Result<Command> remove_choices(const Call& call, const std::string& id) {
  return Command{ledger::RemoveChoices{id, parameter_or_empty(call, "scope"),
                                       parameter_or_empty(call, "org")}};
}

template <class Record>
bool print_found(JsonWriter& out, const std::optional<Record>& record) {
  if (record) print_record(out, *record);
  return record.has_value();
}

using Views = projections::ViewReader;

bool one_platform(JsonWriter& out, const Call&, const Views& views, const std::string& id) {
  return print_found(out, views.platform(id));
}
bool one_user(JsonWriter& out, const Call& call, const Views&, const std::string& id) {
  const auto user_id = user_id_of(id);
  if (!user_id) return false;
  const auto person = call.context.people.by_user_id(*user_id);
  if (!person || person->removed) return false;
  print_record(out, *person);
  return true;
}
bool one_group(JsonWriter& out, const Call& call, const Views& views, const std::string& id) {
  const auto group = views.group(id);
  if (group) print_group(out, *group, views.group_members(id), call.context.people);
  return group.has_value();
}
bool one_course(JsonWriter& out, const Call&, const Views& views, const std::string& id) {
  return print_found(out, views.course(id));
}
bool one_program(JsonWriter& out, const Call&, const Views& views, const std::string& id) {
  return print_found(out, views.program(id));
}
bool one_choices(JsonWriter& out, const Call& call, const Views& views, const std::string& id) {
  return print_found(
      out, views.choices(id, parameter_or_empty(call, "scope"), parameter_or_empty(call, "org")));
}

constexpr std::array platform_errors{ErrorCode::org_taken, ErrorCode::platform_id_taken};
constexpr std::array user_errors{ErrorCode::username_taken, ErrorCode::email_taken,
                                 ErrorCode::platform_not_found};
constexpr std::array group_errors{ErrorCode::members_unknown, ErrorCode::platform_not_found};
constexpr std::array offered_errors{ErrorCode::platform_not_found};

constexpr std::array<Collection, 6> table{{
    {.name = "platforms",
     .id_field = "key",
     .unknown = ErrorCode::platform_not_found,
     .body = &platform_body,
     .answer = &platform_answer,
     .put = put_platform,
     .remove = remove_platform,
     .print_one = one_platform,
     .list = &listed_platforms,
     .put_errors = platform_errors},
    {.name = "users",
     .id_field = "user_id",
     .unknown = ErrorCode::user_not_found,
     .body = &user_body,
     .answer = &user_answer,
     .put = put_user,
     .remove = remove_user,
     .print_one = one_user,
     .list = &listed_users,
     .put_errors = user_errors},
    {.name = "groups",
     .id_field = "group_id",
     .unknown = ErrorCode::group_not_found,
     .body = &group_body,
     .answer = &group_answer,
     .put = put_group,
     .remove = remove_group,
     .print_one = one_group,
     .list = &listed_groups,
     .put_errors = group_errors},
    {.name = "courses",
     .id_field = "course_id",
     .unknown = ErrorCode::course_not_found,
     .body = &course_body,
     .answer = &course_answer,
     .put = put_course,
     .remove = remove_course,
     .print_one = one_course,
     .list = &listed_courses,
     .put_errors = offered_errors},
    {.name = "programs",
     .id_field = "program_key",
     .unknown = ErrorCode::program_not_found,
     .body = &program_body,
     .answer = &program_answer,
     .put = put_program,
     .remove = remove_program,
     .print_one = one_program,
     .list = &listed_programs,
     .put_errors = offered_errors},
    {.name = "choices",
     .id_field = "field_key",
     .unknown = ErrorCode::choices_not_found,
     .body = &choices_body,
     .answer = &choices_answer,
     .put = put_choices,
     .remove = remove_choices,
     .print_one = one_choices,
     .list = &listed_choices,
     .one_parameters = choices_names},
}};

}  // namespace

std::span<const Collection> collections() { return table; }

const Collection* collection_named(std::string_view name) {
  for (const Collection& collection : table) {
    if (collection.name == name) return &collection;
  }
  return nullptr;
}

void print_put(JsonWriter& out, const ledger::AnswerBody& answer, const ledger::People& people) {
  std::visit(
      [&]<class Body>(const Body& body) {
        if constexpr (std::is_same_v<Body, ledger::GroupAnswer>) {
          print_group(out, body.group, body.members, people);
        } else if constexpr (requires { print_record(out, body); }) {
          print_record(out, body);
        }
      },
      answer);
}

}  // namespace seatledger::api
