// Random sequences of requests from a seed, for the ledger and its second model (seat_model.h).
#pragma once

#include <cstdint>
#include <optional>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "support/command_generator.h"

namespace seatledger::seat_sequence {

using namespace command_generator;

// One step of a sequence. Its numbers are resolved to ids when it runs, so that steps can be left
// out when a failed sequence is shortened.
struct Step {
  std::uint64_t number = 0;
  Request request;
  std::uint64_t pick = 0;              // selects one of the existing assignments
  std::int64_t clock = 0;              // microseconds that pass before the step
  std::optional<std::uint64_t> again;  // repeats this step instead of the request
};

// Changes the members of a group; when it has an assignment, people may begin to wait for a seat.
inline Command change_members() {
  PutGroup c;
  c.record = {name_of("t", 3), "Team", one_in(12) ? "p3" : "p1", {}};
  c.user_ids.resize(below(5));
  for (std::int64_t& id : c.user_ids) id = number(one_in(12) ? 6 : 4) + 1;
  return c;
}

inline Command any_step_command() {
  const std::size_t which = below(40);
  if (which < 24) return seat_command();
  if (which < 29) return change_members();
  if (which < 32) return put_user();
  if (which < 35) return update_license();
  if (which < 36) return create_license();
  if (which < 37) return RemoveUser{number(5) + 1};
  if (which < 39) return remove();
  return one_in(4) ? key() : put_record();
}

// Without secrets and `slug`, which other tests cover.
inline Step any_step(std::uint64_t number) {
  Step step;
  step.number = number;
  step.request = sequencer_world::request(any_step_command());
  Request& request = step.request;
  const bool is_bulk = std::holds_alternative<AssignSeats>(request.command) ||
                       std::holds_alternative<ReleaseSeats>(request.command);
  request.transaction_id = maybe(3, [] { return name_of("t", 3); });
  // Unique for bulk calls: before a repeat, the people they name may have changed.
  if (is_bulk && request.transaction_id) *request.transaction_id += "-" + std::to_string(number);
  request.actor = name_of("key:", 2);
  if (one_in(4)) request.idempotency_key = sha256(std::to_string(number));
  if (one_in(25)) request.idempotency_key = sha256(std::to_string(number - below(10)));
  request.change_type = maybe(12, [] { return std::string("import"); });
  // 0: an invalid tag; UINT64_MAX: "*".
  request.if_match = maybe(10, [] { return one_in(6) ? UINT64_MAX : std::uint64_t{below(4)}; });
  request.dry_run = one_in(12);
  step.pick = (*dice)();
  step.clock = one_in(4) ? static_cast<std::int64_t>(below(200)) : 0;
  if (one_in(9)) step.again = number - 1 - below(6);
  return step;
}

inline std::vector<Step> any_sequence(std::uint64_t seed) {
  std::mt19937_64 source(seed);
  dice = &source;
  std::vector<Step> steps;
  const auto begin_with = [&](Command command) {
    Step step;
    step.number = steps.size() + 1;
    step.request = sequencer_world::request(std::move(command));
    steps.push_back(std::move(step));
  };
  for (Request& request : beginning()) begin_with(std::move(request.command));
  for (const char* number : {"3", "4"}) {
    Person person;
    person.user_id = number[0] - '0';
    person.username = std::string("u") + number;
    person.email = std::string("e@") + number;
    begin_with(PutUser{person});
  }
  begin_with(CreateKey{"key", Role::admin, {}, {}, sha256("k")});
  begin_with(PutGroup{{"t1", "Team", "p1", {}}, {1}});
  begin_with(PutGroup{{"t2", "Team", "p1", {}}, {3, 2}});
  const std::size_t assigned = below(4);
  for (std::size_t i = 0; i < assigned; ++i) {
    const std::size_t id = below(3) + 1;
    begin_with(AssignGroup{static_cast<Kind>(id), LicenseId{id}, name_of("t", 2), {}});
  }
  const std::size_t end = steps.size() + 20 + below(21);
  while (steps.size() < end) steps.push_back(any_step(steps.size() + 1));
  dice = nullptr;
  return steps;
}

}  // namespace seatledger::seat_sequence
