#include "runtime/feed/cloud_event.h"

#include "base/json_writer.h"
#include "base/time.h"
#include "ledger/domain/event_subjects.h"

namespace seatledger::runtime {
namespace {

std::string_view path_of(ledger::SubjectKind kind) {
  using Kind = ledger::SubjectKind;
  switch (kind) {
    case Kind::platform: return "platforms/";
    case Kind::course: return "courses/";
    case Kind::program: return "programs/";
    case Kind::choices: return "choices/";
    case Kind::group: return "groups/";
    case Kind::person: return "persons/";
    case Kind::key: return "keys/";
    case Kind::assignment: return "assignments/";
    case Kind::group_assignment: return "group_assignments/";
  }
  return "";
}

// The license, else the first subject of the event; empty when it has none.
std::string subject_text(const ledger::Event& event) {
  if (event.license_id) return "licenses/" + std::to_string(event.license_id->value);
  std::string text;
  ledger::visit_subjects(event.body, [&](const ledger::EventSubject& subject) {
    if (!text.empty()) return;
    text = path_of(subject.kind);
    if (subject.number != 0) {
      text += std::to_string(subject.number);
    } else {
      text += subject.text;
    }
  });
  return text;
}

}  // namespace

std::string cloud_event_type(const ledger::Event& event) {
  return "seatledger." + std::string(ledger::type_name(event.body));
}

void append_cloud_event(std::string& out, std::string_view source, const ledger::Event& event,
                        std::string_view record) {
  out += R"({"specversion":"1.0","id":")";
  out += std::to_string(event.position.value);
  out += R"(","source":")";
  out += source;
  out += R"(","type":"seatledger.)";
  out += ledger::type_name(event.body);
  out += '"';
  if (const std::string subject = subject_text(event); !subject.empty()) {
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
