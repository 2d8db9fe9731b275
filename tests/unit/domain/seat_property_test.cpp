// Compares the ledger with a second, simple model of its rules (seat_model.h): random sequences of
// all commands must give the same answer or refusal, with its figures, and the same counters after
// each command, the plan of a command must tell what it then does, and the log must fold to the
// same views.
//   SEATLEDGER_SEQUENCES=N  the number of sequences instead of 10,000
//   SEATLEDGER_SEED=S       the first seed; without SEATLEDGER_SEQUENCES only this one
#include <catch2/catch.hpp>

#include <cstdio>
#include <cstdlib>
#include <map>
#include <set>

#include "plan_check.h"
#include "seat_model.h"
#include "support/seat_sequence.h"
#include "support/sequencer_world.h"

using namespace seatledger;
using namespace seatledger::ledger;
using seatledger::seat_model::Expected;
using seatledger::seat_model::Model;
using seatledger::seat_model::text;
using seatledger::seat_sequence::any_sequence;
using seatledger::seat_sequence::Step;

namespace {

// How often each sort of event and of outcome came up.
using Seen = std::map<std::string, std::size_t>;

// One ledger and one model, which are asked the same.
class Pair {
 public:
  // Nothing, or how they differ.
  std::optional<std::string> take(const Step& step);
  std::optional<std::string> end(Seen& seen);
  std::vector<std::string> told;  // each request with its outcome

 private:
  struct Sent {
    Request request;
    std::uint64_t identities = 0;
    bool erased = false;
  };

  std::optional<Request> request_of(const Step& step);
  std::optional<Outcome> plan(Request request, const Step& step);
  void aim(Request& request, std::uint64_t pick) const;
  std::optional<std::string> compare(const Outcome& outcome, const Expected& expected);
  std::optional<std::string> compare_state();
  std::optional<std::string> compare_license(LicenseId id);
  std::optional<std::string> compare_ids(const Answer& answer);

