// Random requests of many callers over few names, so that they interfere: most are refused by some
// rule, are repeats, or change what another request made.
#pragma once

#include <rapidcheck.h>

#include <cstdint>
#include <optional>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "support/sequencer_world.h"

namespace seatledger::command_generator {

using namespace ledger;

// When set, it replaces rapidcheck as the source of randomness, for tests with seeds of their own.
inline std::mt19937_64* dice = nullptr;

// Of the whole range from the first case on, whatever the size of the case.
inline std::int64_t number(std::int64_t end) {
  // Not std::uniform_int_distribution: it gives other numbers in another library.
  if (dice) return static_cast<std::int64_t>((*dice)() % static_cast<std::uint64_t>(end));
  return *rc::gen::resize(rc::kNominalSize, rc::gen::inRange<std::int64_t>(0, end));
}
inline std::size_t below(std::size_t end) {
  return static_cast<std::size_t>(number(static_cast<std::int64_t>(end)));
}
inline bool one_in(std::size_t chances) { return below(chances) == 0; }
// "<prefix>1", "<prefix>2", ...
inline std::string name_of(const std::string& prefix, std::size_t names) {
  return prefix + std::to_string(below(names) + 1);
}
inline JsonText object() {
  static const std::vector<std::string> objects{
      "{}", R"({"tier":"gold"})", R"({"tier":"gold","seats":[1,2]})", R"({"ünï":"\"\\"})"};
  return JsonText(objects[below(objects.size())]);
}
template <class Make>
auto maybe(std::size_t chances, const Make& make) {
  using Value = decltype(make());
  return one_in(chances) ? std::optional<Value>(make()) : std::nullopt;
}
template <class T, class Make>
void sometimes(Given<T>& field, std::size_t chances, const Make& make) {
  if (one_in(chances)) field = make();
}

