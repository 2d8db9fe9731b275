// A ledger in memory with people, groups and one license with seats, for the rules of seats.
#pragma once

#include <catch2/catch.hpp>
#include <string>
#include <utility>
#include <vector>

#include "support/sequencer_world.h"

namespace seatledger::seat_world {

using namespace ledger;
using namespace sequencer_world;

using Users = std::vector<std::int64_t>;

// Users 1 to 5, groups "a" (1, 2, 3) and "b" (3, 4), one program license with `count` seats.
struct Seats : World {
  explicit Seats(std::int64_t count, Kind of = Kind::program) : kind(of) {
    must(PutPlatform{{"p", "o", 0, "P", true, {}}});
    Program program;
    program.program_key = "g";
    program.program_id = "i";
    must(PutProgram{program});
    must(PutCourse{{"c", {}, {}, {}, {}, {}}});
    for (std::int64_t id = 1; id <= 5; ++id) must(user(id));
    must(group("a", {1, 2, 3}));
    must(group("b", {3, 4}));
    CreateLicense create;
    create.kind = kind;
    create.platform.key = "p";
    if (policy_of(kind).subject == Subject::program) create.program_key = "g";
    if (policy_of(kind).subject == Subject::course) create.course_id = "c";
    create.count = count;
    must(create);
  }

  Answer must(Command command) {
    const Outcome outcome = run(request(std::move(command)));
    INFO(told(outcome));
    REQUIRE(outcome.has_value());
    return *outcome;
  }
  std::string tell(Command command) { return told(run(request(std::move(command)))); }
  Error refused(Command command) {
    const Outcome outcome = run(request(std::move(command)));
    REQUIRE(outcome.has_error());
    return outcome.error();
  }

  static PutUser user(std::int64_t id, std::optional<std::string> email = {}) {
    Person record;
    record.user_id = id;
    record.username = "u" + std::to_string(id);
    record.email = std::move(email);
    return PutUser{record};
  }
  static PutGroup group(std::string id, std::vector<std::int64_t> users) {
    return PutGroup{{std::move(id), "G", "p", {}}, std::move(users)};
  }
  AssignSeat assign(std::int64_t user, bool active = true) const {
    AssignSeat command{kind, LicenseId{1}, {}, {}};
    command.person.user_id = user;
    command.wish.active = active;
    return command;
  }
  AssignSeat invite(std::string email) const {
    AssignSeat command{kind, LicenseId{1}, {}, {}};
    command.person.email = std::move(email);
    return command;
  }
  ReleaseSeat release(AssignmentId id) const { return {kind, id, {}, {}}; }
  static ReleaseSeats bulk_release(const std::vector<std::int64_t>& users, BulkMode mode) {
    ReleaseSeats command;
    command.license_id = LicenseId{1};
    command.mode = mode;
    for (const std::int64_t id : users) command.rows.emplace_back().person.user_id = id;
    return command;
  }
  AssignGroup assign_group(std::string id, bool active = true) const {
    AssignGroup command{kind, LicenseId{1}, std::move(id), {}};
    command.wish.active = active;
    return command;
  }
  UpdateLicense update(LicenseChange change) const {
    UpdateLicense command;
    command.kind = kind;
    command.license_id = LicenseId{1};
    command.change = std::move(change);
    return command;
  }

  SeatCounts counts() { return views->state().license(LicenseId{1})->seats; }
  std::optional<Seat> seat_of(std::int64_t user) {
    return views->state().seat(LicenseId{1}, log.by_user_id(user)->id);
  }
  bool holds(std::int64_t user) {
    const auto seat = seat_of(user);
    return seat && seat->terms.active;
  }

  // In the order in which they wait.
  Users waiting() {
    Users found;
    for (std::uint64_t next = 1;
         const auto waiter = views->state().next_waiter(LicenseId{1}, next);) {
      next = waiter->number + 1;
      found.push_back(log.person(waiter->person_id)->user_id);
    }
    return found;
  }

  Kind kind;
};

inline SeatCounts used(std::int64_t active, std::int64_t pending = 0, std::int64_t waiting = 0) {
  return {active, pending, waiting};
}

}  // namespace seatledger::seat_world