  sequencer_world::World world_;
  Model model_;
  std::map<std::uint64_t, Sent> sent_;
  std::map<Digest, std::size_t> keys_;  // the command that each Idempotency-Key came with
};

// Most releases are of an assignment that is there; If-Match is mostly the version.
void Pair::aim(Request& request, std::uint64_t pick) const {
  const auto& state = model_.state();
  std::vector<const Seat*> seats;
  std::vector<const GroupAssignment*> teams;
  for (const auto& [license, rows] : state.seats) {
    for (const auto& [person, row] : rows) {
      if (!row.released || pick % 5 == 0) seats.push_back(&row);
    }
  }
  for (const auto& [license, rows] : state.teams) {
    for (const auto& [group_id, row] : rows) teams.push_back(&row);
  }
  const bool exact = pick % 8 != 0;
  const auto choose = [&](const auto& rows, auto& id, auto& c) {
    if (rows.empty() || !exact) return std::uint64_t{0};
    const auto& row = *rows[(pick >> 8) % rows.size()];
    id = row.id;
    c.kind = state.licenses.at(row.license_id).kind;
    if (c.license_id && pick % 7 != 0) c.license_id = row.license_id;
    return row.version;
  };
  std::uint64_t version = 0;
  if (auto* c = std::get_if<ReleaseSeat>(&request.command)) {
    version = choose(seats, c->assignment_id, *c);
  } else if (auto* group = std::get_if<ReleaseGroup>(&request.command)) {
    version = choose(teams, group->group_assignment_id, *group);
  } else if (auto* update = std::get_if<UpdateLicense>(&request.command)) {
    const auto id = update->license_id.value_or(LicenseId());
    const auto found = state.licenses.find(id);
    if (found != state.licenses.end()) version = found->second.version;
  } else if (auto* assign = std::get_if<AssignSeat>(&request.command)) {
    const auto person = model_.find(assign->person);
    const Seat* row = person ? model_.live_seat(assign->license_id, person->id) : nullptr;
    if (row) version = row->version;
  } else if (auto* team = std::get_if<AssignGroup>(&request.command)) {
    for (const GroupAssignment* row : teams) {
      const bool same = row->license_id == team->license_id;
      if (same && row->terms.group_id == team->group_id) version = row->version;
    }
  } else {
    const auto* many = std::get_if<AssignSeats>(&request.command);
    const auto* none = std::get_if<ReleaseSeats>(&request.command);
    const LicenseId id = many ? many->license_id : none ? none->license_id : LicenseId();
    const auto found = state.licenses.find(id);
    if (found != state.licenses.end()) version = found->second.version;
    if (!many && !none) request.if_match.reset();
  }
  if (request.if_match && version != 0 && (pick >> 4) % 3 != 0) request.if_match = version;
}

bool names_people(const Command& command) {
  return std::holds_alternative<PutUser>(command) || std::holds_alternative<PutGroup>(command) ||
         std::holds_alternative<RemoveUser>(command) ||
         std::holds_alternative<AssignSeat>(command) ||
         std::holds_alternative<AssignSeats>(command) ||
         std::holds_alternative<ReleaseSeats>(command) ||
         std::holds_alternative<ErasePerson>(command);
}

// Nothing: the step is left out.
std::optional<Request> Pair::request_of(const Step& step) {
  if (!step.again) {
    Request request = step.request;
    aim(request, step.pick);
    if (request.idempotency_key) {
      // With another request: of another sort, so that they cannot be one by chance.
      const auto [known, fresh] = keys_.emplace(*request.idempotency_key, request.command.index());
      if (!fresh && known->second == request.command.index()) request.idempotency_key.reset();
    }
    return request;
  }
  const auto first = sent_.find(*step.again);
  if (first == sent_.end()) return std::nullopt;
  // Whom a name means may have changed since.
  const Sent& sent = first->second;
  const bool same_people = sent.identities == model_.identities() && !sent.erased;
  if (names_people(sent.request.command) && !same_people) return std::nullopt;
  return sent.request;
}

std::optional<std::string> Pair::take(const Step& step) {
  const auto request = request_of(step);
  if (!request) return std::nullopt;
  world_.clock.time.micros += step.clock;
  const auto planned = plan(*request, step);
  const seat_model::State before = planned ? model_.state() : seat_model::State{};
  const std::uint64_t head = world_.head();
  const Outcome outcome = world_.run(*request);
  const Expected expected = model_.answer(*request, world_.clock.time);
  const bool erased =
      std::holds_alternative<ErasePerson>(request->command) && expected.told == "stored";
  sent_[step.number] = {*request, model_.identities(), erased};
  std::string line = std::to_string(step.number) + ". ";
  if (step.clock != 0) line += "(" + std::to_string(step.clock) + " us later) ";
  if (step.again) line += "(" + std::to_string(*step.again) + " again) ";
  told.push_back(line + text(*request) + "  -> " + sequencer_world::told(outcome));
  if (auto difference = compare(outcome, expected)) return difference;
  if (auto difference = compare_state()) return difference;
  if (planned) {
    const seat_model::Stored stored{before, model_.state(), world_.events(Position{head})};
    if (auto difference = plan_difference(*planned, outcome, stored)) return difference;
  }
  return outcome.has_value() ? compare_ids(*outcome) : std::nullopt;
}

// Now and then a request is first tried.
std::optional<Outcome> Pair::plan(Request request, const Step& step) {
  if (request.dry_run || step.pick % 3 != 0) return std::nullopt;
  request.dry_run = true;
  request.plan = true;
  return world_.run(request);
}

std::string both(const std::string& what, const std::string& ledger, const std::string& model) {
  return what + "\n  ledger: " + ledger + "\n  model:  " + model;
}

std::optional<std::string> Pair::compare(const Outcome& outcome, const Expected& expected) {
  const std::string got = sequencer_world::told(outcome);
  if (got != expected.told) return both("told", got, expected.told);
  if (outcome.has_error()) {
    const std::string ledger = text(outcome.error().figures);
    const std::string model = text(expected.figures);
    return ledger == model ? std::nullopt : std::optional(both("figures", ledger, model));
  }
  const std::string ledger = text(outcome->body);
  const std::string model = text(*expected.body);
  if (ledger != model) return both("answer", ledger, model);
  if (outcome->position.value != world_.head()) return "the answer's position is not the head";
  return std::nullopt;
}

std::optional<std::string> Pair::compare_state() {
  if (!world_.reports.empty()) return world_.reports.front();
  for (const auto& [id, license] : model_.state().licenses) {
    if (auto difference = compare_license(id)) return difference;
  }
  return std::nullopt;
}

// The license's row, its seats, its groups, its waiting list.
std::optional<std::string> Pair::compare_license(LicenseId id) {
  const auto& state = model_.state();
  const License& expected = state.licenses.at(id);
  const auto row = world_.views->state().license(id);
  if (!row) return "no row of license " + std::to_string(id.value);
  if (text(*row) != text(expected)) return both("license", text(*row), text(expected));
  if (row->seats.used() > expected.terms.count) return "more seats than bought";
  SeatCounts recount;
  for (std::uint64_t number = 1; number <= state.last_person; ++number) {
    const PersonId person{number};
    auto seat = world_.views->state().seat(id, person);
    if (seat && seat->released) seat.reset();
    const Seat* known = model_.live_seat(id, person);
    const std::string ledger = seat ? text(*seat) : "no seat";
    const std::string model = known ? text(*known) : "no seat";
    if (ledger != model) {
      return both("person " + std::to_string(number) + " in license " + std::to_string(id.value),
                  ledger, model);
    }
    if (!seat) continue;
    const SeatCounts one = counts_of(seat->terms);
    recount.active += one.active;
    recount.pending += one.pending;
    const auto by_id = world_.views->state().seat_by_id(seat->id);
    if (!by_id || *by_id != *seat) return "a seat is not found by its id";
    // Also a seat that moved to another person keeps its id.
    if (known->id != AssignmentId() && known->id != seat->id) {
      return both("assignment id", std::to_string(seat->id.value), std::to_string(known->id.value));
    }
    model_.learn(id, person, seat->id);
  }
  std::uint64_t next = 1;
  std::string ledger, model;
  while (const auto waiter = world_.views->state().next_waiter(id, next)) {
    next = waiter->number + 1;
    ++recount.waiting;
    ledger += " " + std::to_string(waiter->person_id.value);
    if (world_.views->state().waiter(id, waiter->person_id) != waiter)
      return "a waiter is not found";
  }
  for (const PersonId person : state.waiting.at(id)) model += " " + std::to_string(person.value);
  if (ledger != model) return both("waiting" + std::to_string(id.value), ledger, model);
  if (recount != row->seats) return "the counts are not a recount of the seats";
  for (const std::string group_id : {"t1", "t2", "t3"}) {
    const auto team = world_.views->state().group_assignment(id, group_id);
    const auto known = state.teams.at(id).find(group_id);
    const bool there = known != state.teams.at(id).end();
    if (team.has_value() != there) return "group " + group_id + " is assigned in one of the two";
    if (!team) continue;
    const std::string left = text(AnswerBody(GroupAssignmentAnswer{*team}));
    const std::string right = text(AnswerBody(GroupAssignmentAnswer{known->second}));
    if (left != right) return both("group assignment", left, right);
    if (known->second.id != GroupAssignmentId() && known->second.id != team->id) {
      return "the id of a group assignment changed";
    }
    model_.learn(id, group_id, team->id);
  }
  return std::nullopt;
}

// The ids in an answer are those of the rows; what was only tried has none that count.
std::optional<std::string> Pair::compare_ids(const Answer& answer) {
  if (!answer.appended) return std::nullopt;
  if (const auto* seat = std::get_if<Seat>(&answer.body)) {
    const auto row = world_.views->state().seat(seat->license_id, seat->terms.person_id);
    if (!row || *row != *seat) return "the answer is not the seat's row";
  }
  if (const auto* team = std::get_if<GroupAssignmentAnswer>(&answer.body)) {
    const auto row = world_.views->state().group_assignment_by_id(team->assignment.id);
    if (!row || *row != team->assignment) return "the answer is not the group assignment's row";
  }
  if (const auto* license = std::get_if<License>(&answer.body)) {
    const auto row = world_.views->state().license(license->id);
    if (!row || *row != *license) return "the answer is not the license's row";
  }
  return std::nullopt;
}

std::optional<std::string> Pair::end(Seen& seen) {
  std::set<AssignmentId> ids;
  for (const auto& [license, rows] : model_.state().seats) {
    for (const auto& [person, row] : rows) {
      if (!row.released && !ids.insert(row.id).second) return "one assignment id for two seats";
    }
  }
  for (const std::string& line : told) ++seen[line.substr(line.rfind(' ') + 1)];
  for (const Event& event : world_.events()) ++seen[std::string(type_name(event.body))];
  return sequencer_world::difference_from_log(world_, 7);
}

// What went wrong, with the steps that led there.
std::optional<std::string> failure_of(const std::vector<Step>& steps, Seen& seen) {
  Pair pair;
  std::optional<std::string> difference;
  for (const Step& step : steps) {
    difference = pair.take(step);
    if (difference) break;
  }
  if (!difference) difference = pair.end(seen);
  if (!difference) return std::nullopt;
  std::string result;
  for (const std::string& line : pair.told) result += line + "\n";
  return result + *difference;
}

// Without the steps that the failure does not need.
std::string shortened(std::vector<Step> steps, std::string failure) {
  Seen seen;
  bool shorter = true;
  while (shorter) {
    shorter = false;
    for (std::size_t i = steps.size(); i-- > 0;) {
      std::vector<Step> fewer = steps;
      fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(i));
      if (auto still = failure_of(fewer, seen)) {
        steps = std::move(fewer);
        failure = std::move(*still);
        shorter = true;
      }
    }
  }
  return failure;
}

