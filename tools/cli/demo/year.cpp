#include "cli/demo/year.h"

#include <map>
#include <utility>

#include "api/credentials.h"
#include "cli/demo/demo_ledger.h"
#include "cli/demo/script.h"

namespace seatledger::cli::demo {
namespace {

constexpr const char* first_renewal = "order-88";
constexpr std::string_view switched_license = "laboratory";

void write_day(Stage& stage, int day) {
  stage.day = day;
  if (day == 0) begin(stage);
  if (day < days_of_year) {
    keep_directory(stage);
    open_licenses(stage);
  }
  follow_script(stage);
  if (day > 0 && day < days_of_year) live(stage);
}

std::size_t people_there(const Stage& stage) {
  std::size_t count = 0;
  for (const Somebody& person : stage.people) count += person.presence == Presence::to_come ? 0 : 1;
  return count;
}

}  // namespace

YearMade make_year(const YearWish& wish) {
  SystemEntropy secret;
  SeededEntropy seeded(wish.seed);
  DemoLedger ledger(wish.directory, seeded);
  std::map<Caller, std::string> keys;
  Stage stage(wish.seed, wish.until, ledger.state(), [&](Caller caller) {
    const std::string& text = keys[caller] = api::new_key_text(secret);
    return ledger.key_digest(text);
  });
  for (int day = 0; day <= days_of_year; ++day) {
    write_day(stage, day);
    ledger.run(std::exchange(stage.calls, {}));
    if (std::exchange(stage.changes_signing_key, false)) ledger.change_signing_key();
    wish.progress(day);
  }
  ledger.finish();
  YearMade made;
  made.head = ledger.head();
  made.admin_key = keys.at(Caller::operations);
  made.platform_admin_key = keys.at(Caller::northfield);
  made.auditor_key = keys.at(Caller::audit);
  made.people = people_there(stage);
  made.licenses = stage.licenses.size();
  made.full = stage.licenses.at(full_license).id;
  made.full_renewed = stage.positions.at(first_renewal);
  made.switched = stage.licenses.at(switched_license).id;
  made.switched_off = stage.positions.at("payment_overdue");
  made.list_with_refusals = stage.positions.at("students.csv");
  made.erased = stage.positions.at("erased");
  return made;
}

}  // namespace seatledger::cli::demo
