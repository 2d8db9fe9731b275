#include "cli/demo/stage.h"

#include <algorithm>
#include <stdexcept>
#include <utility>

namespace seatledger::cli::demo {
namespace {

constexpr int tries_max = 600;
constexpr std::size_t request_id_digits = 16;

Holding* holding_of(LicenseOnStage& license, std::size_t person) {
  const auto at = std::find_if(license.holdings.begin(), license.holdings.end(),
                               [&](const Holding& each) { return each.person == person; });
  return at == license.holdings.end() ? nullptr : &*at;
}

std::string request_id(Chance& ids) {
  std::string text;
  for (std::uint64_t bits = ids.bits(); text.size() < request_id_digits; bits >>= 4U) {
    text += "0123456789abcdef"[bits & 15U];
  }
  return text;
}

}  // namespace

std::string actor_of(Caller caller) {
  return caller == Caller::server ? "server" : "key:" + std::to_string(static_cast<int>(caller));
}

Stage::Stage(std::uint64_t seed, Timestamp until, const ledger::State& given_state,
             std::function<Digest(Caller)> given_keys)
    : calendar(until),
      state(given_state),
      key_of(std::move(given_keys)),
      life(seed, "life"),
      choice(seed, "choice"),
      ids(seed, "ids"),
      people(make_people(seed)) {
  for (const LicenseRow& row : demo::licenses()) licenses[row.key] = {&row, {}, {}, row.ends, -1};
}

Call& Stage::call(Timestamp at, Caller caller, ledger::Command command) {
  Call& made = calls.emplace_back();
  made.at = at;
  made.request.command = std::move(command);
  made.request.actor = actor_of(caller);
  made.request.source = caller == Caller::server ? "server" : "api";
  made.request.correlation_id = request_id(ids);
  return made;
}

Call& Stage::order(Timestamp at, std::string_view id, const char* change_type,
                   ledger::Command command) {
  Call& made = call(at, shop, std::move(command));
  const std::string text(id);
  made.request.transaction_id = text;
  if (change_type != nullptr) made.request.change_type = change_type;
  made.request.idempotency_key = sha256(text);
  orders.insert_or_assign(text, made.request);
  return made;
}

std::optional<std::size_t> Stage::somebody(Chance& chance, std::string_view platform,
                                           const LicenseOnStage* without) {
  for (int tries = 0; tries < tries_max; ++tries) {
    const std::size_t person = chance.below(people.size());
    const Somebody& found = people[person];
    const bool fits = found.presence == Presence::here && !found.is_kept &&
                      found.platform->key == platform &&
                      (without == nullptr || !holds_seat(*without, person));
    if (fits) return person;
  }
  return std::nullopt;
}

void Stage::forget(std::size_t person) {
  for (auto& [group, of_group] : members) std::erase(of_group, person);
  for (auto& [key, license] : licenses) {
    std::erase_if(license.holdings, [&](const Holding& each) { return each.person == person; });
  }
  people[person].presence = Presence::gone;
}

Caller desk_of(std::string_view platform) {
  if (platform == "northfield") return Caller::northfield;
  return platform == "acme" ? Caller::acme : Caller::brightpath;
}

bool holds_seat(const LicenseOnStage& license, std::size_t person) {
  return std::any_of(license.holdings.begin(), license.holdings.end(),
                     [&](const Holding& each) { return each.person == person; });
}

ledger::PutUser put_user(const Stage& stage, std::size_t person) {
  return {stage.people[person].row};
}

ledger::PutGroup put_group(const Stage& stage, std::string_view group) {
  const auto rows = groups();
  const auto row = std::find_if(rows.begin(), rows.end(),
                                [&](const GroupRow& each) { return each.id == group; });
  ledger::PutGroup put;
  put.record.group_id = group;
  put.record.name = row->name;
  put.record.platform_key = row->platform;
  const auto members = stage.members.find(group);
  if (members == stage.members.end()) return put;
  for (const std::size_t person : members->second) {
    put.user_ids.push_back(stage.people[person].row.user_id);
  }
  return put;
}

void give_seat(Stage& stage, LicenseOnStage& license, std::size_t person, Timestamp at) {
  ledger::AssignSeat assign;
  assign.kind = license.row->kind;
  assign.license_id = license.id;
  assign.person.user_id = stage.people[person].row.user_id;
  license.holdings.push_back({person, {}, stage.day});
  Call& call = stage.call(at, desk_of(license.row->platform), std::move(assign));
  call.then = [&license, person](const ledger::Answer& answer) {
    if (Holding* holding = holding_of(license, person)) {
      holding->id = std::get<ledger::Seat>(answer.body).id;
    }
  };
}

void take_seat(Stage& stage, LicenseOnStage& license, std::size_t person, Timestamp at) {
  const Holding* holding = holding_of(license, person);
  if (holding == nullptr || holding->id.value == 0) {
    throw std::logic_error("the demo takes a seat that it did not give");
  }
  ledger::ReleaseSeat release;
  release.kind = license.row->kind;
  release.assignment_id = holding->id;
  stage.call(at, desk_of(license.row->platform), std::move(release));
  std::erase_if(license.holdings, [&](const Holding& each) { return each.person == person; });
}

void seat_group(Stage& stage, std::string_view group, std::string_view license, Timestamp at) {
  const LicenseOnStage& seats = stage.licenses.at(license);
  ledger::AssignGroup assign;
  assign.kind = seats.row->kind;
  assign.license_id = seats.id;
  assign.group_id = group;
  stage.call(at, desk_of(seats.row->platform), std::move(assign));
}

}  // namespace seatledger::cli::demo