inline std::string platform_key() { return name_of("p", 3); }
// Mostly one kind, so that updates often name the right kind.
inline Kind kind() {
  return one_in(2) ? Kind::user : static_cast<Kind>(below(kind_policies.size()) + 1);
}
inline Timestamp moment() { return {1'000'000'000'000'000 + number(20)}; }
// A time shortly after the start of the scripted clock.
inline Timestamp soon() { return {1'700'000'000'000'000 + number(2000)}; }
inline Timestamp end() { return one_in(3) ? moment() : soon(); }

inline Command create_license() {
  CreateLicense c;
  c.kind = kind();
  if (!one_in(4)) c.platform.key = platform_key();
  if (!c.platform.key || one_in(4)) c.platform.org = name_of("o", 3);
  sometimes(c.platform.id, 8, [] { return number(4) + 1; });
  const Subject subject = policy_of(c.kind).subject;
  if (subject == Subject::course) c.course_id = name_of("c", 2);
  if (subject == Subject::program) sometimes(c.program_key, 2, [] { return name_of("g", 3); });
  if (subject == Subject::program && !c.program_key) c.program_id = name_of("i", 2);
  c.name = name_of("License ", 3);
  c.count = number(5);
  sometimes(c.started, 3, moment);
  c.expired = maybe(4, end);
  c.active = !one_in(4);
  c.metadata = object();
  sometimes(c.enrollment_config, 4, object);
  c.external_id = maybe(2, [] { return name_of("x", 4); });
  return c;
}

inline Command update_license() {
  UpdateLicense c;
  // The first licenses are one of each kind; see beginning().
  const std::size_t id = below(kind_policies.size() + 2) + 1;
  c.kind = id <= kind_policies.size() && !one_in(8) ? static_cast<Kind>(id) : kind();
  if (!one_in(4)) c.license_id = LicenseId{id};
  if (!c.license_id || one_in(6)) c.external_id = name_of("x", 4);
  sometimes(c.change.name, 3, [] { return name_of("License ", 3); });
  sometimes(c.change.count, 3, [] { return number(5); });
  sometimes(c.change.started, 6, moment);
  sometimes(c.change.expired, 4, [] { return maybe(2, end); });
  sometimes(c.change.active, 3, [] { return one_in(2); });
  sometimes(c.change.metadata, 3, object);
  sometimes(c.change.enrollment_config, 6, object);
  sometimes(c.change.source, 4, [] { return name_of("source", 2); });
  sometimes(c.platform_key, 8, platform_key);
  sometimes(c.platform_org, 8, [] { return name_of("o", 3); });
  return c;
}

inline Command put_record() {
  switch (below(4)) {
    case 0: {
      const std::int64_t id = one_in(3) ? number(5) : 0;
      return PutPlatform{{platform_key(), name_of("o", 3), id, name_of("P", 2), true, object()}};
    }
    case 1:
      return PutCourse{{name_of("c", 2),
                        maybe(2, [] { return name_of("Course ", 2); }),
                        {},
                        {},
                        maybe(2, platform_key),
                        object()}};
    case 2: {
      Program record;
      record.program_key = name_of("g", 3);
      record.program_id = name_of("i", 2);
      record.org = maybe(3, [] { return name_of("o", 3); });
      record.platform_key = maybe(2, platform_key);
      record.enabled = one_in(2);
      record.rest = object();
      return PutProgram{record};
    }
    default:
      return PutChoices{{name_of("f", 2), one_in(2) ? "" : "s", one_in(2) ? "" : "o1",
                         JsonText(one_in(2) ? "[]" : R"(["a"])"), object()}};
  }
}

inline Command put_user() {
  Person record;
  record.user_id = number(5) + 1;
  // Mostly the name of that user: otherwise nearly all later users would be refused.
  record.username = one_in(4) ? name_of("u", 5) : "u" + std::to_string(record.user_id);
  record.email = maybe(2, [] { return name_of(one_in(2) ? "E@" : "e@", 4); });
  record.active = !one_in(4);
  record.platform_keys = {platform_key()};
  record.rest = object();
  return PutUser{record};
}

inline Command put_group() {
  PutGroup c;
  c.record = {name_of("t", 3), name_of("Team ", 2), platform_key(), object()};
  c.user_ids.resize(below(4));
  for (std::int64_t& id : c.user_ids) id = number(4) + 1;
  return c;
}

inline Command remove() {
  switch (below(6)) {
    case 0: return RemovePlatform{platform_key()};
    case 1: return RemoveCourse{name_of("c", 2)};
    case 2: return RemoveProgram{name_of("g", 3)};
    case 3: return RemoveChoices{name_of("f", 2), one_in(2) ? "" : "s", one_in(2) ? "" : "o1"};
    case 4: return RemoveUser{number(5) + 1};
    default: return RemoveGroup{name_of("t", 3)};
  }
}

inline Command key() {
  if (one_in(3)) return RevokeKey{KeyId{below(4) + 1}};
  return CreateKey{name_of("key ", 2),
                   static_cast<Role>(below(4)),
                   maybe(2, platform_key),
                   {},
                   sha256(name_of("k", 9))};
}

inline std::string email() { return name_of(one_in(4) ? "E@" : "e@", 4); }

// Users 4 and 5 and most of the e-mails do not exist at the beginning.
inline PersonSelector person() {
  PersonSelector selector;
  switch (below(12)) {
    case 0: selector.user_id = 9; break;  // does not exist
    case 1: selector.username = name_of("u", 5); break;
    case 2: selector.user_id = number(5) + 1, selector.email = email(); break;
    case 3:
    case 4:
    case 5: selector.email = email(); break;
    default: selector.user_id = number(5) + 1;
  }
  return selector;
}

inline SeatWish seat_wish() {
  SeatWish wish;
  wish.active = !one_in(5);
  sometimes(wish.fulfilled, 5, [] { return one_in(2); });
  sometimes(wish.redirect_to, 6,
            [] { return maybe(2, [] { return std::string("https://example.org/"); }); });
  sometimes(wish.metadata, 5, object);
  return wish;
}

// One of the first licenses, one of each kind (see beginning()), mostly with its right kind.
inline std::pair<LicenseId, Kind> license_with_seats() {
  const std::size_t id = one_in(10) ? below(kind_policies.size() + 2) + 1 : below(3) + 1;
  const bool fits = id <= kind_policies.size() && !one_in(16);
  return {LicenseId{id}, fits ? static_cast<Kind>(id) : kind()};
}

inline Command assign_seat() {
  const auto [id, kind] = license_with_seats();
  AssignSeat c{kind, id, person(), seat_wish()};
  if (kind == Kind::program) sometimes(c.wish.direct, 4, [] { return one_in(2); });
  return c;
}
inline Command release_seat() {
  const auto [id, kind] = license_with_seats();
  return ReleaseSeat{kind, AssignmentId{below(12) + 1}, maybe(2, [id = id] { return id; }), {}};
}
inline Command assign_group() {
  const auto [id, kind] = license_with_seats();
  return AssignGroup{kind, id, name_of("t", 3), seat_wish()};
}
inline Command release_group() {
  const auto [id, kind] = license_with_seats();
  return ReleaseGroup{
      kind, GroupAssignmentId{below(5) + 1}, maybe(2, [id = id] { return id; }), !one_in(3), {}};
}
inline BulkMode bulk_mode() { return one_in(2) ? BulkMode::atomic : BulkMode::best_effort; }
inline Command assign_seats() {
  AssignSeats c;
  c.license_id = license_with_seats().first;
  c.mode = bulk_mode();
  c.rows.resize(below(4) + 1);
  for (auto& row : c.rows) row = {person(), seat_wish()};
  return c;
}
inline Command release_seats() {
  ReleaseSeats c;
  c.license_id = license_with_seats().first;
  c.mode = bulk_mode();
  c.rows.resize(below(4) + 1);
  for (auto& row : c.rows) {
    row.assignment_id = maybe(3, [] { return AssignmentId{below(12) + 1}; });
    if (!row.assignment_id || one_in(4)) row.person = person();
  }
  return c;
}
inline Command put_metadata() {
  const bool course = one_in(2);
  return PutMetadata{course ? Subject::course : Subject::program, name_of(course ? "c" : "g", 3),
                     JsonText(one_in(2)   ? R"({"a":1})"
                              : one_in(2) ? R"({"b":"x"})"
                                          : "{}"),
                     !one_in(3)};
}

// Of people whose e-mails differ too: that they are the same is not looked at again.
inline Command merge_invited() {
  return MergeInvited{PersonId{below(9) + 1}, PersonId{below(9) + 1}};
}

inline Command seat_command() {
  const std::size_t which = below(21);
  if (which == 20) return merge_invited();
  if (which < 8) return assign_seat();
  if (which < 11) return release_seat();
  if (which < 14) return assign_group();
  if (which < 16) return release_group();
  if (which < 18) return assign_seats();
  if (which < 19) return release_seats();
  if (one_in(2)) return put_metadata();
  return ErasePerson{person()};
}

inline Command any_command() {
  const std::size_t which = below(28);
  if (which < 4) return create_license();
  if (which < 8) return update_license();
  if (which < 11) return put_record();
  if (which < 12) return put_user();
  if (which < 13) return put_group();
  if (which < 16) return which < 15 ? remove() : key();
  return seat_command();
}

inline Request any_request() {
  Request request = sequencer_world::request(any_command());
  request.transaction_id = maybe(2, [] { return name_of("t", 3); });
  if (one_in(3)) request.idempotency_key = sha256(name_of("k", 8));
  request.change_type = maybe(8, [] { return std::string("import"); });
  request.if_match = maybe(12, [] { return std::uint64_t{below(3) + 1}; });
  request.actor = name_of("key:", 2);
  request.dry_run = one_in(10);
  return request;
}

// The first requests of every ledger, so that most later ones find what they name: two records of
// each collection, one license of each kind.
inline std::vector<Request> beginning() {
  std::vector<Request> requests;
  for (const char* number : {"1", "2"}) {
    const std::string n(number);
    requests.push_back(sequencer_world::request(PutPlatform{{"p" + n, "o" + n, 0, "P", true, {}}}));
    requests.push_back(sequencer_world::request(PutCourse{{"c" + n, {}, {}, {}, {}, {}}}));
    Program record;
    record.program_key = "g" + n;
    record.program_id = "i" + n;
    requests.push_back(sequencer_world::request(PutProgram{record}));
    Person person;
    person.user_id = number[0] - '0';
    person.username = "u" + n;
    requests.push_back(sequencer_world::request(PutUser{person}));
  }
  for (const KindPolicy& policy : kind_policies) {
    CreateLicense c;
    c.kind = policy.kind;
    c.platform.key = "p1";
    if (policy.subject == Subject::course) c.course_id = "c1";
    if (policy.subject == Subject::program) c.program_key = "g1";
    c.count = 2;
    c.external_id = "x1";
    requests.push_back(sequencer_world::request(c));
  }
  return requests;
}

}  // namespace seatledger::command_generator
