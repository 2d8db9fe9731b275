// What makes two requests the same, and what a commit is remembered by.
#include "ledger/write/idempotency.h"

#include <boost/pfr/tuple_size.hpp>
#include <catch2/catch.hpp>
#include <functional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "support/decide_records.h"
#include "support/memory_ledger.h"

namespace seatledger::ledger {
namespace {

using namespace decide_records;

Request around(Command command) {
  Request request;
  request.command = std::move(command);
  request.transaction_id = "t";
  request.actor = "key:1";
  request.source = "api";
  return request;
}

// Users 100 and 101, as persons 1 and 2.
class Known {
 public:
  Known() {
    const std::vector<PersonWrite> rows{{{}, person(1, 100, "ann")}, {{}, person(2, 101, "bob")}};
    const std::vector<std::string> records{"{}", "{}"};
    REQUIRE(ledger_.append({}, records, rows) == AppendStatus::stored);
  }
  const MemoryLedger& people() const { return ledger_; }
  Digest digest(const Request& request) const {
    return request_digest(request, ledger_, sha256("fresh"));
  }
  Digest digest(Command command) const { return digest(around(std::move(command))); }

 private:
  MemoryLedger ledger_;
};

// A member that is new here belongs in the command's content (write/idempotency.cpp) and in its
// test below, or two different requests count as one.
template <class T>
constexpr std::size_t members = boost::pfr::tuple_size_v<T>;
static_assert(members<CreateLicense> == 14 && members<UpdateLicense> == 7);
static_assert(members<LicenseChange> == 8 && members<PlatformSelector> == 3);
static_assert(members<PutPlatform> == 1 && members<RemovePlatform> == 1);
static_assert(members<PutCourse> == 1 && members<RemoveCourse> == 1);
static_assert(members<PutProgram> == 1 && members<RemoveProgram> == 1);
static_assert(members<PutChoices> == 1 && members<RemoveChoices> == 3);
static_assert(members<PutUser> == 1 && members<RemoveUser> == 1);
static_assert(members<PutGroup> == 2 && members<RemoveGroup> == 1);
static_assert(members<AssignSeat> == 4 && members<ReleaseSeat> == 4);
static_assert(members<AssignGroup> == 4 && members<ReleaseGroup> == 5);
static_assert(members<AssignSeats> == 3 && members<AssignSeats::Row> == 2);
static_assert(members<ReleaseSeats> == 3 && members<ReleaseSeats::Row> == 2);
static_assert(members<PersonSelector> == 3 && members<SeatWish> == 5);
static_assert(members<ErasePerson> == 1 && members<PutMetadata> == 4);
static_assert(members<MergeInvited> == 2);
static_assert(members<CreateKey> == 5 && members<RevokeKey> == 1);

// Every change makes another request, and no two make the same one.
template <class C>
void check_differ(const C& base, const std::vector<std::function<void(C&)>>& changes) {
  const Known known;
  std::set<Digest> seen{known.digest(base)};
  CHECK(known.digest(base) == known.digest(base));
  for (std::size_t i = 0; i < changes.size(); ++i) {
    C changed = base;
    changes[i](changed);
    CAPTURE(i);
    CHECK(seen.insert(known.digest(changed)).second);
  }
}

TEST_CASE("two creates differ in any field") {
  using C = CreateLicense;
  check_differ<C>({}, {
                          [](C& c) { c.kind = Kind::course; },
                          [](C& c) { c.kind = Kind::platform; },
                          [](C& c) { c.platform.key = "x"; },
                          [](C& c) { c.platform.org = "x"; },
                          [](C& c) { c.platform.id = 1; },
                          [](C& c) { c.course_id = "x"; },
                          [](C& c) { c.program_key = "x"; },
                          [](C& c) { c.program_id = "x"; },
                          [](C& c) { c.program_id = ""; },
                          [](C& c) { c.name = "x"; },
                          [](C& c) { c.count = 1; },
                          [](C& c) { c.started = Timestamp{0}; },
                          [](C& c) { c.started = Timestamp{1}; },
                          [](C& c) { c.expired = Timestamp{0}; },
                          [](C& c) { c.active = false; },
                          [](C& c) { c.metadata = JsonText(R"({"a":1})"); },
                          [](C& c) { c.metadata = JsonText(R"({"a":1.0})"); },
                          [](C& c) { c.metadata = JsonText(R"({"a":"1"})"); },
                          [](C& c) { c.metadata = JsonText(R"({"a":[1,2]})"); },
                          [](C& c) { c.metadata = JsonText(R"({"a":[2,1]})"); },
                          [](C& c) { c.enrollment_config = JsonText(); },
                          [](C& c) { c.enrollment_config = JsonText(R"({"a":1})"); },
                          [](C& c) { c.source = "x"; },
                          [](C& c) { c.external_id = "x"; },
                          [](C& c) { c.external_id = ""; },
                          [](C& c) { c.external_id = "null"; },
                      });
}

TEST_CASE("two updates differ in any field, and absent is not null") {
  using U = UpdateLicense;
  check_differ<U>({}, {
                          [](U& c) { c.kind = Kind::course; },
                          [](U& c) { c.license_id = LicenseId{1}; },
                          [](U& c) { c.external_id = "x"; },
                          [](U& c) { c.change.name = "x"; },
                          [](U& c) { c.change.name = ""; },
                          [](U& c) { c.change.count = 0; },
                          [](U& c) { c.change.started = Timestamp{0}; },
                          [](U& c) { c.change.expired = std::optional<Timestamp>(); },
                          [](U& c) { c.change.expired = std::optional(Timestamp{0}); },
                          [](U& c) { c.change.active = true; },
                          [](U& c) { c.change.active = false; },
                          [](U& c) { c.change.metadata = JsonText(); },
                          [](U& c) { c.change.metadata = JsonText(R"({"a":1})"); },
                          [](U& c) { c.change.enrollment_config = JsonText(); },
                          [](U& c) { c.change.source = "x"; },
                          [](U& c) { c.platform_key = "x"; },
                          [](U& c) { c.platform_org = "x"; },
                          [](U& c) { c.course_id = "x"; },
                      });
}

TEST_CASE("two directory records differ in any field") {
  using Pl = PutPlatform;
  check_differ<Pl>({}, {
                           [](Pl& c) { c.record.key = "x"; },
                           [](Pl& c) { c.record.org = "x"; },
                           [](Pl& c) { c.record.platform_id = 1; },
                           [](Pl& c) { c.record.name = "x"; },
                           [](Pl& c) { c.record.active = false; },
                           [](Pl& c) { c.record.rest = JsonText(R"({"a":1})"); },
                           [](Pl& c) { c.record.rest = JsonText(R"({"rest":{"a":1}})"); },
                       });
  using Co = PutCourse;
  check_differ<Co>({}, {
                           [](Co& c) { c.record.course_id = "x"; },
                           [](Co& c) { c.record.name = "x"; },
                           [](Co& c) { c.record.name = ""; },
                           [](Co& c) { c.record.slug = "x"; },
                           [](Co& c) { c.record.org = "x"; },
                           [](Co& c) { c.record.platform_key = "x"; },
                           [](Co& c) { c.record.rest = JsonText(R"({"a":1})"); },
                       });
  using Pr = PutProgram;
  check_differ<Pr>({}, {
                           [](Pr& c) { c.record.program_key = "x"; },
                           [](Pr& c) { c.record.program_id = "x"; },
                           [](Pr& c) { c.record.name = "x"; },
                           [](Pr& c) { c.record.slug = "x"; },
                           [](Pr& c) { c.record.org = "x"; },
                           [](Pr& c) { c.record.platform_key = "x"; },
                           [](Pr& c) { c.record.enabled = false; },
                           [](Pr& c) { c.record.course_list = JsonText("[1]"); },
                           [](Pr& c) { c.record.rest = JsonText(R"({"a":1})"); },
                       });
  using Ch = PutChoices;
  check_differ<Ch>({}, {
                           [](Ch& c) { c.record.field_key = "x"; },
                           [](Ch& c) { c.record.scope = "x"; },
                           [](Ch& c) { c.record.org = "x"; },
                           [](Ch& c) { c.record.choices = JsonText("[1]"); },
                           [](Ch& c) { c.record.rest = JsonText(R"({"a":1})"); },
                       });
}

TEST_CASE("two users and two groups differ in any field") {
  using Us = PutUser;
  PutUser base;
  base.record.user_id = 100;
  check_differ<Us>(base, {
                             [](Us& c) { c.record.user_id = 101; },
                             [](Us& c) { c.record.username = "x"; },
                             [](Us& c) { c.record.email = "x"; },
                             [](Us& c) { c.record.email = ""; },
                             [](Us& c) { c.record.name = "x"; },
                             [](Us& c) { c.record.active = false; },
                             [](Us& c) { c.record.platform_keys = {"x"}; },
                             [](Us& c) {
                               c.record.platform_keys = {"x", ""};
                             },
                             [](Us& c) { c.record.rest = JsonText(R"({"a":1})"); },
                             [](Us& c) { c.record.rest = JsonText(R"({"username":"x"})"); },
                         });
  using Gr = PutGroup;
  check_differ<Gr>({}, {
                           [](Gr& c) { c.record.group_id = "x"; },
                           [](Gr& c) { c.record.name = "x"; },
                           [](Gr& c) { c.record.platform_key = "x"; },
                           [](Gr& c) { c.record.rest = JsonText(R"({"a":1})"); },
                           [](Gr& c) { c.user_ids = {100}; },
                           [](Gr& c) { c.user_ids = {101}; },
                           [](Gr& c) {
                             c.user_ids = {100, 101};
                           },
                           [](Gr& c) {
                             c.user_ids = {101, 100};
                           },
                           [](Gr& c) {
                             c.user_ids = {100, 100};
                           },
                       });
}

TEST_CASE("two removals, two keys and any two operations differ") {
  const Known known;
  const std::vector<Command> commands{
      RemovePlatform{"1"},
      RemovePlatform{"2"},
      RemoveCourse{"1"},
      RemoveProgram{"1"},
      RemoveGroup{"1"},
      RemoveUser{1},
      RemoveUser{2},
      RemoveUser{100},
      RevokeKey{{1}},
      RevokeKey{{2}},
      RemoveChoices{"1", "", ""},
      RemoveChoices{"1", "x", ""},
      RemoveChoices{"1", "", "x"},
      RemoveChoices{"2", "", ""},
      PutPlatform{},
      PutCourse{},
      PutProgram{},
      PutChoices{},
      PutUser{},
      PutGroup{},
      CreateLicense{},
      UpdateLicense{},
      CreateKey{},
      CreateKey{"n", {}, {}, {}, {}},
      CreateKey{"", Role::admin, {}, {}, {}},
      CreateKey{"", Role::auditor, {}, {}, {}},
      CreateKey{"", Role::read_only, "p", {}, {}},
      CreateKey{"", Role::read_only, {}, Timestamp{1}, {}},
  };
  std::set<Digest> seen;
  for (std::size_t i = 0; i < commands.size(); ++i) {
    CAPTURE(i);
    CHECK(seen.insert(known.digest(commands[i])).second);
  }
}

TEST_CASE("transaction_id and change_type belong to the request; what travels around does not") {
  const Known known;
  const Request base = around(CreateLicense{});
  const auto changed = [&](const std::function<void(Request&)>& change) {
    Request request = base;
    change(request);
    return known.digest(request);
  };
  std::set<Digest> seen{known.digest(base)};
  CHECK(seen.insert(changed([](Request& r) { r.transaction_id.reset(); })).second);
  CHECK(seen.insert(changed([](Request& r) { r.transaction_id = "u"; })).second);
  CHECK(seen.insert(changed([](Request& r) { r.change_type = "create"; })).second);
  CHECK(seen.insert(changed([](Request& r) { r.change_type = ""; })).second);
  // "t" and "u" as the two texts, the other way round.
  CHECK(changed([](Request& r) { r.change_type = "u"; }) !=
        changed([](Request& r) { r.transaction_id = "u", r.change_type = "t"; }));

  const Digest same = known.digest(base);
  CHECK(changed([](Request& r) { r.idempotency_key = sha256("k"); }) == same);
  CHECK(changed([](Request& r) { r.if_match = 3; }) == same);
  CHECK(changed([](Request& r) { r.actor = "key:2"; }) == same);
  CHECK(changed([](Request& r) { r.source = "import"; }) == same);
  CHECK(changed([](Request& r) { r.correlation_id = "c"; }) == same);
  CHECK(changed([](Request& r) { r.dry_run = true; }) == same);
}

TEST_CASE("equal content has equal digests, whatever the order of its members") {
  const Known known;
  const auto create = [&](const char* metadata, const char* enrollment_config) {
    CreateLicense command;
    command.metadata = JsonText(metadata);
    command.enrollment_config = JsonText(enrollment_config);
    return known.digest(command);
  };
  CHECK(create(R"({"a":{"x":1,"y":[{"p":1,"q":2}]},"b":2})", R"({"c":1,"d":2})") ==
        create(R"({"b":2,"a":{"y":[{"q":2,"p":1}],"x":1}})", R"({"d":2,"c":1})"));
  UpdateLicense one, two;
  one.change.metadata = JsonText(R"({"a":1,"b":2})");
  two.change.metadata = JsonText(R"({"b":2,"a":1})");
  CHECK(known.digest(one) == known.digest(two));
  PutCourse course, twin;
  course.record.rest = JsonText(R"({"a":1,"b":2})");
  twin.record.rest = JsonText(R"({"b":2,"a":1})");
  CHECK(known.digest(course) == known.digest(twin));
  // The key's own digest is random, also when its creation is repeated.
  CHECK(known.digest(CreateKey{"n", {}, {}, {}, sha256("1")}) ==
        known.digest(CreateKey{"n", {}, {}, {}, sha256("2")}));
  // What the ledger fills in differs between the first call and its repeat.
  PutUser first{person(0, 100, "ann")}, again{person(7, 100, "ann")};
  again.record.row_key = sha256("other");
  CHECK(known.digest(first) == known.digest(again));
}

TEST_CASE("a user's content is digested under that user's own key") {
  const Known known;
  const auto digest = [&](std::int64_t user_id, const char* fresh) {
    PutUser command;
    command.record.user_id = user_id;
    return request_digest(around(command), known.people(), sha256(fresh));
  };
  CHECK(digest(100, "a") == digest(100, "b"));  // known: the row's key
  CHECK(digest(999, "a") != digest(999, "b"));  // new: the one it will get
  // No digest of the same content without the key would match.
  MemoryLedger empty;
  PutUser command;
  command.record.user_id = 100;
  CHECK(request_digest(around(command), empty, sha256("x")) != digest(100, "x"));
  // As if user 100 had been new, with the key that the row now has.
  CHECK(request_digest(around(command), empty, person(1, 100, "ann").row_key) == digest(100, "x"));
}

TEST_CASE("members stand in a request as persons, not as the caller's numbers") {
  MemoryLedger one, two;
  const std::vector<std::string> record{"{}"};
  const std::vector<PersonWrite> before{{{}, person(1, 100, "ann")}};
  const std::vector<PersonWrite> after{{{}, person(1, 200, "renamed")}};
  REQUIRE(one.append({}, record, before) == AppendStatus::stored);
  REQUIRE(two.append({}, record, after) == AppendStatus::stored);
  CHECK(request_digest(around(PutGroup{{}, {100}}), one, {}) ==
        request_digest(around(PutGroup{{}, {200}}), two, {}));
  CHECK(request_digest(around(PutGroup{{}, {100}}), one, {}) !=
        request_digest(around(PutGroup{{}, {100}}), two, {}));
}

Event first_event(EventBody body) {
  Event event;
  event.position = event.commit.id = {3};
  event.kind = Kind::user;
  event.license_id = LicenseId{7};
  event.transaction_id = "t";
  event.actor = "key:1";
  event.body = std::move(body);
  event.request_digest = sha256("request");
  return event;
}

TEST_CASE("a commit is remembered by its transaction and by its Idempotency-Key") {
  using Keys = std::vector<IdempotencyKey>;
  const Digest request = sha256("request"), key = sha256("k");
  Event created = first_event(LicenseCreated{});
  CHECK(idempotency_keys(created) == Keys{create_key("t", request)});
  created.idempotency_key = key;
  CHECK(idempotency_keys(created) == Keys{create_key("t", request), caller_key("key:1", key)});
  Event updated = first_event(LicenseUpdated{});
  CHECK(idempotency_keys(updated) == Keys{update_key("t", {7})});
  updated.idempotency_key = key;
  CHECK(idempotency_keys(updated) == Keys{update_key("t", {7}), caller_key("key:1", key)});
  Event put = first_event(CoursePut{});
  CHECK(idempotency_keys(put).empty());
  put.idempotency_key = key;
  CHECK(idempotency_keys(put) == Keys{caller_key("key:1", key)});
  put.request_digest.reset();
  CHECK(idempotency_keys(put).empty());
  created.request_digest.reset();
  CHECK(idempotency_keys(created).empty());
}

TEST_CASE("no two keys run into one another") {
  const Digest a = sha256("a"), b = sha256("b");
  const std::vector<IdempotencyKey> keys{
      create_key("t", a),     create_key("t", b),     create_key("u", a),
      create_key("", a),      update_key("t", {1}),   update_key("t", {11}),
      update_key("t1", {1}),  update_key("u", {1}),   update_key("", {1}),
      update_key("1:t", {1}), caller_key("key:1", a), caller_key("key:1", b),
      caller_key("key:2", a), caller_key("", a),
  };
  for (std::size_t i = 0; i < keys.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      CAPTURE(i, j);
      CHECK_FALSE(keys[i] == keys[j]);
    }
  }
}

}  // namespace
}  // namespace seatledger::ledger
