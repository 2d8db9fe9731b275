#include "runtime/feed/cloud_event.h"

#include <charconv>
#include <variant>

#include "base/json_writer.h"
#include "base/time.h"

namespace seatledger::runtime {
namespace {

std::string subject_numbered(std::string_view what, std::uint64_t number) {
  return std::string(what) + '/' + std::to_string(number);
}
std::string subject_named(std::string_view what, std::string_view name) {
  return std::string(what) + '/' + std::string(name);
}

// What an event of no license is about; empty: no one thing.
struct SubjectText {
  std::string operator()(const ledger::PlatformPut& body) const { return platform(body.after); }
  std::string operator()(const ledger::PlatformRemoved& body) const {
    return platform(body.before);
  }
  std::string operator()(const ledger::CoursePut& body) const { return course(body.after); }
  std::string operator()(const ledger::CourseRemoved& body) const { return course(body.before); }
  std::string operator()(const ledger::ProgramPut& body) const { return program(body.after); }
  std::string operator()(const ledger::ProgramRemoved& body) const { return program(body.before); }
  std::string operator()(const ledger::ChoicesPut& body) const { return choices(body.after); }
  std::string operator()(const ledger::ChoicesRemoved& body) const { return choices(body.before); }
  std::string operator()(const ledger::UserPut& body) const { return person(body.after.person_id); }
  std::string operator()(const ledger::UserRemoved& body) const {
    return person(body.before.person_id);
  }
  std::string operator()(const ledger::PersonInvited& body) const {
    return person(body.after.person_id);
  }
  std::string operator()(const ledger::UserMerged& body) const { return person(body.person_id); }
  std::string operator()(const ledger::UserErased& body) const { return person(body.person_id); }
  std::string operator()(const ledger::GroupPut& body) const {
    return subject_named("groups", body.after.group_id);
  }
  std::string operator()(const ledger::GroupRemoved& body) const {
    return subject_named("groups", body.before.group_id);
  }
  std::string operator()(const ledger::KeyCreated& body) const {
    return subject_numbered("keys", body.after.id.value);
  }
  std::string operator()(const ledger::KeyRevoked& body) const {
    return subject_numbered("keys", body.before.id.value);
  }
  std::string operator()(const ledger::MetadataChanged& body) const {
    return subject_named(body.subject == ledger::Subject::program ? "programs" : "courses",
                         body.id);
  }
  template <class Body>
  std::string operator()(const Body&) const {
    return {};
  }

  static std::string platform(const ledger::Platform& record) {
    return subject_named("platforms", record.key);
  }
  static std::string course(const ledger::Course& record) {
    return subject_named("courses", record.course_id);
  }
  static std::string program(const ledger::Program& record) {
    return subject_named("programs", record.program_key);
  }
  static std::string choices(const ledger::Choices& record) {
    return subject_named("choices", record.field_key);
  }
  static std::string person(PersonId id) { return subject_numbered("persons", id.value); }
};

std::string subject_of(const ledger::Event& event) {
  if (event.license_id) return subject_numbered("licenses", event.license_id->value);
  return std::visit(SubjectText{}, event.body);
}

}  // namespace

std::string cloud_event_type(const ledger::Event& event) {
  return "seatledger." + std::string(ledger::type_name(event.body));
}

void append_cloud_event(std::string& out, const ledger::Event& event, std::string_view record) {
  out += R"({"specversion":"1.0","id":")";
  out += std::to_string(event.position.value);
  out += R"(","source":"/api/ledger/events/","type":"seatledger.)";
  out += ledger::type_name(event.body);
  out += '"';
  if (const std::string subject = subject_of(event); !subject.empty()) {
    out += R"(,"subject":)";
    append_json_string(out, subject);
  }
  out += R"(,"time":")";
  append_text(out, event.recorded);
  out += R"(","datacontenttype":"application/json","data":)";
  out += record;
  out += '}';
}

}  // namespace seatledger::runtime
