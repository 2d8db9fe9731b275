// What one update sets, field by field.
#include <catch2/catch.hpp>
#include <string>

#include "support/decide_records.h"

namespace seatledger::ledger {
namespace {

using namespace decide_records;

License license() {
  License row;
  row.id = {5};
  row.kind = Kind::program;
  row.terms.platform_key = "acme";
  row.terms.program_key = "p1";
  row.terms.name = "old";
  row.terms.count = 10;
  row.terms.started = Timestamp{100};
  row.terms.expired = Timestamp{200};
  row.terms.metadata = JsonText(R"({"a":1})");
  row.terms.source = "api";
  row.seats = {3, 1, 2};
  row.version = 4;
  row.changed = {50};
  return row;
}

UpdateLicense by_id() {
  UpdateLicense command;
  command.kind = Kind::program;
  command.license_id = LicenseId{5};
  return command;
}

UpdateLicenseInputs found() { return {license(), {}, {}}; }

TEST_CASE("every field can be changed, alone") {
  const License old = license();
  const auto both = [&](auto member, auto value) {
    UpdateLicense command = by_id();
    command.change.*member = value;
    const auto updated = only_event<LicenseUpdated>(decided(command, found()));
    CHECK(updated.after == command.change);
    CHECK(updated.after != updated.before);
    return updated.before;
  };
  LicenseChange before;
  before.name = "old";
  CHECK(both(&LicenseChange::name, "") == before);
  before = {};
  before.count = 10;
  CHECK(both(&LicenseChange::count, 4) == before);
  before = {};
  before.started = old.terms.started;
  CHECK(both(&LicenseChange::started, Timestamp{150}) == before);
  before = {};
  before.expired = old.terms.expired;
  CHECK(both(&LicenseChange::expired, std::optional<Timestamp>()) == before);
  CHECK(both(&LicenseChange::expired, std::optional(Timestamp{300})) == before);
  before = {};
  before.active = true;
  CHECK(both(&LicenseChange::active, false) == before);
  before = {};
  before.metadata = JsonText(R"({"a":1})");
  CHECK(both(&LicenseChange::metadata, JsonText("{}")) == before);
  before = {};
  // There was none before.
  CHECK(both(&LicenseChange::enrollment_config, JsonText("{}")) == before);
  before.source = "api";
  CHECK(both(&LicenseChange::source, "crm") == before);
}

TEST_CASE("null clears the end, and clearing no end changes nothing") {
  UpdateLicense command = by_id();
  command.change.expired = std::optional<Timestamp>();
  const Decision decision = decided(command, found());
  CHECK_FALSE(std::get<License>(decision.answer).terms.expired);
  UpdateLicenseInputs endless = found();
  endless.by_id->terms.expired.reset();
  CHECK(only_event<LicenseUpdated>(decided(command, endless)) == LicenseUpdated{});
}

TEST_CASE("switching off leaves the seats alone") {
  UpdateLicense command = by_id();
  command.change.active = false;
  const auto answer = std::get<License>(decided(command, found()).answer);
  CHECK_FALSE(answer.terms.active);
  CHECK(answer.seats == SeatCounts{3, 1, 2});
}

TEST_CASE("the same input gives the same decision") {
  UpdateLicense command = by_id();
  command.change.name = "new";
  const Decision first = decided(command, found());
  const Decision second = decided(command, found());
  CHECK(first.events.front().body == second.events.front().body);
  CHECK(std::get<License>(first.answer) == std::get<License>(second.answer));
}

}  // namespace
}  // namespace seatledger::ledger