std::uint64_t setting(const char* name, std::uint64_t otherwise) {
  const char* value = std::getenv(name);
  return value ? std::strtoull(value, nullptr, 10) : otherwise;
}

}  // namespace

TEST_CASE("the ledger and a second model of its rules agree on every answer and counter") {
  const std::uint64_t first = setting("SEATLEDGER_SEED", 1);
  const std::uint64_t count =
      setting("SEATLEDGER_SEQUENCES", std::getenv("SEATLEDGER_SEED") ? 1 : 10'000);
  Seen seen;
  for (std::uint64_t seed = first; seed < first + count; ++seed) {
    const std::vector<Step> steps = any_sequence(seed);
    auto failure = failure_of(steps, seen);
    if (!failure) continue;
    FAIL("SEATLEDGER_SEED=" << seed << "\n" << shortened(steps, std::move(*failure)));
  }
  if (count < 10'000) return;
  // All of it was reached.
  for (const std::string_view name : event_type_names) {
    if (name == "log_restored") continue;  // no command makes it
    INFO(name);
    CHECK(seen[std::string(name)] > 0);
  }
  for (const char* outcome :
       {"stored", "unchanged", "replayed", "no_seats_available", "license_inactive",
        "license_expired", "license_has_no_seats", "license_not_found", "assignment_not_found",
        "user_not_found", "group_not_found", "bulk_refused", "count_below_usage",
        "version_mismatch", "idempotency_key_reused", "members_unknown", "email_taken",
        "user_inactive"}) {
    INFO(outcome);
    CHECK(seen[outcome] > 0);
  }
  if (std::getenv("SEATLEDGER_SEEN")) {
    for (const auto& [name, times] : seen) std::printf("%8zu %s\n", times, name.c_str());
  }
}
