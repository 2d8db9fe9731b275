#include "api/print.h"

#include "api/context.h"
#include "api/moment.h"
#include "ledger/log/domain_json.h"
#include "ledger/log/lineage.h"
#include "projections/queries/reader.h"

namespace seatledger::api {

void print_license(JsonWriter& out, const ledger::License& license,
                   const projections::StateReader& views, LicenseStyle style) {
  const ledger::KindPolicy& policy = ledger::policy_of(license.kind);
  const ledger::LicenseTerms& terms = license.terms;
  const auto field = [&](std::string_view name, const auto& value) {
    write_field(out, name, value);
  };
  out.begin_object();
  field("id", license.id);
  if (style.kind) field("kind", policy.name);
  field("name", terms.name);
  field("count", terms.count);
  if (policy.has_seats) field("usage_count", license.seats.used());
  field("created", license.created);
  field("started", terms.started);
  field("expired", terms.expired);
  field("active", terms.active);
  field("metadata", terms.metadata);
  field("source", terms.source);
  field("external_id", terms.external_id);
  field("platform_key", terms.platform_key);
  field("course_id", terms.course_id);
  if (terms.program_key) {
    field("program_key", terms.program_key);
    if (const auto program = views.program(*terms.program_key)) {
      field("program_id", program->program_id);
      field("program_name", program->name.value_or(""));
    }
  }
  if (style.summary && policy.has_seats) {
    out.key("assignments");
    out.begin_object();
    field("total", license.seats.used());
    field("active", license.seats.active);
    field("pending", license.seats.pending);
    out.end_object();
  }
  out.end_object();
}

void print_record(JsonWriter& out, const ledger::Platform& platform) { write_json(out, platform); }
void print_record(JsonWriter& out, const ledger::Course& course) { write_json(out, course); }
void print_record(JsonWriter& out, const ledger::Program& program) { write_json(out, program); }
void print_record(JsonWriter& out, const ledger::Choices& choices) { write_json(out, choices); }

void print_record(JsonWriter& out, const ledger::Person& person) {
  out.begin_object();
  write_field(out, "user_id", person.user_id);
  write_field(out, "username", person.username);
  write_field(out, "email", person.email);
  write_field(out, "name", person.name);
  write_field(out, "active", person.active);
  write_field(out, "platform_keys", person.platform_keys);
  write_rest(out, person.rest);
  out.end_object();
}

void print_group(JsonWriter& out, const ledger::Group& group, const std::vector<PersonId>& members,
                 const ledger::People& people) {
  out.begin_object();
  write_field(out, "group_id", group.group_id);
  write_field(out, "name", group.name);
  write_field(out, "platform_key", group.platform_key);
  out.key("user_ids");
  out.begin_array();
  for (const PersonId member : members) {
    if (const auto person = people.person(member)) out.number(person->user_id);
  }
  out.end_array();
  write_rest(out, group.rest);
  out.end_object();
}

void print_key_members(JsonWriter& out, const ledger::ApiKey& key) {
  write_field(out, "id", key.id);
  write_field(out, "name", key.name);
  write_field(out, "role", ledger::role_name(key.role));
  write_field(out, "platform_key", key.platform_key);
  write_field(out, "expires", key.expires);
}

void print_key(JsonWriter& out, const ledger::ApiKey& key, std::string_view text) {
  out.begin_object();
  print_key_members(out, key);
  if (!text.empty()) write_field(out, "key", text);
  out.end_object();
}

void print_detail(JsonWriter& out, std::string_view sentence) {
  out.begin_object();
  write_field(out, "detail", sentence);
  out.end_object();
}

HttpResponse detail_answer(const ledger::Answer& answer, std::string_view sentence) {
  return answer_response(answer, [&](JsonWriter& out) { print_detail(out, sentence); });
}

HttpResponse print_removed(const Call&, const ledger::Answer& answer) {
  return detail_answer(answer, "removed");
}

HttpResponse event_list_response(const Context& context, std::string_view name, Position head,
                                 Position next_after, std::string_view rows) {
  HttpResponse response = json_response(head, [&](JsonWriter& out) {
    out.begin_object();
    write_field(out, "head", head);
    write_field(out, "next_after", next_after);
    write_field(out, "lineage", context.lineage.id());
    out.key(name);
    out.begin_array();
    if (!rows.empty()) out.members(rows);
    out.end_array();
    out.end_object();
  });
  add_lineage(context, response);
  return response;
}

std::string etag_of(std::uint64_t version) { return '"' + std::to_string(version) + '"'; }

void add_etag(HttpResponse& response, std::uint64_t version) {
  response.add_header("ETag", etag_of(version));
}

}  // namespace seatledger::api
