// Licenses that open, and what happens every day: seats are given, used and released one by one.
#include <algorithm>

#include "cli/demo/stage.h"

namespace seatledger::cli::demo {
namespace {

constexpr int work_begins = 7 * 3600;
constexpr int work_ends = 19 * 3600;
constexpr int first_order_at = 9 * 3600 + 5 * 60;

// A day's share of the seats that are wanted, of those that are given, and of those not yet used;
// in thousandths, on a usual day.
constexpr int given_share = 70;
constexpr int released_share = 6;
constexpr int used_share = 300;
constexpr int days_kept = 18;  // before a seat is released

Timestamp at_work(Stage& stage) {
  return stage.calendar.at(stage.day, stage.life.between(work_begins, work_ends - 1));
}

void open_license(Stage& stage, LicenseOnStage& license, std::size_t index) {
  const LicenseRow& row = *license.row;
  ledger::CreateLicense create;
  create.kind = row.kind;
  create.platform.key = row.platform;
  if (row.kind == ledger::Kind::course) create.course_id = row.subject;
  if (row.kind == ledger::Kind::program) create.program_key = row.subject;
  create.name = row.name;
  create.count = row.count;
  create.started = stage.calendar.at(stage.day);
  if (row.ends != no_end) create.expired = stage.calendar.at(row.ends);
  create.metadata = JsonText(std::string(row.metadata));
  create.source = row.source;
  const std::string number = std::to_string(1001 + index);
  create.external_id = std::string(row.source) + '-' + number;
  const auto at = stage.calendar.at(stage.day, first_order_at + static_cast<int>(index) * 90);
  stage.order(at, "order-" + number, nullptr, std::move(create)).then =
      [&license](const ledger::Answer& answer) {
        license.id = std::get<ledger::License>(answer.body).id;
      };
}

void use_seat(Stage& stage, LicenseOnStage& license, Holding& holding) {
  holding.used = stage.day;
  // Used before, when the seat was a group's or given the last time.
  if (stage.state.seat_by_id(holding.id)->terms.fulfilled) return;
  ledger::AssignSeat assign;
  assign.kind = license.row->kind;
  assign.license_id = license.id;
  assign.person.user_id = stage.people[holding.person].row.user_id;
  assign.wish.fulfilled = true;
  stage.call(at_work(stage), desk_of(license.row->platform), std::move(assign));
}

void use_seats(Stage& stage, LicenseOnStage& license) {
  const int share = used_share * busyness(stage.day) / 100;
  for (Holding& holding : license.holdings) {
    if (holding.id.value == 0 || holding.used >= 0 || !stage.life.happens(share)) continue;
    if (stage.people[holding.person].presence != Presence::here) continue;
    use_seat(stage, license, holding);
  }
}

void release_seats(Stage& stage, LicenseOnStage& license) {
  const auto held = static_cast<std::int64_t>(license.holdings.size());
  const int wanted = stage.life.rounded(held * released_share * busyness(stage.day) / 100);
  for (int i = 0; i < wanted && !license.holdings.empty(); ++i) {
    const Holding holding = license.holdings[stage.life.below(license.holdings.size())];
    if (holding.id.value == 0 || stage.day - holding.since < days_kept) continue;
    if (holding.used == stage.day) continue;
    take_seat(stage, license, holding.person, at_work(stage));
  }
}

void give_seats(Stage& stage, LicenseOnStage& license, const ledger::License& now) {
  const std::int64_t wanted = now.terms.count * license.row->fill / 100 - now.seats.used();
  if (wanted <= 0) return;
  const int given = stage.life.rounded(wanted * given_share * busyness(stage.day) / 100);
  for (int i = 0; i < std::min<std::int64_t>(given, wanted); ++i) {
    const auto person = stage.somebody(stage.life, license.row->platform, &license);
    if (person) give_seat(stage, license, *person, at_work(stage));
  }
}

}  // namespace

int busyness(int day) {
  constexpr int weekend = 12;
  constexpr int holidays = 45;
  constexpr int usual = 100;
  constexpr int first_term = 150;
  constexpr int second_term = 240;
  if (day % 7 >= 5) return weekend;
  if (day >= 5 && day < 26) return first_term;
  if (day >= 145 && day < 190) return holidays;
  if (day >= 198 && day < 222) return second_term;
  return usual;
}

void open_licenses(Stage& stage) {
  const auto rows = licenses();
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (rows[i].created == stage.day) open_license(stage, stage.licenses.at(rows[i].key), i);
  }
  for (const GroupSeatsRow& row : group_seats()) {
    if (row.day != stage.day) continue;
    seat_group(stage, row.group, row.license, stage.calendar.at(stage.day, row.hour));
  }
}

void live(Stage& stage) {
  // In the order of the table, which a map has not.
  for (const LicenseRow& row : licenses()) {
    LicenseOnStage& license = stage.licenses.at(row.key);
    if (license.id.value == 0 || stage.day >= license.ends || license.scripted == stage.day)
      continue;
    const auto now = stage.state.license(license.id);
    if (!now || !now->terms.active) continue;
    use_seats(stage, license);
    if (row.fill == 0) continue;
    // In this order: who gives a seat back today does not get one today.
    give_seats(stage, license, *now);
    release_seats(stage, license);
  }
}

}  // namespace seatledger::cli::demo
