#include "plan_check.h"

#include <algorithm>
#include <set>

#include "support/sequencer_world.h"

namespace seatledger::seat_model {
namespace {

using Places = std::vector<Effects::Place>;
using People = std::set<PersonId>;

People holders(const State& state, LicenseId license) {
  People people;
  const auto rows = state.seats.find(license);
  if (rows == state.seats.end()) return people;
  for (const auto& [person, seat] : rows->second) {
    if (!seat.released && seat.terms.active) people.insert(person);
  }
  return people;
}

People waiters(const State& state, LicenseId license) {
  const auto waiting = state.waiting.find(license);
  if (waiting == state.waiting.end()) return {};
  return {waiting->second.begin(), waiting->second.end()};
}

SeatCounts counts(const State& state, LicenseId license) {
  const auto row = state.licenses.find(license);
  return row == state.licenses.end() ? SeatCounts{} : row->second.seats;
}

void add_new(Places& places, LicenseId license, const People& before, const People& after) {
  for (const PersonId person : after) {
    if (!before.contains(person)) places.push_back({license, person});
  }
}

std::string people_of(const Places& places) {
  std::string people;
  for (const Effects::Place& place : places) {
    people += " " + std::to_string(place.person.value) + "@" + std::to_string(place.license.value);
  }
  return people;
}

std::optional<std::string> differ(const char* what, const Places& planned, const Places& done) {
  if (planned == done) return std::nullopt;
  return std::string("plan, ") + what + ": planned" + people_of(planned) + "; done" +
         people_of(done);
}

std::optional<std::string> compare_effects(const Effects& planned, const Stored& stored) {
  Places gains, loses, waits;
  for (const auto& [id, license] : stored.after.licenses) {
    const People held = holders(stored.before, id), holding = holders(stored.after, id);
    add_new(gains, id, held, holding);
    add_new(loses, id, holding, held);
    add_new(waits, id, waiters(stored.before, id), waiters(stored.after, id));
    const SeatCounts before = counts(stored.before, id), after = counts(stored.after, id);
    const auto figures = std::find_if(planned.licenses.begin(), planned.licenses.end(),
                                      [&](const auto& row) { return row.license == id; });
    const bool is_told = figures != planned.licenses.end();
    if (!is_told && before != after) return "plan: a license changes that it does not name";
    if (is_told && (figures->before != before || figures->after != after)) {
      return "plan: figures of license " + std::to_string(id.value);
    }
  }
  if (auto difference = differ("gains", planned.gains, gains)) return difference;
  if (auto difference = differ("loses", planned.loses, loses)) return difference;
  return differ("waits", planned.waits, waits);
}

std::optional<std::string> compare_events(const std::vector<Event>& planned,
                                          const std::vector<Event>& stored) {
  if (planned.size() != stored.size()) return "plan: another number of events";
  for (std::size_t i = 0; i < planned.size(); ++i) {
    const Event& left = planned[i];
    const Event& right = stored[i];
    const bool same_place = left.position == right.position && left.commit == right.commit &&
                            left.recorded == right.recorded && left.license_id == right.license_id;
    if (!same_place || left.body.index() != right.body.index()) {
      return "plan: another event, " + std::string(type_name(left.body));
    }
    if (left.license_id && left.body != right.body) {
      return "plan: another change, " + std::string(type_name(left.body));
    }
  }
  return std::nullopt;
}

}  // namespace

std::optional<std::string> plan_difference(const Outcome& planned, const Outcome& done,
                                           const Stored& stored) {
  if (done.has_error()) {
    if (sequencer_world::told(planned) == sequencer_world::told(done)) return std::nullopt;
    return "plan: told " + sequencer_world::told(planned);
  }
  if (planned.has_error()) return "plan: refused as " + sequencer_world::told(planned);
  if (done->replayed) return planned->replayed ? std::nullopt : std::optional("plan: no repeat");
  if (!planned->plan) return "plan: none";
  if (auto difference = compare_events(planned->plan->events, stored.events)) return difference;
  return compare_effects(planned->plan->effects, stored);
}

}  // namespace seatledger::seat_model
