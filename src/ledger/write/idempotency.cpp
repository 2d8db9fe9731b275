#include "ledger/write/idempotency.h"

#include <string>
#include <variant>

#include "base/json_fields.h"
#include "ledger/domain/email.h"
#include "ledger/people/people_lookups.h"

namespace seatledger::ledger {
namespace {

using seatledger::write_field;

// Equal texts for equal objects. Most are empty, and those need no parser.
std::string canonical(const JsonText& text) {
  if (text == JsonText()) return text.str();
  thread_local simdjson::dom::parser parser;
  const auto root = parse_own_json(parser, text.str());
  if (root.has_error()) throw StoreError("a decoded JSON text does not parse");
  return canonical_json(*root);
}

// Writes the members of one command's content.
class Content {
 public:
  Content(JsonWriter& out, const People& people) : out_(out), people_(people) {}

  void operator()(const CreateLicense& c) {
    operation("create_license", policy_of(c.kind).name);
    add("platform_key", c.platform.key);
    add("platform_org", c.platform.org);
    add("platform_id", c.platform.id);
    add("course_id", c.course_id);
    add("program_key", c.program_key);
    add("program_id", c.program_id);
    add_fields(c);
  }
  void operator()(const UpdateLicense& c) {
    operation("update_license", policy_of(c.kind).name);
    add("license_id", c.license_id);
    add("external_id", c.external_id);
    add_fields(c.change);
    add("platform_key", c.platform_key);
    add("platform_org", c.platform_org);
    add("course_id", c.course_id);
  }
  void operator()(const PutPlatform& c) { put("put_platform", c.record); }
  void operator()(const PutCourse& c) { put("put_course", c.record); }
  void operator()(const PutProgram& c) { put("put_program", c.record); }
  void operator()(const PutChoices& c) { put("put_choices", c.record); }
  void operator()(const PutUser& c) {
    // The members that the ledger fills in differ between the first request and a repeat.
    Person record = c.record;
    record.id = {};
    record.row_key = {};
    put("put_user", record);
  }
  void operator()(const PutGroup& c) {
    put("put_group", c.record);
    std::vector<PersonId> members;
    for (const std::int64_t id : c.user_ids) {
      const auto person = people_.by_user_id(id);
      members.push_back(person ? person->id : PersonId{});
    }
    add("members", members);
  }
  void operator()(const RemovePlatform& c) { remove("remove_platform", c.key); }
  void operator()(const RemoveCourse& c) { remove("remove_course", c.course_id); }
  void operator()(const RemoveProgram& c) { remove("remove_program", c.program_key); }
  void operator()(const RemoveChoices& c) {
    remove("remove_choices", c.field_key);
    add("scope", c.scope);
    add("org", c.org);
  }
  void operator()(const RemoveUser& c) { remove("remove_user", std::to_string(c.user_id)); }
  void operator()(const RemoveGroup& c) { remove("remove_group", c.group_id); }
  void operator()(const CreateKey& c) {
    operation("create_key", role_name(c.role));
    add("name", c.name);
    add("platform_key", c.platform_key);
    add("expires", c.expires);
  }
  void operator()(const RevokeKey& c) { remove("revoke_key", std::to_string(c.id.value)); }
  void operator()(const AssignSeat& c) {
    operation("assign_seat", policy_of(c.kind).name);
    add("license_id", c.license_id);
    add_person(c.person);
    add_wish(c.wish);
  }
  void operator()(const ReleaseSeat& c) {
    operation("release_seat", policy_of(c.kind).name);
    add("assignment_id", c.assignment_id);
  }
  void operator()(const AssignGroup& c) {
    operation("assign_group", policy_of(c.kind).name);
    add("license_id", c.license_id);
    add("group_id", c.group_id);
    add_wish(c.wish);
  }
  void operator()(const ReleaseGroup& c) {
    operation("release_group", policy_of(c.kind).name);
    add("group_assignment_id", c.group_assignment_id);
    add("release_seats", c.release_seats);
  }
  void operator()(const AssignSeats& c) {
    operation("assign_seats", bulk_mode_name(c.mode));
    add("license_id", c.license_id);
    add_rows(c.rows, [&](const AssignSeats::Row& row) {
      add_person(row.person);
      add_wish(row.wish);
    });
  }
  void operator()(const ReleaseSeats& c) {
    operation("release_seats", bulk_mode_name(c.mode));
    add("license_id", c.license_id);
    add_rows(c.rows, [&](const ReleaseSeats::Row& row) {
      add("assignment_id", row.assignment_id);
      add_person(row.person);
    });
  }
  // When the request is repeated, the person's row no longer exists.
  void operator()(const ErasePerson& c) {
    add("operation", std::string_view("erase_person"));
    if (c.person.user_id) {
      add("person", people_.token("user_id:" + std::to_string(*c.person.user_id)));
    } else {
      add("person", people_.token("email:" + lower_email(c.person.email.value_or(""))));
    }
  }
  void operator()(const MergeInvited& c) {
    add("operation", std::string_view("merge_invited"));
    add("person", c.person);
    add("into", c.into);
  }
  void operator()(const PutMetadata& c) {
    operation("put_metadata", subject_name(c.subject));
    add("id", c.id);
    add("values", c.values);
    add("merge", c.merge);
  }

