#include "api/directory/record_answers.h"

namespace seatledger::api {
namespace {

using answer::flag, answer::integer, answer::list, answer::nullable, answer::text;

constexpr AnswerField platform_members[] = {
    text("key", "The id."), text("org", "The org code."), integer("platform_id", "The number."),
    text("name", "What people call it."), flag("active", "Whether it is in use.")};
constexpr AnswerField user_members[] = {
    integer("user_id", "The id."),
    text("username", "The user's name."),
    nullable(text("email", "The e-mail address.")),
    text("name", "The full name."),
    flag("active", "Off: the user keeps seats and gets no new ones."),
    list(text("platform_keys", "The platforms that the user belongs to."))};
constexpr AnswerField group_members[] = {
    text("group_id", "The id."), text("name", "What people call it."),
    text("platform_key", "The platform that it belongs to."),
    list(integer("user_ids", "The members, in the order in which they joined."))};
constexpr AnswerField course_members[] = {
    text("course_id", "The id."), nullable(text("name", "The course's name.")),
    nullable(text("slug", "The course's slug.")), nullable(text("org", "The course's org.")),
    nullable(text("platform_key", "The platform that offers it."))};
constexpr AnswerField program_members[] = {
    text("program_key", "The id."),
    text("program_id", "The program's id within its org."),
    nullable(text("name", "The program's name.")),
    nullable(text("slug", "The program's slug.")),
    nullable(text("org", "The program's org.")),
    nullable(text("platform_key", "The platform that offers it.")),
    flag("enabled", "Whether it is on."),
    list(answer::typed("course_list", AnswerType::json, "Its courses."))};
constexpr AnswerField choices_members[] = {
    text("field_key", "The field."), text("scope", "course, program, pathway or resource."),
    text("org", "The org that it is for."),
    list(answer::typed("choices", AnswerType::json, "What may be chosen."))};

}  // namespace

constexpr AnswerObject platform_answer{"platform", "A platform.", platform_members, true};
constexpr AnswerObject user_answer{"user", "A user.", user_members, true};
constexpr AnswerObject group_answer{"group", "A group of users.", group_members, true};
constexpr AnswerObject course_answer{"course", "A course.", course_members, true};
constexpr AnswerObject program_answer{"program", "A program.", program_members, true};
constexpr AnswerObject choices_answer{"choices", "What may be chosen for a field of metadata.",
                                      choices_members, true};

}  // namespace seatledger::api
