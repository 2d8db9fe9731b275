#include "api/changes/plan.h"

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "api/changes/history_entry.h"
#include "base/json_fields.h"
#include "base/json_writer.h"
#include "ledger/log/record.h"

namespace seatledger::api {
namespace {

using answer::integer, answer::list, answer::object;
using ledger::Effects;

constexpr auto planned_event_fields = [] {
  auto fields = history_entry_fields;
  for (AnswerField& field : fields) {
    if (field.name == "transaction_id") field.nullable = true;
  }
  return fields;
}();
constexpr AnswerObject planned_event_object{
    "planned_event", "An event that would be stored; its position and time may be later ones.",
    planned_event_fields};

constexpr AnswerField place_fields[] = {
    integer("license_id", "The license."),
    integer("person_id", "The person; one who is not known yet has the id that they would get.")};
constexpr AnswerObject place_object{"place", "A person in a license.", place_fields};

constexpr AnswerField figure_fields[] = {integer("license_id", "The license."),
                                         integer("before", "As it is."),
                                         integer("after", "As it would be.")};
constexpr AnswerObject figure_object{"planned_figure", "A figure of a license.", figure_fields};

constexpr AnswerField effects_fields[] = {
    list(object("gains", place_object, "Who would get a seat.")),
    list(object("loses", place_object, "Who would lose one.")),
    list(object("waits", place_object, "Who would begin to wait for one.")),
    list(object("usage_count", figure_object, "Seats in use, of each license that is touched.")),
    list(object("waiting", figure_object, "The people who wait there."))};
constexpr AnswerObject effects_object{"effects", "What a write would mean for people and licenses.",
                                      effects_fields};

void print_places(JsonWriter& out, std::string_view name,
                  const std::vector<Effects::Place>& places) {
  out.key(name);
  out.begin_array();
  for (const Effects::Place& place : places) {
    out.begin_object();
    write_field(out, "license_id", place.license);
    write_field(out, "person_id", place.person);
    out.end_object();
  }
  out.end_array();
}

template <class Figure>
void print_figures(JsonWriter& out, std::string_view name,
                   const std::vector<Effects::Figures>& licenses, const Figure& figure) {
  out.key(name);
  out.begin_array();
  for (const Effects::Figures& license : licenses) {
    out.begin_object();
    write_field(out, "license_id", license.license);
    write_field(out, "before", figure(license.before));
    write_field(out, "after", figure(license.after));
    out.end_object();
  }
  out.end_array();
}

void print_effects(JsonWriter& out, const Effects& effects) {
  out.begin_object();
  print_places(out, "gains", effects.gains);
  print_places(out, "loses", effects.loses);
  print_places(out, "waits", effects.waits);
  print_figures(out, "usage_count", effects.licenses,
                [](const ledger::SeatCounts& seats) { return seats.used(); });
  print_figures(out, "waiting", effects.licenses,
                [](const ledger::SeatCounts& seats) { return seats.waiting; });
  out.end_object();
}

}  // namespace

const AnswerObject& planned_event_answer() { return planned_event_object; }
const AnswerObject& effects_answer() { return effects_object; }

HttpResponse plan_response(HttpResponse answered, const ledger::Plan* plan) {
  static const ledger::Plan nothing;
  const ledger::Plan& planned = plan != nullptr ? *plan : nothing;
  const std::string answer = std::exchange(answered.body, {});
  JsonWriter out(answered.body);
  out.begin_object();
  out.key("answer");
  out.members(answer);
  out.key("events");
  out.begin_array();
  for (const ledger::Event& event : planned.events) {
    std::string entry;
    append_history_entry(entry, event, encode_record(event), true);
    out.members(entry);
  }
  out.end_array();
  out.key("effects");
  print_effects(out, planned.effects);
  out.end_object();
  answered.status = 200;
  answered.content_type = plan_type;
  return answered;
}

}  // namespace seatledger::api
