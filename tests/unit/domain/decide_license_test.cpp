// The rules of license create and update, each refusal by its name, and which of two comes first.
#include <catch2/catch.hpp>

#include <functional>
#include <vector>

#include "support/decide_records.h"

using namespace seatledger;
using namespace seatledger::ledger;
using namespace seatledger::decide_records;

namespace {

constexpr Timestamp early{500'000'000};
constexpr Timestamp late{2'000'000'000};

struct Create {
  CreateLicense command;
  CreateLicenseInputs inputs;
};

Create create(Kind kind) {
  Create c;
  c.command.kind = kind;
  c.command.platform.key = "acme";
  c.command.name = "Seats";
  c.command.count = 5;
  c.inputs.by_key = platform("acme", "acme-org", 1);
  if (policy_of(kind).subject == Subject::course) {
    c.command.course_id = "c1";
    c.inputs.course_known = true;
  }
  if (policy_of(kind).subject == Subject::program) {
    c.command.program_key = "p1";
    c.inputs.by_program_key = program("p1", "maths", "other", "other-org");
  }
  return c;
}

std::string verdict_of(const Create& c) { return verdict(decide(c.command, c.inputs, context())); }

struct CreateCase {
  const char* what;
  Kind kind;
  std::function<void(Create&)> change;
  const char* verdict;
};

void check_creates(const std::vector<CreateCase>& cases) {
  for (const CreateCase& row : cases) {
    INFO(row.what);
    Create c = create(row.kind);
    row.change(c);
    CHECK(verdict_of(c) == row.verdict);
  }
}

void by_program_id(Create& c, std::vector<Program> programs) {
  c.command.program_key.reset();
  c.command.program_id = "maths";
  c.inputs.by_program_key.reset();
  c.inputs.by_program_id = std::move(programs);
}

struct Update {
  UpdateLicense command;
  UpdateLicenseInputs inputs;
  DecideContext context = decide_records::context();
};

License license(Kind kind, std::uint64_t id) {
  License row;
  row.id = LicenseId{id};
  row.kind = kind;
  row.terms.platform_key = "acme";
  if (kind == Kind::course) row.terms.course_id = "c1";
  row.terms.name = "Seats";
  row.terms.count = 10;
  row.terms.started = Timestamp{1'000'000'000};
  row.terms.expired = Timestamp{1'500'000'000};
  row.terms.source = "api";
  row.terms.external_id = "x" + std::to_string(id);
  row.seats = {2, 1, 4};
  row.version = 6;
  row.changed = Position{40};
  return row;
}

Update update(Kind kind = Kind::user) {
  Update u;
  u.command.kind = kind;
  u.command.license_id = LicenseId{4};
  u.inputs.by_id = license(kind, 4);
  u.inputs.platform = platform("acme", "acme-org", 1);
  return u;
}

Result<Decision> decided(const Update& u) { return decide(u.command, u.inputs, u.context); }

struct UpdateCase {
  const char* what;
  Kind kind;
  std::function<void(Update&)> change;
  const char* verdict;
};

void check_updates(const std::vector<UpdateCase>& cases) {
  for (const UpdateCase& row : cases) {
    INFO(row.what);
    Update u = update(row.kind);
    row.change(u);
    CHECK(verdict(decided(u)) == row.verdict);
  }
}

}  // namespace

TEST_CASE("each kind is created with its subject, its number and its defaults") {
  const Kind kind = GENERATE(Kind::user, Kind::course, Kind::program, Kind::platform);
  const Create c = create(kind);
  const auto decision = decide(c.command, c.inputs, context());
  REQUIRE(verdict(decision) == "accepted");
  REQUIRE(decision->events.size() == 1);
  const EventDraft& draft = decision->events.front();
  CHECK(draft.kind == kind);
  CHECK(draft.license_id == LicenseId{8});
  const auto& terms = std::get<LicenseCreated>(draft.body).after;
  CHECK(terms.platform_key == "acme");
  CHECK((terms.course_id == Given<std::string>("c1")) == (kind == Kind::course));
  CHECK((terms.program_key == Given<std::string>("p1")) == (kind == Kind::program));
  CHECK(terms.started == context().now);
  CHECK(terms.expired == std::nullopt);
  CHECK(terms.active);
  CHECK(terms.metadata == JsonText("{}"));
  CHECK(terms.source == "api");
  CHECK(decision->change_type == "create");
  CHECK(decision->people.empty());
  const auto& answer = std::get<License>(decision->answer);
  CHECK(answer.id == LicenseId{8});
  CHECK(answer.kind == kind);
  CHECK(answer.terms == terms);
  CHECK(answer.created == context().now);
  CHECK(answer.version == 1);
  CHECK(answer.changed == Position{51});
  CHECK(answer.seats == SeatCounts{});
}

TEST_CASE("the platform is found by whatever names it, when all of it agrees") {
  const auto acme = platform("acme", "acme-org", 1);
  const auto zeta = platform("zeta", "zeta-org", 2);
  const auto give = [](Create& c, bool key, const std::optional<Platform>& org,
                       const std::optional<Platform>& id) {
    if (!key) c.command.platform.key.reset(), c.inputs.by_key.reset();
    if (org) c.command.platform.org = org->org, c.inputs.by_org = org;
    if (id) c.command.platform.id = id->platform_id, c.inputs.by_id = id;
  };
  const auto none = std::optional<Platform>();
  check_creates({
      {"org alone", Kind::program, [&](Create& c) { give(c, false, acme, none); }, "accepted"},
      {"id alone", Kind::program, [&](Create& c) { give(c, false, none, acme); }, "accepted"},
      {"all three", Kind::program, [&](Create& c) { give(c, true, acme, acme); }, "accepted"},
      {"none", Kind::program, [&](Create& c) { give(c, false, none, none); },
       "invalid_fields platform_key"},
      {"another org", Kind::user, [&](Create& c) { give(c, true, zeta, none); },
       "platforms_disagree platform_org"},
      {"another id", Kind::program, [&](Create& c) { give(c, true, none, zeta); },
       "platforms_disagree platform_id"},
      {"org and another id", Kind::program, [&](Create& c) { give(c, false, acme, zeta); },
       "platforms_disagree platform_id"},
      {"unknown key", Kind::user, [](Create& c) { c.inputs.by_key.reset(); },
       "platform_not_found platform_key"},
      {"unknown org", Kind::user, [](Create& c) { c.command.platform.org = "?"; },
       "platform_not_found platform_org"},
      {"unknown id", Kind::program, [](Create& c) { c.command.platform.id = 9; },
       "platform_not_found platform_id"},
  });
}

TEST_CASE("a program is found by key, else by id: the platform's own, else the only one") {
  const auto own = program("p1", "maths", "acme", {});
  const auto same_org = program("p2", "maths", {}, "acme-org");
  const auto other = program("p3", "maths", "zeta", "zeta-org");
  const auto third = program("p4", "maths", {}, {});
  struct Case {
    std::vector<Program> programs;
    const char* found;
  };
  const std::vector<Case> cases{{{own}, "p1"},
                                {{other, own}, "p1"},
                                {{other, third, same_org}, "p2"},
                                {{other}, "p3"},
                                {{third}, "p4"},
                                {{own, same_org}, "program_ambiguous program_id"},
                                {{other, third}, "program_ambiguous program_id"},
                                {{}, "program_not_found program_id"}};
  for (const Case& row : cases) {
    Create c = create(Kind::program);
    by_program_id(c, row.programs);
    const auto decision = decide(c.command, c.inputs, context());
    const auto found = decision.has_value()
                           ? std::get<License>(decision->answer).terms.program_key.value_or("")
                           : verdict(decision);
    CHECK(found == row.found);
  }
  Create c = create(Kind::program);
  c.inputs.by_program_key.reset();
  c.command.program_id = "maths";
  c.inputs.by_program_id = {own};
  CHECK(verdict_of(c) == "program_not_found program_key");  // the key decides
}

TEST_CASE("a create is refused for one named reason, the first that applies") {
  const auto taken = [](Create& c) {
    c.command.external_id = "x";
    c.inputs.external_id_holder = LicenseId{2};
  };
  const auto over = [](Create& c) { c.command.expired = context().now; };
  check_creates({
      {"ends when it starts", Kind::user,
       [](Create& c) { c.command.started = late, c.command.expired = late; },
       "expired_not_after_started expired"},
      {"ends before it starts", Kind::user,
       [](Create& c) { c.command.started = late, c.command.expired = early; },
       "expired_not_after_started expired"},
      {"ends now, starts now", Kind::user, over, "expired_not_after_started expired"},
      {"both in the past", Kind::user,
       [](Create& c) {
         c.command.started = early, c.command.expired = Timestamp{early.micros + 1};
       },
       "accepted"},
      {"starts in the future", Kind::user, [](Create& c) { c.command.started = late; }, "accepted"},
      {"no seats", Kind::user, [](Create& c) { c.command.count = 0; }, "accepted"},
      {"external_id new", Kind::user, [](Create& c) { c.command.external_id = "x"; }, "accepted"},
      {"external_id taken", Kind::user, taken, "external_id_taken external_id"},
      {"unknown course", Kind::course, [](Create& c) { c.inputs.course_known = false; },
       "course_not_found course_id"},
      {"platform before course", Kind::course, [](Create& c) { c.inputs = {}; },
       "platform_not_found platform_key"},
      {"platform before program", Kind::program, [](Create& c) { c.inputs = {}; },
       "platform_not_found platform_key"},
      {"course before dates", Kind::course,
       [&](Create& c) { over(c), c.inputs.course_known = false; }, "course_not_found course_id"},
      {"program before external_id", Kind::program,
       [&](Create& c) { taken(c), c.inputs.by_program_key.reset(); },
       "program_not_found program_key"},
      {"dates before external_id", Kind::platform, [&](Create& c) { over(c), taken(c); },
       "expired_not_after_started expired"},
  });
}

TEST_CASE("an update finds its license by either id, and both must name one") {
  const auto by_external = [](Update& u) {
    u.command.license_id.reset();
    u.command.external_id = "x4";
    u.inputs.by_external_id = std::exchange(u.inputs.by_id, {});
  };
  const auto both = [](Update& u, std::uint64_t other) {
    u.command.external_id = "x";
    u.inputs.by_external_id = license(u.command.kind, other);
  };
  check_updates({
      {"by id", Kind::user, [](Update&) {}, "accepted"},
      {"by external_id", Kind::user, by_external, "accepted"},
      {"both, one license", Kind::user, [&](Update& u) { both(u, 4); }, "accepted"},
      {"both, two licenses", Kind::user, [&](Update& u) { both(u, 5); },
       "ids_disagree external_id"},
      {"neither", Kind::user, [](Update& u) { u.command.license_id.reset(); },
       "invalid_fields license_id"},
      {"unknown id", Kind::user, [](Update& u) { u.inputs.by_id.reset(); },
       "license_not_found license_id"},
      {"unknown external_id", Kind::user, [](Update& u) { u.command.external_id = "?"; },
       "license_not_found external_id"},
      {"another kind's id", Kind::user, [](Update& u) { u.command.kind = Kind::platform; },
       "license_not_found license_id"},
      {"another kind's external_id", Kind::user,
       [&](Update& u) { by_external(u), u.command.kind = Kind::course; },
       "license_not_found external_id"},
      {"unknown before disagreeing", Kind::user,
       [&](Update& u) { both(u, 5), u.inputs.by_id.reset(); }, "license_not_found license_id"},
  });
}

TEST_CASE("an update is refused for one named reason, the first that applies") {
  const auto stale = [](Update& u) { u.context.if_match = 5; };
  const auto moved = [](Update& u) { u.command.platform_key = "zeta"; };
  const auto over = [](Update& u) { u.command.change.expired = Timestamp{1'000'000'000}; };
  const auto few = [](Update& u) { u.command.change.count = 2; };
  check_updates({
      {"its own version", Kind::user, [](Update& u) { u.context.if_match = 6; }, "accepted"},
      {"an older version", Kind::user, stale, "version_mismatch"},
      {"a newer version", Kind::user, [](Update& u) { u.context.if_match = 7; },
       "version_mismatch"},
      {"its own platform_key", Kind::user, [](Update& u) { u.command.platform_key = "acme"; },
       "accepted"},
      {"another platform_key", Kind::platform, moved, "not_updatable platform_key"},
      {"its own org", Kind::user, [](Update& u) { u.command.platform_org = "acme-org"; },
       "accepted"},
      {"another org", Kind::user, [](Update& u) { u.command.platform_org = "zeta-org"; },
       "not_updatable platform_org"},
      {"its own course", Kind::course, [](Update& u) { u.command.course_id = "c1"; }, "accepted"},
      {"another course", Kind::course, [](Update& u) { u.command.course_id = "c2"; },
       "not_updatable course_id"},
      {"ends when it starts", Kind::user, over, "expired_not_after_started expired"},
      {"starts after its end", Kind::user, [](Update& u) { u.command.change.started = late; },
       "expired_not_after_started expired"},
      {"moved as a whole", Kind::user,
       [](Update& u) {
         u.command.change.started = late;
         u.command.change.expired = Timestamp{late.micros + 1};
       },
       "accepted"},
      {"starts later, never ends", Kind::user,
       [](Update& u) { u.command.change.started = late, u.command.change.expired = std::nullopt; },
       "accepted"},
      {"as many as are used", Kind::user, [](Update& u) { u.command.change.count = 3; },
       "accepted"},
      {"fewer than are used", Kind::program, few, "count_below_usage count"},
      {"license before version", Kind::user, [&](Update& u) { stale(u), u.inputs.by_id.reset(); },
       "license_not_found license_id"},
      {"version before fixed fields", Kind::user, [&](Update& u) { stale(u), moved(u); },
       "version_mismatch"},
      {"fixed fields before dates", Kind::user, [&](Update& u) { moved(u), over(u); },
       "not_updatable platform_key"},
      {"dates before count", Kind::user, [&](Update& u) { over(u), few(u); },
       "expired_not_after_started expired"},
  });
}

TEST_CASE("refusals that are about numbers name them") {
  Update u = update();
  u.command.change.count = 2;
  const auto below = decided(u);
  REQUIRE(below.has_error());
  REQUIRE(below.error().figures.size() == 3);
  CHECK(below.error().figures[0].name == "count");
  CHECK(below.error().figures[0].value == u.inputs.by_id->terms.count);
  CHECK(below.error().figures[1].name == "usage_count");
  CHECK(below.error().figures[1].value == 3);
  CHECK(below.error().figures[2].name == "requested");
  CHECK(below.error().figures[2].value == 2);
  u.context.if_match = 1;
  const auto stale = decided(u);
  REQUIRE(stale.has_error());
  REQUIRE(stale.error().figures.size() == 1);
  CHECK(stale.error().figures[0].name == "version");
  CHECK(stale.error().figures[0].value == 6);
}

TEST_CASE("an update says what changed, both ways, and nothing else") {
  Update u = update();
  LicenseChange& change = u.command.change;
  change.name = "Seats";  // as it is
  change.count = 12;
  change.expired = std::nullopt;
  change.active = false;
  change.metadata = JsonText(R"({"a":1})");
  change.enrollment_config = JsonText(R"({"e":1})");
  const auto decision = decided(u);
  REQUIRE(verdict(decision) == "accepted");
  REQUIRE(decision->events.size() == 1);
  LicenseUpdated expected;
  expected.before.count = 10;
  expected.after.count = 12;
  expected.before.expired = std::optional(Timestamp{1'500'000'000});
  expected.after.expired = std::optional<Timestamp>();
  expected.before.active = true;
  expected.after.active = false;
  expected.before.metadata = JsonText();
  expected.after.metadata = JsonText(R"({"a":1})");
  expected.after.enrollment_config = JsonText(R"({"e":1})");
  CHECK(std::get<LicenseUpdated>(decision->events.front().body) == expected);
  const auto& answer = std::get<License>(decision->answer);
  CHECK(answer.terms.expired == std::nullopt);
  CHECK(answer.terms.count == 12);
  CHECK(answer.seats == license(Kind::user, 4).seats);
  CHECK(answer.version == 7);
  CHECK(answer.changed == Position{51});
  CHECK(decision->change_type == "update");
}

TEST_CASE("an update that changes nothing is still one event, with empty sides") {
  Update u = update();
  u.command.change.name = "Seats";
  u.command.change.expired = std::optional(Timestamp{1'500'000'000});
  const auto decision = decided(u);
  REQUIRE(verdict(decision) == "accepted");
  REQUIRE(decision->events.size() == 1);
  CHECK(std::get<LicenseUpdated>(decision->events.front().body) == LicenseUpdated{});
  CHECK(std::get<License>(decision->answer).terms == license(Kind::user, 4).terms);
  CHECK(std::get<License>(decision->answer).version == 7);
}
