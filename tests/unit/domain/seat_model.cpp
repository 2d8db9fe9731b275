// Commits, versions, retries, counts.
#include "seat_model.h"

#include <algorithm>

namespace seatledger::seat_model {
namespace {

bool same_holding(const Seat* left, const Seat* right) {
  const SeatCounts none;
  return (left ? counts_of(left->terms) : none) == (right ? counts_of(right->terms) : none);
}

const Seat* find(const State& state, LicenseId license, PersonId person) {
  const auto rows = state.seats.find(license);
  if (rows == state.seats.end()) return nullptr;
  const auto row = rows->second.find(person);
  return row == rows->second.end() ? nullptr : &row->second;
}

bool counts_moved(const State& before, const State& after, LicenseId license) {
  for (const auto& [person, row] : after.people) {
    if (!same_holding(find(before, license, person), find(after, license, person))) return true;
  }
  for (const auto& [person, row] : before.people) {
    if (!same_holding(find(before, license, person), find(after, license, person))) return true;
  }
  const auto list = [license](const State& state) {
    const auto found = state.waiting.find(license);
    return found == state.waiting.end() ? std::vector<PersonId>() : found->second;
  };
  return list(before) != list(after);
}

bool is_bulk(const Command& command) {
  return std::holds_alternative<AssignSeats>(command) ||
         std::holds_alternative<ReleaseSeats>(command);
}

std::string content(const Request& request) {
  return text(request.command) + " as " + request.transaction_id.value_or("-") + " for " +
         request.change_type.value_or("-");
}

std::string idempotency_name(const Request& request) {
  return "key " + request.actor + " " + to_hex(*request.idempotency_key);
}

}  // namespace

Expected Model::answer(const Request& request, Timestamp clock) {
  if (const auto known = again(request)) return *known;
  clock_ = clock;
  now_ = Timestamp{std::max(clock.micros, last_recorded_.micros + 1)};
  if_match_ = request.if_match;
  updated_.reset();
  counted_.clear();
  passed_on_.clear();
  touched_.clear();
  const State before = state_;
  Show show;
  try {
    show = std::visit([this](const auto& command) { return run(command); }, request.command);
  } catch (const Refused& refused) {
    state_ = before;
    return {std::string(code_name(refused.code)), {}, refused.figures};
  }
  const bool changed = !(state_ == before) || updated_ || !touched_.empty();
  raise_versions(before);
  Expected expected{changed && !request.dry_run ? "stored" : "unchanged", show()};
  if (!changed) return expected;
  if (request.dry_run) {
    state_ = before;
    return expected;
  }
  last_recorded_ = now_;
  if (!(state_.people == before.people)) ++identities_;
  remember(request, expected);
  return expected;
}

void Model::match(std::uint64_t version) const {
  if (!if_match_) return;
  // What is not there has no version, and matches nothing; "*" is what is there.
  for (const std::uint64_t seen : if_match_->listed) {
    if (version != 0 && (seen == UINT64_MAX || seen == version)) return;
  }
  throw Refused{ErrorCode::version_mismatch, {{"version", static_cast<std::int64_t>(version)}}};
}

void Model::note_changes(const State& before, LicenseId license) {
  if (counts_moved(before, state_, license)) counted_.insert(license);
  for (const auto& [person, seat] : state_.seats.at(license)) {
    const Seat* was = seat_model::find(before, license, person);
    if (!was || !(*was == seat)) touched_.insert({license, person});
  }
}

void Model::raise_versions(const State& before) {
  for (auto& [id, license] : state_.licenses) {
    license.seats = count(id);
    const auto old = before.licenses.find(id);
    const bool is_new = old == before.licenses.end();
    const bool counted =
        counted_.count(id) > 0 || (counts_moved(before, state_, id) && passed_on_.count(id) == 0);
    if (is_new || updated_ == id || counted) {
      license.version = is_new ? 1 : old->second.version + 1;
    }
    for (auto& [person, seat] : state_.seats[id]) {
      const Seat* was = seat_model::find(before, id, person);
      if (was && *was == seat && touched_.count({id, person}) == 0) continue;
      ++seat.version;
      seat.modified = now_;
    }
    for (auto& [group_id, team] : state_.teams[id]) {
      const auto& teams = before.teams.find(id);
      if (teams != before.teams.end() && teams->second.count(group_id) > 0 &&
          teams->second.at(group_id) == team) {
        continue;
      }
      ++team.version;
      team.modified = now_;
    }
  }
}

SeatCounts Model::count(LicenseId license) const {
  SeatCounts counts;
  if (const auto rows = state_.seats.find(license); rows != state_.seats.end()) {
    for (const auto& [person, seat] : rows->second) {
      const SeatCounts one = seat.released ? SeatCounts() : counts_of(seat.terms);
      counts.active += one.active;
      counts.pending += one.pending;
    }
  }
  if (const auto list = state_.waiting.find(license); list != state_.waiting.end()) {
    counts.waiting = static_cast<std::int64_t>(list->second.size());
  }
  return counts;
}

bool Model::usable(LicenseId license) const {
  const LicenseTerms& terms = state_.licenses.at(license).terms;
  return terms.active && (!terms.expired || clock_ < *terms.expired);
}

std::int64_t Model::free_seats(LicenseId license) const {
  return state_.licenses.at(license).terms.count - count(license).used();
}

// Refuses unless the license can give so many seats now.
void Model::need(LicenseId license, std::int64_t seats) const {
  if (seats == 0) return;
  const std::int64_t used = count(license).used();
  const bool active = state_.licenses.at(license).terms.active;
  if (!active) refuse(ErrorCode::license_inactive, license, used, seats);
  if (!usable(license)) refuse(ErrorCode::license_expired, license, used, seats);
  if (free_seats(license) < seats) refuse(ErrorCode::no_seats_available, license, used, seats);
}

void Model::refuse(ErrorCode code, LicenseId license, std::int64_t used,
                   std::int64_t requested) const {
  const std::int64_t count = state_.licenses.at(license).terms.count;
  throw Refused{code, {{"count", count}, {"usage_count", used}, {"requested", requested}}};
}

void Model::learn(LicenseId license, PersonId person, AssignmentId id) {
  state_.seats.at(license).at(person).id = id;
}
void Model::learn(LicenseId license, const std::string& group_id, GroupAssignmentId id) {
  state_.teams.at(license).at(group_id).id = id;
}

std::optional<LicenseId> Model::target(const UpdateLicense& c) const {
  if (c.license_id || !c.external_id) return c.license_id;
  for (const auto& [id, license] : state_.licenses) {
    if (license.kind == c.kind && license.terms.external_id == c.external_id) return id;
  }
  return std::nullopt;
}

Model::Show Model::run(const MergeInvited& c) {
  const auto there = [&](PersonId id) {
    const auto found = state_.people.find(id);
    return found != state_.people.end() && !found->second.removed ? &found->second : nullptr;
  };
  const Person* from = there(c.person);
  if (from && there(c.into) && c.person != c.into && from->user_id == 0) merge(c.person, c.into);
  return [] { return AnswerBody(Removed{}); };
}

namespace {
std::string transaction_name(const Request& request, std::optional<LicenseId> target) {
  if (!request.transaction_id) return "";
  if (std::holds_alternative<CreateLicense>(request.command)) return "create " + content(request);
  if (is_bulk(request.command)) return "bulk " + content(request);
  if (!target) return "";
  return "update " + std::to_string(target->value) + " " + *request.transaction_id;
}
}  // namespace

std::optional<Expected> Model::again(const Request& request) const {
  const auto first = [&](const std::string& name) {
    const auto found = remembered_.find(name);
    return found == remembered_.end() ? nullptr : &found->second;
  };
  if (request.idempotency_key) {
    if (const Remembered* known = first(idempotency_name(request))) {
      if (known->request != content(request)) return Expected{"idempotency_key_reused", {}};
      return Expected{"replayed", known->expected.body};
    }
  }
  const auto* update = std::get_if<UpdateLicense>(&request.command);
  const std::string name =
      transaction_name(request, update ? target(*update) : std::optional<LicenseId>());
  const Remembered* known = name.empty() ? nullptr : first(name);
  if (!known || known->request != content(request)) return std::nullopt;
  return Expected{"replayed", known->expected.body};
}

void Model::remember(const Request& request, const Expected& expected) {
  const Remembered row{content(request), expected};
  if (request.idempotency_key) remembered_[idempotency_name(request)] = row;
  const std::string name = transaction_name(request, updated_);
  if (name.empty()) return;
  // What comes later under one update's name takes its place; without a digest of its own too.
  remembered_[name] = row;
}

}  // namespace seatledger::seat_model
