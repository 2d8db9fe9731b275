#include "api/seats/seat_answers.h"

#include <string_view>
#include <vector>

#include "api/kind_answers.h"
#include "ledger/domain/bulk.h"

namespace seatledger::api {
namespace {

using answer::date_time, answer::flag, answer::integer, answer::nullable, answer::optional,
    answer::text;
using ledger::KindPolicy;
using ledger::Subject;

void add_subject(std::vector<AnswerField>& fields, const KindPolicy* policy) {
  fields.push_back(integer("license_id", "The license."));
  fields.push_back(text("license_name", "What people call the license."));
  const auto is = [&](Subject subject) { return policy == nullptr || policy->subject == subject; };
  if (is(Subject::none)) {
    fields.push_back(of_kind(text("platform_key", "The platform that holds the license."), policy));
  }
  if (is(Subject::course)) {
    fields.push_back(of_kind(text("course_id", "The licensed course."), policy));
  }
  if (is(Subject::program)) {
    fields.push_back(of_kind(text("program_key", "The licensed program."), policy));
  }
}

void add_times(std::vector<AnswerField>& fields, const KindPolicy* policy) {
  fields.push_back(of_kind(date_time("created", "When it was made."), policy));
  fields.push_back(of_kind(date_time("modified", "When it was last changed."), policy));
}

std::vector<AnswerField> seat_fields(const KindPolicy* policy) {
  const bool detailed = policy == nullptr || policy->detailed_seats;
  AnswerField user_id = integer("user_id", "The user; 0 or null for one without an account.");
  AnswerField username = text("username", "The user's name; empty or null without an account.");
  if (policy == nullptr || policy->nullable_person) {
    user_id = nullable(user_id);
    username = nullable(username);
  }
  std::vector<AnswerField> fields{integer("id", "The id of the assignment."), user_id, username};
  if (detailed) fields.push_back(of_kind(nullable(text("name", "The full name.")), policy));
  fields.push_back(nullable(text("email", "The person's e-mail address.")));
  fields.push_back(flag("active", "Off: it holds no seat."));
  fields.push_back(flag("fulfilled", "Whether the person has what was bought."));
  if (detailed) {
    fields.push_back(of_kind(flag("direct", "False: it came through a group."), policy));
  }
  const AnswerField redirect = text("redirect_to", "Where to go after fulfillment.");
  const bool may_lack = policy == nullptr || detailed;
  const bool may_be_null = policy == nullptr || !detailed;
  AnswerField shown = may_lack ? optional(redirect) : redirect;
  fields.push_back(may_be_null ? nullable(shown) : shown);
  fields.push_back(answer::typed("metadata", AnswerType::free, "The caller's own keys."));
  if (detailed) add_times(fields, policy);
  add_subject(fields, policy);
  return fields;
}

std::vector<AnswerField> group_assignment_fields(const KindPolicy* policy) {
  std::vector<AnswerField> fields{
      integer("id", "The id of the assignment."),
      answer::typed("group_id", AnswerType::json, "The group: a number, or a text."),
      text("group_name", "What people call the group."),
      flag("active", "Off: it gives no seats."),
      flag("fulfilled", "Whether the members have what was bought."),
      nullable(text("redirect_to", "Where to go after fulfillment.")),
      answer::typed("metadata", AnswerType::free, "The caller's own keys.")};
  if (policy->detailed_seats) add_times(fields, policy);
  add_subject(fields, policy);
  if (policy->detailed_seats) {
    fields.push_back(text("program_name", "The name of the licensed program."));
    fields.push_back(integer("user_count", "Members of the group."));
    fields.push_back(integer("assigned_count", "Members who have a seat."));
  }
  return fields;
}

constexpr AnswerField refusal_fields[] = {
    text("code", "The code of the error."), text("detail", "Why the row was refused."),
    optional(integer("count", "Seats bought.")), optional(integer("usage_count", "Seats in use.")),
    optional(integer("requested", "Seats that the row asked for."))};
constexpr AnswerObject refusal{"row_refusal", "Why a row was refused.", refusal_fields};

const AnswerObject& bulk_row() {
  static const std::vector<AnswerField> fields{
      answer::one_of(text("status", "What became of the row."), ledger::bulk_status_names),
      optional(answer::object("assignment", any_seat_answer(),
                              "The assignment, unless it was refused.")),
      optional(text("etag", "The version of the assignment, for If-Match.")),
      optional(answer::object("error", refusal, "Why it was refused."))};
  static const AnswerObject object{"bulk_row", "What became of a row.", fields};
  return object;
}

}  // namespace

const AnswerObject& seat_answer(ledger::Kind kind) {
  static const AnswersOfKinds answers("assignment", "The seat of a person.", seat_fields);
  return answers[kind];
}

const AnswerObject& any_seat_answer() {
  static const std::vector<AnswerField> fields = seat_fields(nullptr);
  static const AnswerObject object{"assignment", "The seat of a person, of any kind of license.",
                                   fields};
  return object;
}

const AnswerObject& group_assignment_answer(ledger::Kind kind) {
  static const AnswersOfKinds answers("group_assignment", "The assignment of a group.",
                                      group_assignment_fields);
  return answers[kind];
}

const AnswerObject& bulk_answer() {
  static const std::vector<AnswerField> fields{
      answer::list(answer::object("results", bulk_row(), "One for each row, in their order.")),
      integer("usage_count", "Seats in use after the call."),
      optional(text("transaction_id", "As it was sent."))};
  static const AnswerObject object{"bulk_result", "What became of each row.", fields};
  return object;
}

}  // namespace seatledger::api
