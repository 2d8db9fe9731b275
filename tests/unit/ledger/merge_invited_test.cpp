// People who are known only by an e-mail that somebody else has too.
#include "ledger/write/merge_invited.h"

#include "support/seat_world.h"

using namespace seatledger;
using namespace seatledger::ledger;
using namespace seatledger::seat_world;

namespace {

const std::string upper_name = "J\u00dcRGEN@example.org";
const std::string lower_name = "j\u00fcrgen@example.org";

// Rows as an earlier version stored them: it took the two spellings for two people.
void store_row(World& world, Person row) {
  const auto before = world.log.person(row.id);
  const std::vector<PersonWrite> write{{before, std::move(row)}};
  REQUIRE(world.log.append(world.log.head(), {}, write) == AppendStatus::stored);
}

PersonId respell(World& world, const std::string& email, const std::string& spelling) {
  Person row = world.log.by_email(email).value();
  row.email = spelling;
  const PersonId id = row.id;
  store_row(world, std::move(row));
  return id;
}

AssignSeat seat_for(const Seats& world, const std::string& email) {
  AssignSeat command;
  command.kind = world.kind;
  command.license_id = LicenseId{1};
  command.person.email = email;
  return command;
}

}  // namespace

TEST_CASE("an invited person with a user's address becomes that user") {
  Seats world(3);
  world.must(Seats::user(1, lower_name));
  const Answer given = world.must(seat_for(world, "other@example.org"));
  const Seat seat = std::get<Seat>(given.body);
  const PersonId invited = respell(world, "other@example.org", upper_name);
  CHECK(world.log.sharing_email(9).size() == 1);
  CHECK(users_sharing_email(world.log, 9).empty());
  CHECK(merge_invited(*world.sequencer, world.log) == 1);
  const PersonId user = world.log.by_user_id(1)->id;
  const auto moved = world.views->state().seat_by_id(seat.id);
  REQUIRE(moved);
  CHECK(moved->terms.person_id == user);
  CHECK_FALSE(moved->terms.pending);
  CHECK(world.views->state().license(LicenseId{1})->seats == SeatCounts{1, 0, 0});
  CHECK(world.log.person(invited)->removed);
  CHECK(world.log.by_email(upper_name)->user_id == 1);
  const Event event = world.events().at(given.position.value);
  CHECK(std::get<UserMerged>(event.body) == UserMerged{invited, user});
  CHECK(event.actor == "server");
  CHECK(event.change_type == "merge");
  // Once.
  const std::uint64_t head = world.head();
  CHECK(merge_invited(*world.sequencer, world.log) == 0);
  CHECK(world.head() == head);
  CHECK(world.tell(MergeInvited{invited, user}) == "unchanged");
}

TEST_CASE("two seats of one address become one, and the freed one goes to who waits") {
  Seats world(2);
  world.must(Seats::user(1, lower_name));
  AssignSeat own;
  own.kind = world.kind;
  own.license_id = LicenseId{1};
  own.person.user_id = 1;
  world.must(own);
  world.must(seat_for(world, "other@example.org"));
  respell(world, "other@example.org", upper_name);
  CHECK(merge_invited(*world.sequencer, world.log) == 1);
  CHECK(world.views->state().license(LicenseId{1})->seats == SeatCounts{1, 0, 0});
}

TEST_CASE("of people who are all known only by the address, the first remains") {
  Seats world(5);
  for (const char* email : {"a@example.org", "b@example.org", "c@example.org"}) {
    world.must(seat_for(world, email));
  }
  const PersonId first = respell(world, "a@example.org", upper_name);
  respell(world, "b@example.org", lower_name);
  respell(world, "c@example.org", "ju\u0308rgen@example.org");
  CHECK(merge_invited(*world.sequencer, world.log) == 2);
  const auto license = world.views->state().license(LicenseId{1});
  CHECK(license->seats == SeatCounts{0, 1, 0});
  CHECK(world.log.by_email(lower_name)->id == first);
  // A user with that address takes the seat over.
  world.must(Seats::user(1, lower_name));
  CHECK(world.views->state().license(LicenseId{1})->seats == SeatCounts{1, 0, 0});
}

TEST_CASE("two users with one address stay two, and who is invited goes to the first") {
  Seats world(5);
  world.must(Seats::user(4, "d@example.org"));
  world.must(Seats::user(2, "b@example.org"));
  world.must(seat_for(world, "other@example.org"));
  const PersonId invited = respell(world, "other@example.org", "ju\u0308rgen@example.org");
  respell(world, "d@example.org", upper_name);
  const PersonId first = respell(world, "b@example.org", lower_name);
  CHECK(merge_invited(*world.sequencer, world.log) == 1);
  CHECK(world.views->state().seat(LicenseId{1}, first)->terms.active);
  CHECK(world.log.person(invited)->removed);
  CHECK(users_sharing_email(world.log, 9) == std::vector<std::vector<std::int64_t>>{{2, 4}});
  CHECK(users_sharing_email(world.log, 0).empty());
  // Each may be stored again as they are; the address in a third spelling is taken.
  world.must(Seats::user(4, upper_name));
  CHECK(world.tell(Seats::user(4, "ju\u0308rgen@example.org")) == "email_taken");
  CHECK(world.tell(Seats::user(5, "ju\u0308rgen@example.org")) == "email_taken");
  CHECK(merge_invited(*world.sequencer, world.log) == 0);
}

TEST_CASE("an interrupted merge is done by the next start") {
  Seats world(5);
  for (int i = 0; i < 3; ++i) {
    const std::string n = std::to_string(i);
    world.must(Seats::user(i + 1, "\u00e4" + n + "@example.org"));
    world.must(seat_for(world, "x" + n + "@example.org"));
    respell(world, "x" + n + "@example.org", "\u00c4" + n + "@example.org");
  }
  const auto fault = GENERATE(AppendFault::unknown_stored, AppendFault::unknown_not_stored);
  world.log.fail_append(1, fault);
  CHECK_THROWS_AS(merge_invited(*world.sequencer, world.log), StoreError);
  world.restart();
  world.sequencer->catch_up();
  CHECK(merge_invited(*world.sequencer, world.log) ==
        (fault == AppendFault::unknown_stored ? 0U : 3U));
  CHECK(world.views->state().license(LicenseId{1})->seats == SeatCounts{3, 0, 0});
  CHECK_FALSE(difference_from_log(world, 7));
}
