// Answers and requests as texts, to be compared and to be read when they differ.
#include "base/json_fields.h"
#include "seat_model.h"

namespace seatledger::seat_model {
namespace {

std::string flag(const char* name, bool value) { return value ? std::string(" ") + name : ""; }
template <class T>
std::string named(const char* name, const T& value) {
  if constexpr (std::is_same_v<T, std::string>) {
    return std::string(" ") + name + "=" + value;
  } else {
    return std::string(" ") + name + "=" + std::to_string(value);
  }
}
std::string short_time(Timestamp time) {
  // Only the last digits move in these tests.
  return std::to_string(time.micros % 1'000'000'000);
}
template <class T>
std::string id_text(const std::optional<T>& id) {
  return id ? std::to_string(id->value) : "-";
}

struct AnswerText {
  std::string operator()(const License& row) const { return text(row); }
  std::string operator()(const Seat& row) const { return text(row); }
  std::string operator()(const Person& row) const {
    Person plain = row;
    plain.row_key = {};
    return "person " + to_json(plain);
  }
  std::string operator()(const GroupAnswer& answer) const {
    std::string result = "group " + to_json(answer.group);
    for (const PersonId member : answer.members) result += " " + std::to_string(member.value);
    return result;
  }
  std::string operator()(const ApiKey& key) const {
    return "key " + std::to_string(key.id.value) + " " + key.name;
  }
  std::string operator()(const Removed&) const { return "removed"; }
  std::string operator()(const GroupAssignmentAnswer& answer) const {
    const GroupAssignment& row = answer.assignment;
    return "group assignment on " + std::to_string(row.license_id.value) + " " +
           to_json(row.terms) + named("created", short_time(row.created)) +
           named("modified", short_time(row.modified)) + named("version", row.version) +
           named("users", answer.user_count) + named("with_seat", answer.assigned_count);
  }
  std::string operator()(const BulkAnswer& answer) const {
    std::string result = "bulk of " + text(answer.license);
    for (const BulkAnswer::Row& row : answer.rows) {
      static constexpr const char* statuses[] = {"assigned", "unchanged", "released", "refused"};
      result += std::string("\n    ") + statuses[static_cast<int>(row.status)] + " ";
      if (row.status == BulkStatus::refused) result += code_name(row.code);
      if (row.seat) result += text(*row.seat);
    }
    return result;
  }
  std::string operator()(const Metadata& row) const {
    std::string result = "metadata " + row.id;
    for (const auto& [key, value] : flat_members(row.values.str())) {
      result += " " + key + "=" + value;
    }
    return result;
  }
  template <class Record>
  std::string operator()(const Record& record) const {
    return to_json(record);
  }
};

std::string text(const PersonSelector& selector) {
  std::string result;
  if (selector.user_id) result += named("user_id", *selector.user_id);
  if (selector.username) result += named("username", *selector.username);
  if (selector.email) result += named("email", *selector.email);
  return result;
}

std::string text(const SeatWish& wish) {
  std::string result = wish.active ? " on" : " off";
  if (wish.fulfilled) result += named("fulfilled", static_cast<int>(*wish.fulfilled));
  if (wish.direct) result += named("direct", static_cast<int>(*wish.direct));
  if (wish.redirect_to) result += named("redirect_to", wish.redirect_to->value_or("null"));
  if (wish.metadata) result += named("metadata", wish.metadata->str());
  return result;
}

struct CommandText {
  static std::string kind(Kind kind) { return std::string(policy_of(kind).name); }
  static std::string mode(BulkMode mode) {
    return mode == BulkMode::atomic ? " atomic" : " best_effort";
  }

  std::string operator()(const CreateLicense& c) const {
    std::string result = "create " + kind(c.kind);
    if (c.platform.key) result += named("platform", *c.platform.key);
    if (c.platform.org) result += named("org", *c.platform.org);
    if (c.platform.id) result += named("platform_id", *c.platform.id);
    if (c.course_id) result += named("course", *c.course_id);
    if (c.program_key) result += named("program", *c.program_key);
    if (c.program_id) result += named("program_id", *c.program_id);
    result += named("name", c.name) + named("count", c.count) + flag("inactive", !c.active);
    if (c.started) result += named("started", short_time(*c.started));
    if (c.expired) result += named("expired", short_time(*c.expired));
    result += named("metadata", c.metadata.str());
    if (c.enrollment_config) result += named("enrollment", c.enrollment_config->str());
    return result + named("source", c.source) + named("external_id", c.external_id.value_or("-"));
  }
  std::string operator()(const UpdateLicense& c) const {
    std::string result = "update " + kind(c.kind) + " " + id_text(c.license_id);
    if (c.external_id) result += named("external_id", *c.external_id);
    if (c.platform_key) result += named("platform", *c.platform_key);
    if (c.platform_org) result += named("org", *c.platform_org);
    if (c.course_id) result += named("course", *c.course_id);
    return result + " " + to_json(c.change);
  }
  std::string operator()(const PutPlatform& c) const { return "put platform " + to_json(c.record); }
  std::string operator()(const PutCourse& c) const { return "put course " + to_json(c.record); }
  std::string operator()(const PutProgram& c) const { return "put program " + to_json(c.record); }
  std::string operator()(const PutChoices& c) const { return "put choices " + to_json(c.record); }
  std::string operator()(const PutUser& c) const {
    const Person& p = c.record;
    return "put user" + named("user_id", p.user_id) + named("username", p.username) +
           named("email", p.email.value_or("-")) + flag("inactive", !p.active) + " " +
           p.rest.str() + " " + (p.platform_keys.empty() ? "" : p.platform_keys.front());
  }
  std::string operator()(const PutGroup& c) const {
    std::string result = "put group " + to_json(c.record) + " of";
    for (const std::int64_t id : c.user_ids) result += " " + std::to_string(id);
    return result;
  }
  std::string operator()(const RemovePlatform& c) const { return "remove platform " + c.key; }
  std::string operator()(const RemoveCourse& c) const { return "remove course " + c.course_id; }
  std::string operator()(const RemoveProgram& c) const { return "remove program " + c.program_key; }
  std::string operator()(const RemoveChoices& c) const {
    return "remove choices " + c.field_key + "/" + c.scope + "/" + c.org;
  }
  std::string operator()(const RemoveUser& c) const {
    return "remove user " + std::to_string(c.user_id);
  }
  std::string operator()(const RemoveGroup& c) const { return "remove group " + c.group_id; }
  std::string operator()(const CreateKey& c) const {
    return "create key " + c.name + " " + std::to_string(static_cast<int>(c.role)) +
           named("platform", c.platform_key.value_or("-"));
  }
  std::string operator()(const RevokeKey& c) const {
    return "revoke key " + std::to_string(c.id.value);
  }
  std::string operator()(const AssignSeat& c) const {
    return "assign " + kind(c.kind) + " " + std::to_string(c.license_id.value) + text(c.person) +
           text(c.wish);
  }
  std::string operator()(const ReleaseSeat& c) const {
    return "release " + kind(c.kind) + " assignment " + std::to_string(c.assignment_id.value) +
           " of " + id_text(c.license_id);
  }
  std::string operator()(const AssignGroup& c) const {
    return "assign " + kind(c.kind) + " " + std::to_string(c.license_id.value) + " group " +
           c.group_id + text(c.wish);
  }
  std::string operator()(const ReleaseGroup& c) const {
    return "release " + kind(c.kind) + " group assignment " +
           std::to_string(c.group_assignment_id.value) + " of " + id_text(c.license_id) +
           (c.release_seats ? "" : ", members keep seats");
  }
  std::string operator()(const AssignSeats& c) const {
    std::string result = "assign many to " + std::to_string(c.license_id.value) + mode(c.mode);
    for (const auto& row : c.rows) result += " |" + text(row.person) + text(row.wish);
    return result;
  }
  std::string operator()(const ReleaseSeats& c) const {
    std::string result = "release many of " + std::to_string(c.license_id.value) + mode(c.mode);
    for (const auto& row : c.rows) {
      result += " | " + id_text(row.assignment_id) + text(row.person);
    }
    return result;
  }
  std::string operator()(const ErasePerson& c) const { return "erase" + text(c.person); }
  std::string operator()(const MergeInvited& c) const {
    return "merge " + std::to_string(c.person.value) + " into " + std::to_string(c.into.value);
  }
  std::string operator()(const PutMetadata& c) const {
    return std::string(c.merge ? "merge" : "replace") + " metadata of " +
           (c.subject == Subject::course ? "course " : "program ") + c.id + " " + c.values.str();
  }
};

}  // namespace

std::string text(const Seat& seat) {
  const SeatTerms& terms = seat.terms;
  return "seat " + std::to_string(seat.license_id.value) + "/" +
         std::to_string(terms.person_id.value) + flag("active", terms.active) +
         flag("assigned", terms.assigned) + flag("direct", terms.direct) +
         flag("pending", terms.pending) + flag("fulfilled", terms.fulfilled) +
         flag("released", seat.released) + named("redirect_to", terms.redirect_to.value_or("-")) +
         named("metadata", terms.metadata.str()) + named("created", short_time(seat.created)) +
         named("modified", short_time(seat.modified)) + named("version", seat.version);
}

std::string text(const License& license) {
  return std::string(policy_of(license.kind).name) + " license " +
         std::to_string(license.id.value) + " " + to_json(license.terms) +
         named("created", short_time(license.created)) + named("active", license.seats.active) +
         named("pending", license.seats.pending) + named("waiting", license.seats.waiting) +
         named("version", license.version);
}

std::string text(const std::vector<Figure>& figures) {
  std::string result;
  for (const Figure& figure : figures) {
    result += " " + std::string(figure.name) + "=" + std::to_string(figure.value);
  }
  return result;
}

std::string text(const AnswerBody& body) { return std::visit(AnswerText{}, body); }
std::string text(const Command& command) { return std::visit(CommandText{}, command); }

std::string text(const Request& request) {
  std::string result = text(request.command);
  if (request.transaction_id) result += "  transaction_id " + *request.transaction_id;
  if (request.change_type) result += "  change_type " + *request.change_type;
  if (request.idempotency_key) {
    result += "  key " + request.actor + "/" + to_hex(*request.idempotency_key).substr(0, 6);
  }
  if (request.if_match) {
    for (const std::uint64_t seen : request.if_match->listed) {
      result += "  If-Match " + std::to_string(seen);
    }
  }
  if (request.dry_run) result += "  dry run";
  return result;
}

}  // namespace seatledger::seat_model
