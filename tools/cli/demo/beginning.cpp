// The first day: keys, platforms, courses, programs.
#include <array>
#include <stdexcept>

#include "cli/demo/stage.h"

namespace seatledger::cli::demo {
namespace {

using ledger::Role;

constexpr int minute = 60;
constexpr int no_expiry = -1;

struct KeyRow {
  Caller caller;
  std::string_view name;
  Role role;
  std::string_view platform;
  int expires = no_expiry;  // the day
};
constexpr std::array<KeyRow, 9> key_rows{{
    {Caller::operations, "operations", Role::admin, ""},
    {Caller::records, "student and staff records", Role::admin, ""},
    {Caller::shop, "shop", Role::admin, ""},
    {Caller::northfield, "Northfield registrar", Role::platform_admin, "northfield"},
    {Caller::acme, "Acme people team", Role::platform_admin, "acme"},
    {Caller::brightpath, "Brightpath desk", Role::platform_admin, "brightpath"},
    {Caller::audit, "annual audit", Role::auditor, ""},
    {Caller::site, "catalogue on the web site", Role::read_only, "brightpath", 500},
    {Caller::new_shop, "shop (new key)", Role::admin, ""},
}};

struct ChoicesRow {
  std::string_view field, choices;
};
constexpr auto choices_rows = std::to_array<ChoicesRow>({
    {"language", R"([{"value":"en","label":"English"},{"value":"de","label":"German"},)"
                 R"({"value":"fr","label":"French"}])"},
    {"level", R"([{"value":"first year","label":"First year"},)"
              R"({"value":"second year","label":"Second year"},)"
              R"({"value":"graduate","label":"Graduate"}])"},
});

void make_catalogue(Stage& stage) {
  int seconds = (8 * 60 + 20) * minute;
  const auto at = [&] { return stage.calendar.at(0, seconds += 7); };
  for (const CourseRow& row : courses()) {
    ledger::PutCourse put;
    put.record.course_id = row.id;
    put.record.name = row.name;
    put.record.org = row.platform;
    put.record.platform_key = row.platform;
    stage.call(at(), Caller::records, std::move(put));
    ledger::PutMetadata metadata;
    metadata.subject = ledger::Subject::course;
    metadata.id = row.id;
    metadata.values = JsonText(std::string(row.metadata));
    stage.call(at(), Caller::records, std::move(metadata));
  }
  for (const ProgramRow& row : programs()) {
    ledger::PutProgram put;
    put.record.program_key = row.key;
    put.record.program_id = row.id;
    put.record.name = row.name;
    put.record.org = row.platform;
    put.record.platform_key = row.platform;
    put.record.course_list = JsonText(std::string(row.courses));
    stage.call(at(), Caller::records, std::move(put));
  }
  for (const ChoicesRow& row : choices_rows) {
    ledger::PutChoices put;
    put.record.field_key = row.field;
    put.record.choices = JsonText(std::string(row.choices));
    stage.call(at(), Caller::records, std::move(put));
  }
}

}  // namespace

void make_key(Stage& stage, Caller caller, Timestamp at) {
  const KeyRow& row = key_rows[static_cast<std::size_t>(caller) - 1];
  ledger::CreateKey create;
  create.name = row.name;
  create.role = row.role;
  if (!row.platform.empty()) create.platform_key = row.platform;
  if (row.expires != no_expiry) create.expires = stage.calendar.at(row.expires);
  create.digest = stage.key_of(caller);
  const Caller maker = caller == Caller::operations ? Caller::server : Caller::operations;
  stage.call(at, maker, std::move(create)).then = [caller](const ledger::Answer& answer) {
    const KeyId given = std::get<ledger::ApiKey>(answer.body).id;
    if (given.value != static_cast<std::uint64_t>(caller)) {
      throw std::logic_error("the demo's keys are made in another order");
    }
  };
}

void begin(Stage& stage) {
  make_key(stage, Caller::operations, stage.calendar.at(0, Hour{8, 0}));
  for (const PlatformRow& row : platforms()) {
    ledger::PutPlatform put;
    put.record.key = row.key;
    put.record.org = row.key;
    put.record.name = row.name;
    stage.call(stage.calendar.at(0, Hour{8, 3}), Caller::operations, std::move(put));
  }
  for (Caller caller = Caller::records; caller < Caller::new_shop;
       caller = static_cast<Caller>(static_cast<int>(caller) + 1)) {
    make_key(stage, caller, stage.calendar.at(0, Hour{8, 5}));
  }
  make_catalogue(stage);
}

}  // namespace seatledger::cli::demo
