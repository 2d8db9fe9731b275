// Plays the script.
#include <algorithm>
#include <stdexcept>

#include "cli/demo/names.h"
#include "cli/demo/script.h"
#include "cli/demo/stage.h"

namespace seatledger::cli::demo {
namespace {

constexpr int arrives_within = 80;
constexpr int last_arrival = 360;
constexpr std::int64_t unknown_user = 990'001;

Timestamp later(Timestamp time, int seconds) {
  return Timestamp{time.micros + std::int64_t{seconds} * 1'000'000};
}

// One row of the script, with the stage it is played on.
struct Scene {
  Stage& stage;
  const Happening& row;
  const Timestamp at;

  Scene(Stage& given, const Happening& happening)
      : stage(given),
        row(happening),
        at(row.day < days_of_year
               ? stage.calendar.at(row.day, row.hour)
               : stage.calendar.before_end(row.hour.hour * 60 + row.hour.minute)) {}

  // The license, which daily life leaves alone on this day.
  LicenseOnStage& license() const {
    LicenseOnStage& found = stage.licenses.at(row.subject);
    found.scripted = stage.day;
    return found;
  }
  std::string_view platform_of_group() const {
    for (const GroupRow& group : groups()) {
      if (group.id == row.subject) return group.platform;
    }
    throw std::logic_error("the demo's script names a group that does not exist");
  }
  std::size_t somebody(std::string_view platform, const LicenseOnStage* without = nullptr) const {
    const auto found = stage.somebody(stage.choice, platform, without);
    if (!found) throw std::logic_error("the demo's script finds nobody");
    return *found;
  }
  // Of people who are not kept by the script.
  std::size_t member() const {
    const auto& members = stage.members.at(row.subject);
    for (;;) {
      const std::size_t person = members[stage.choice.below(members.size())];
      const Somebody& found = stage.people[person];
      if (found.presence == Presence::here && !found.is_kept) return person;
    }
  }
};

// ---- orders ----

void change_count(const Scene& scene, bool is_renewal) {
  LicenseOnStage& license = scene.license();
  ledger::UpdateLicense update;
  update.kind = license.row->kind;
  update.license_id = license.id;
  update.change.count = std::int64_t{scene.row.number};
  if (is_renewal && license.ends != no_end) {
    license.ends += days_of_year;
    update.change.expired = std::optional(scene.stage.calendar.at(license.ends));
  }
  Stage& stage = scene.stage;
  const std::string order(scene.row.word);
  stage.order(scene.at, order, is_renewal ? "renewal" : "extension", std::move(update)).then =
      [&stage, order](const ledger::Answer& answer) { stage.positions[order] = answer.position; };
}

void repeat(const Scene& scene, const std::string& order) {
  for (int i = 0; i < scene.row.number; ++i) {
    Call& call = scene.stage.calls.emplace_back();
    call.at = later(scene.at, i * 4);
    call.request = scene.stage.orders.at(order);
    call.is_repeat = true;
  }
}

void repeat_create(const Scene& scene) {
  const auto rows = licenses();
  const auto row = std::find_if(rows.begin(), rows.end(), [&](const LicenseRow& each) {
    return each.key == scene.row.subject;
  });
  repeat(scene, "order-" + std::to_string(1001 + (row - rows.begin())));
}

void change_license(const Scene& scene, ledger::LicenseChange change, std::string_view why) {
  const LicenseOnStage& license = scene.license();
  ledger::UpdateLicense update;
  update.kind = license.row->kind;
  update.license_id = license.id;
  update.change = std::move(change);
  Call& call = scene.stage.call(scene.at, Caller::operations, std::move(update));
  if (why.empty()) return;
  call.request.change_type = why;
  Stage& stage = scene.stage;
  call.then = [&stage, why = std::string(why)](const ledger::Answer& answer) {
    stage.positions[why] = answer.position;
  };
}

void switch_license(const Scene& scene, bool active) {
  ledger::LicenseChange change;
  change.active = active;
  change_license(scene, std::move(change), scene.row.word);
}

void annotate(const Scene& scene) {
  ledger::LicenseChange change;
  change.metadata = JsonText(std::string(scene.row.word));
  change_license(scene, std::move(change), {});
}

// ---- seats ----

void assign(const Scene& scene) {
  LicenseOnStage& license = scene.license();
  for (int i = 0; i < scene.row.number; ++i) {
    const std::size_t person = scene.somebody(license.row->platform, &license);
    give_seat(scene.stage, license, person, later(scene.at, i * 41));
  }
}

// Holdings that may be taken away, in their order.
std::vector<std::size_t> holders(const Scene& scene, const LicenseOnStage& license) {
  std::vector<std::size_t> found;
  for (const Holding& holding : license.holdings) {
    if (holding.id.value != 0) found.push_back(holding.person);
  }
  if (found.size() < static_cast<std::size_t>(scene.row.number)) {
    throw std::logic_error("the demo's script takes more seats than were given");
  }
  found.resize(static_cast<std::size_t>(scene.row.number));
  return found;
}

void release(const Scene& scene) {
  LicenseOnStage& license = scene.license();
  for (const std::size_t person : holders(scene, license)) {
    take_seat(scene.stage, license, person, scene.at);
  }
}

// The rows and their people become one call. Refused rows have no person.
void assign_all(const Scene& scene, ledger::AssignSeats assign, std::vector<std::size_t> people) {
  LicenseOnStage& license = scene.license();
  assign.license_id = license.id;
  const std::size_t refused = assign.rows.size() - people.size();
  for (const std::size_t person : people) {
    license.holdings.push_back({person, {}, scene.stage.day});
  }
  Call& call = scene.stage.call(scene.at, desk_of(license.row->platform), std::move(assign));
  call.request.transaction_id = scene.row.word;
  Stage& stage = scene.stage;
  call.then = [&stage, &license, refused, people = std::move(people),
               word = std::string(scene.row.word)](const ledger::Answer& answer) {
    stage.positions[word] = answer.position;
    const auto& rows = std::get<ledger::BulkAnswer>(answer.body).rows;
    std::vector<AssignmentId> given;
    for (const auto& row : rows) {
      if (row.seat) given.push_back(row.seat->id);
    }
    if (given.size() != people.size() || rows.size() - given.size() != refused) {
      throw std::logic_error("the demo's list of seats is answered otherwise");
    }
    for (Holding& holding : license.holdings) {
      const auto at = std::find(people.begin(), people.end(), holding.person);
      if (at != people.end()) holding.id = given[static_cast<std::size_t>(at - people.begin())];
    }
  };
}

void bulk(const Scene& scene) {
  LicenseOnStage& license = scene.license();
  ledger::AssignSeats assign;
  std::vector<std::size_t> people;
  for (int i = 0; i < scene.row.number; ++i) {
    const std::size_t person = scene.somebody(license.row->platform, &license);
    scene.stage.people[person].is_kept = true;
    people.push_back(person);
    assign.rows.emplace_back().person.user_id = scene.stage.people[person].row.user_id;
  }
  assign_all(scene, std::move(assign), std::move(people));
}

// A list with mistakes: two numbers and a name that nobody has, and somebody who is inactive.
void csv(const Scene& scene) {
  constexpr int mistakes = 4;
  LicenseOnStage& license = scene.license();
  ledger::AssignSeats assign;
  assign.mode = ledger::BulkMode::best_effort;
  std::vector<std::size_t> people;
  const auto unused = [&](std::size_t person) {
    return std::find(people.begin(), people.end(), person) == people.end();
  };
  while (people.size() + mistakes < static_cast<std::size_t>(scene.row.number)) {
    const std::size_t person = scene.somebody(license.row->platform, &license);
    if (!unused(person)) continue;
    people.push_back(person);
    assign.rows.emplace_back().person.user_id = scene.stage.people[person].row.user_id;
  }
  const auto insert = [&](std::size_t index) -> ledger::PersonSelector& {
    return assign.rows.emplace(assign.rows.begin() + static_cast<std::ptrdiff_t>(index))->person;
  };
  insert(57).user_id = unknown_user;
  insert(120).username = "jlindquist.";
  insert(188).user_id = unknown_user + 1;
  const auto& all = scene.stage.people;
  const auto inactive = std::find_if(all.begin(), all.end(), [&](const Somebody& person) {
    return person.presence == Presence::inactive && person.platform->key == license.row->platform;
  });
  if (inactive == all.end()) throw std::logic_error("the demo has nobody inactive");
  insert(240).user_id = inactive->row.user_id;
  assign_all(scene, std::move(assign), std::move(people));
}

void clear(const Scene& scene) {
  LicenseOnStage& license = scene.license();
  ledger::ReleaseSeats release;
  release.license_id = license.id;
  for (const std::size_t person : holders(scene, license)) {
    release.rows.emplace_back().person.user_id = scene.stage.people[person].row.user_id;
    std::erase_if(license.holdings, [&](const Holding& each) { return each.person == person; });
    scene.stage.people[person].is_kept = false;
  }
  scene.stage.call(scene.at, desk_of(license.row->platform), std::move(release))
      .request.transaction_id = scene.row.word;
}

// Every second address is that of somebody who comes later.
void invite(const Scene& scene) {
  LicenseOnStage& license = scene.license();
  Stage& stage = scene.stage;
  std::size_t next = 0;
  for (int i = 0; i < scene.row.number; ++i) {
    ledger::AssignSeat assign;
    assign.kind = license.row->kind;
    assign.license_id = license.id;
    if (i % 2 == 1) {
      const auto comes = [&](const Somebody& person) {
        return person.presence == Presence::to_come && !person.is_kept &&
               person.joins > stage.day + 1 && person.platform->key == license.row->platform;
      };
      while (!comes(stage.people.at(next))) ++next;
      Somebody& person = stage.people[next];
      person.is_kept = true;
      person.joins = std::min(stage.day + stage.choice.between(2, arrives_within), last_arrival);
      assign.person.email = person.row.email;
    } else {
      assign.person.email = stage.choice.one_of(given_names()).in_address() + '.' +
                            stage.choice.one_of(family_names()).in_address() + std::to_string(i) +
                            "@partners.example.org";
    }
    stage.call(later(scene.at, i * 3), desk_of(license.row->platform), std::move(assign));
  }
}

// ---- people and groups ----

void gather(const Scene& scene) {
  auto& members = scene.stage.members[scene.row.subject];
  for (int i = 0; i < scene.row.number; ++i) {
    const std::size_t person = scene.somebody(scene.platform_of_group());
    scene.stage.people[person].is_kept = true;
    members.push_back(person);
  }
  scene.stage.call(scene.at, Caller::records, put_group(scene.stage, scene.row.subject));
}

// Of those who come to the platform, the last.
void newcomers(const Scene& scene) {
  Stage& stage = scene.stage;
  for (int i = 0; i < scene.row.number; ++i) {
    std::size_t person = stage.people.size();
    do {
      --person;
    } while (stage.people.at(person).presence != Presence::to_come ||
             stage.people[person].is_kept ||
             stage.people[person].platform->key != scene.platform_of_group());
    stage.people[person].presence = Presence::here;
    stage.people[person].group = scene.row.subject;
    stage.members[scene.row.subject].push_back(person);
    stage.call(later(scene.at, i), Caller::records, put_user(stage, person));
  }
  stage.call(later(scene.at, 60), Caller::records, put_group(stage, scene.row.subject));
}

void pause(const Scene& scene) {
  const std::size_t person = scene.member();
  scene.stage.people[person].presence = Presence::inactive;
  scene.stage.people[person].row.active = false;
  scene.stage.call(scene.at, Caller::records, put_user(scene.stage, person));
}

void erase(const Scene& scene) {
  const std::size_t person = scene.member();
  Stage& stage = scene.stage;
  ledger::ErasePerson erase;
  erase.person.email = stage.people[person].row.email;
  stage.call(scene.at, Caller::operations, std::move(erase)).then =
      [&stage](const ledger::Answer& answer) { stage.positions["erased"] = answer.position; };
  stage.forget(person);
}

void change_shop_key(const Scene& scene) {
  const KeyId leaked{static_cast<std::uint64_t>(Caller::shop)};
  scene.stage.call(scene.at, Caller::operations, ledger::RevokeKey{leaked});
  make_key(scene.stage, Caller::new_shop, later(scene.at, 180));
  scene.stage.shop = Caller::new_shop;
}

void play(const Scene& scene) {
  switch (scene.row.what) {
    case What::extend: return change_count(scene, false);
    case What::renew: return change_count(scene, true);
    case What::repeat_create: return repeat_create(scene);
    case What::repeat_renew: return repeat(scene, std::string(scene.row.word));
    case What::switch_off: return switch_license(scene, false);
    case What::switch_on: return switch_license(scene, true);
    case What::annotate: return annotate(scene);
    case What::assign: return assign(scene);
    case What::release: return release(scene);
    case What::bulk: return bulk(scene);
    case What::clear: return clear(scene);
    case What::csv: return csv(scene);
    case What::invite: return invite(scene);
    case What::seat_group:
      return seat_group(scene.stage, scene.row.word, scene.row.subject, scene.at);
    case What::gather: return gather(scene);
    case What::newcomers: return newcomers(scene);
    case What::pause: return pause(scene);
    case What::erase: return erase(scene);
    case What::change_shop_key: return change_shop_key(scene);
    case What::change_signing_key: scene.stage.changes_signing_key = true; return;
  }
}

}  // namespace

void follow_script(Stage& stage) {
  for (const Happening& row : script()) {
    if (row.day == stage.day) play(Scene(stage, row));
  }
}

}  // namespace seatledger::cli::demo