  template <class T>
  void add(std::string_view name, const T& value) {
    write_field(out_, name, value);
  }
  void add(std::string_view name, const JsonText& value) {
    out_.key(name);
    out_.raw(JsonText(canonical(value)));
  }
  void add(std::string_view name, const Given<JsonText>& value) {
    if (value) add(name, *value);
  }

 private:
  void operation(std::string_view name, std::string_view kind) {
    add("operation", name);
    add("kind", kind);
  }
  template <class T>
  void add_fields(const T& object) {
    for_each_field(object, [&](std::string_view name, const auto& value) { add(name, value); });
  }
  template <class Record>
  void put(std::string_view name, const Record& record) {
    add("operation", name);
    add("record", JsonText(to_json(record)));
  }
  void remove(std::string_view name, std::string_view id) {
    add("operation", name);
    add("id", id);
  }

  // Uses a keyed token of the name and not the person id: when the request is repeated, the name
  // may belong to another person or to none, and it is still the same request.
  void add_person(const PersonSelector& selector) {
    if (selector.user_id) {
      add("person", people_.token("user_id:" + std::to_string(*selector.user_id)));
    } else if (selector.username) {
      add("person", people_.token("username:" + *selector.username));
    } else if (selector.email) {
      add("person", people_.token("email:" + lower_email(*selector.email)));
    }
  }
  void add_wish(const SeatWish& wish) {
    add("active", wish.active);
    add("fulfilled", wish.fulfilled);
    add("direct", wish.direct);
    add("redirect_to", wish.redirect_to);
    add("metadata", wish.metadata);
  }
  template <class Row, class AddRow>
  void add_rows(const std::vector<Row>& rows, const AddRow& add_row) {
    out_.key("rows");
    out_.begin_array();
    for (const Row& row : rows) {
      out_.begin_object();
      add_row(row);
      out_.end_object();
    }
    out_.end_array();
  }

  JsonWriter& out_;
  const People& people_;
};

// The key of the digest when the request contains a user's record.
std::optional<Digest> person_key(const Command& command, const People& people,
                                 const Digest& fresh_key) {
  std::int64_t user_id = 0;
  if (const auto* put = std::get_if<PutUser>(&command)) {
    user_id = put->record.user_id;
  } else if (const auto* remove = std::get_if<RemoveUser>(&command)) {
    user_id = remove->user_id;
  } else {
    return std::nullopt;
  }
  if (const auto person = people.by_user_id(user_id)) return person->row_key;
  // A person known only by this e-mail becomes the user and keeps the key.
  const auto* put = std::get_if<PutUser>(&command);
  if (put != nullptr && put->record.email) {
    const auto invited = people.by_email(*put->record.email);
    if (invited && invited->is_invited()) return invited->row_key;
  }
  return fresh_key;
}

IdempotencyKey key_of(IdempotencyScope scope, std::string_view name, std::string_view rest) {
  // The length ensures that different pairs of texts give different bytes.
  std::string bytes = std::to_string(name.size());
  bytes += ':';
  bytes += name;
  bytes += rest;
  return {scope, sha256(bytes)};
}

}  // namespace

Digest request_digest(const Request& request, const People& people, const Digest& fresh_key) {
  std::string text;
  JsonWriter out(text);
  Content content(out, people);
  out.begin_object();
  std::visit(content, request.command);
  content.add("transaction_id", request.transaction_id);
  content.add("change_type", request.change_type);
  out.end_object();
  const auto key = person_key(request.command, people, fresh_key);
  return key ? hmac_sha256(key->view(), text) : sha256(text);
}

IdempotencyKey create_key(std::string_view transaction_id, const Digest& request_digest) {
  return key_of(IdempotencyScope::create_license, transaction_id, request_digest.view());
}

IdempotencyKey update_key(std::string_view transaction_id, LicenseId license) {
  return key_of(IdempotencyScope::update_license, transaction_id, std::to_string(license.value));
}

IdempotencyKey caller_key(std::string_view actor, const Digest& key_digest) {
  return key_of(IdempotencyScope::idempotency_key, actor, key_digest.view());
}

IdempotencyKey bulk_key(std::string_view transaction_id, const Digest& request_digest) {
  return key_of(IdempotencyScope::bulk, transaction_id, request_digest.view());
}

std::vector<IdempotencyKey> idempotency_keys(const Event& first) {
  std::vector<IdempotencyKey> keys;
  if (!first.request_digest) return keys;
  if (std::holds_alternative<LicenseCreated>(first.body)) {
    keys.push_back(create_key(first.transaction_id, *first.request_digest));
  } else if (std::holds_alternative<LicenseUpdated>(first.body)) {
    keys.push_back(update_key(first.transaction_id, *first.license_id));
  } else if (std::holds_alternative<BulkAssigned>(first.body) ||
             std::holds_alternative<BulkReleased>(first.body)) {
    keys.push_back(bulk_key(first.transaction_id, *first.request_digest));
  }
  if (first.idempotency_key) keys.push_back(caller_key(first.actor, *first.idempotency_key));
  return keys;
}

}  // namespace seatledger::ledger
