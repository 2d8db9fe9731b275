#include "api/license_answers.h"

#include <array>
#include <vector>

#include "api/kind_answers.h"

namespace seatledger::api {
namespace {

using ledger::KindPolicy;
using ledger::Subject;

constexpr AnswerField summary_fields[] = {
    answer::integer("total", "Seats in use."), answer::integer("active", "Seats of known people."),
    answer::integer("pending", "Seats of e-mail addresses without an account.")};
constexpr AnswerObject summary{"SeatSummary", "The seats of a license.", summary_fields};

// `policy` null: of any kind.
std::vector<AnswerField> fields_for(const KindPolicy* policy) {
  using answer::date_time, answer::flag, answer::integer, answer::nullable, answer::optional,
      answer::text;
  std::vector<AnswerField> fields{integer("id", "The id of the license.")};
  if (policy == nullptr) {
    fields.push_back(answer::one_of(text("kind", "The kind of the license."), ledger::kind_names));
  }
  fields.push_back(text("name", "What people call it."));
  fields.push_back(integer("count", "Seats bought."));
  const bool has_seats = policy == nullptr || policy->has_seats;
  if (has_seats) {
    fields.push_back(of_kind(integer("usage_count", "Seats in use, active and pending."), policy));
  }
  fields.insert(fields.end(),
                {date_time("created", "When it was created."),
                 date_time("started", "From when it is valid, inclusive."),
                 nullable(date_time("expired", "Until when it is valid, exclusive; null: no end.")),
                 flag("active", "Off: it gives no new seats."),
                 answer::typed("metadata", AnswerType::free, "The caller's own keys."),
                 text("source", "Where it comes from."),
                 nullable(text("external_id", "The caller's own id.")),
                 text("platform_key", "The platform that holds it.")});
  if (policy == nullptr || policy->subject == Subject::course) {
    fields.push_back(of_kind(text("course_id", "The licensed course."), policy));
  }
  if (policy == nullptr || policy->subject == Subject::program) {
    fields.push_back(of_kind(text("program_key", "The licensed program."), policy));
    fields.push_back(optional(text("program_id", "Its id, while the directory has it.")));
    fields.push_back(optional(text("program_name", "Its name, while the directory has it.")));
  }
  if (has_seats) {
    fields.push_back(optional(answer::object("assignments", summary, "With verbose=true.")));
  }
  return fields;
}

}  // namespace

const AnswerObject& license_answer(ledger::Kind kind) {
  static const AnswersOfKinds answers("license", "A license.", fields_for);
  return answers[kind];
}

const AnswerObject& any_license_answer() {
  static const std::vector<AnswerField> fields = fields_for(nullptr);
  static const AnswerObject object{"license", "A license of any kind.", fields};
  return object;
}

}  // namespace seatledger::api
