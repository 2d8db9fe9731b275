// Many people in one commit: each row is decided like a call of its own; the first event holds the
// results of all rows.
#include <algorithm>
#include <string>
#include <unordered_map>
#include <utility>

#include "ledger/domain/assignment.h"
#include "ledger/domain/decide.h"
#include "ledger/domain/email.h"
#include "ledger/domain/refusals.h"
#include "ledger/domain/seat_plan.h"

namespace seatledger::ledger {
namespace {

constexpr std::size_t named_rows_max = 10;

struct RefusedRow {
  std::size_t row = 0;
  Error why;
};

// Whether the error applies to every row.
bool concerns_license(ErrorCode code) {
  return code == ErrorCode::no_seats_available || code == ErrorCode::license_inactive ||
         code == ErrorCode::license_expired;
}

// Collects the results of one command's rows.
class Bulk {
 public:
  Bulk(SeatPlan& plan, License license, std::size_t rows)
      : plan_(plan), license_(std::move(license)) {
    rows_.reserve(rows);
    codes_.reserve(rows);
    before_.reserve(rows);
  }

  const License& license() const { return license_; }

  void refuse(Error why) {
    BulkRow row;
    row.code = code_name(why.code);
    codes_.push_back(why.code);
    refused_.push_back({rows_.size(), std::move(why)});
    rows_.push_back(std::move(row));
    before_.emplace_back();
  }
  // Answers the row as it is after the commit.
  void done(BulkStatus status, PersonId person) {
    rows_.push_back({status, plan_.seat(license_.id, person)->id, person, {}, {}});
    codes_.push_back(ErrorCode::internal_error);
    before_.emplace_back();
  }
  // Answers the row as it was before.
  void done(BulkStatus status, const Seat& before) {
    rows_.push_back({status, before.id, before.terms.person_id, before.changed, {}});
    codes_.push_back(ErrorCode::internal_error);
    before_.emplace_back(before);
  }

  // Fails if any row was refused: with the error that applies to every row, or with bulk_refused
  // and the first refused rows.
  Result<void> check_all() {
    if (refused_.empty()) return {};
    const ErrorCode first = refused_.front().why.code;
    const bool alike = concerns_license(first) && std::all_of(refused_.begin(), refused_.end(),
                                                              [&](const RefusedRow& refused) {
                                                                return refused.why.code == first;
                                                              });
    if (alike) {
      Error why = std::move(refused_.front().why);
      const std::int64_t taken = plan_.license(license_.id)->seats.used() - license_.seats.used();
      why.figures = {{"count", license_.terms.count},
                     {"usage_count", license_.seats.used()},
                     {"requested", taken + static_cast<std::int64_t>(refused_.size())}};
      return why;
    }
    Error why = error(ErrorCode::bulk_refused, std::to_string(refused_.size()) + " of " +
                                                   std::to_string(rows_.size()) +
                                                   " rows cannot be done; nothing was stored");
    for (std::size_t i = 0; i < std::min(refused_.size(), named_rows_max); ++i) {
      const std::string row = "assignments[" + std::to_string(refused_[i].row) + "]";
      why.fields.push_back({row, refused_[i].why.detail});
    }
    return why;
  }

  // `Body` is the type of the plan's first event, which does not have its rows yet.
  template <class Body>
  Decision finish(std::string change_type, std::vector<PersonWrite> people) {
    // A release gives seats to waiting members only here, so that it cannot release those again.
    plan_.drain(license_.id);
    BulkAnswer answer{plan_.finished(*plan_.license(license_.id)), {}};
    answer.rows.reserve(rows_.size());
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      BulkRow& row = rows_[i];
      std::optional<Seat> seat = std::move(before_[i]);
      if (row.status != BulkStatus::refused && !seat) {
        seat = plan_.finished(*plan_.seat(license_.id, row.person_id));
        if (seat->changed < plan_.context().next_position) row.changed = seat->changed;
      }
      answer.rows.push_back({row.status, std::move(seat), codes_[i]});
    }
    Decision decision{{}, std::move(people), std::move(change_type), std::move(answer)};
    if (plan_.size() == 1) return decision;
    std::get<Body>(plan_.body(0)).rows = std::move(rows_);
    decision.events = plan_.take_events();
    decision.events.front().kind = license_.kind;
    decision.events.front().license_id = license_.id;
    return decision;
  }

 private:
  SeatPlan& plan_;
  const License license_;  // before the call
  std::vector<BulkRow> rows_;
  std::vector<ErrorCode> codes_;             // of all rows
  std::vector<std::optional<Seat>> before_;  // for rows that are answered as they were
  std::vector<RefusedRow> refused_;
};

Error no_assignment(const ReleaseSeats::Row& row) {
  const char* field = row.assignment_id     ? "assignment_id"
                      : row.person.user_id  ? "user_id"
                      : row.person.username ? "username"
                                            : "email";
  return field_error(ErrorCode::assignment_not_found, field, "no such assignment");
}

// The person whose assignment a row of a release names; 0 if none.
PersonId holder_of(const ReleaseSeats::Row& row, LicenseId license,
                   const std::optional<Person>& person, const SeatState& state) {
  if (!row.assignment_id) return person && !person->removed ? person->id : PersonId{};
  const auto seat = state.seat_by_id(*row.assignment_id);
  return seat && seat->license_id == license ? seat->terms.person_id : PersonId{};
}

}  // namespace

Result<Decision> decide(const AssignSeats& command, const BulkInputs& inputs,
                        const DecideContext& context) {
  SeatPlan plan(inputs.seats, context);
  const License* license = TRY(find_seat_license(plan, command.license_id, std::nullopt));
  TRY(check_version(context, license->version));
  Bulk bulk(plan, *license, command.rows.size());
  // A seat for somebody new is two events.
  plan.reserve(1 + 2 * command.rows.size());
  plan.append(BulkAssigned{command.mode, {}});
  std::vector<PersonWrite> people;
  std::unordered_map<std::string, std::size_t> invited;  // where in `people`, by the folded e-mail
  for (std::size_t i = 0; i < command.rows.size(); ++i) {
    const AssignSeats::Row& row = command.rows[i];
    const std::optional<Person>* known = &inputs.people[i];
    std::string email;  // of somebody whom only this call may know
    if (!*known && !row.person.user_id && !row.person.username && row.person.email) {
      email = fold_email(*row.person.email);
      const auto before = invited.find(email);
      if (before != invited.end()) known = &people[before->second].after;
    }
    const auto chosen = choose_person(row.person, *known, context, people.size(), i);
    if (chosen.has_error()) {
      bulk.refuse(chosen.error());
      continue;
    }
    const std::size_t events = plan.size();
    const auto assigned = assign_person(plan, command.license_id, chosen->person, row.wish);
    if (assigned.has_error()) {
      bulk.refuse(assigned.error());
      continue;
    }
    if (chosen->is_new) {
      plan.append(PersonInvited{mark(chosen->person)});
      invited.emplace(std::move(email), people.size());
      people.push_back({std::nullopt, chosen->person});
    }
    bulk.done(plan.size() == events ? BulkStatus::unchanged : BulkStatus::assigned,
              chosen->person.id);
    // Waiting members get free seats before the next row.
    plan.drain(command.license_id);
  }
  if (command.mode == BulkMode::atomic) TRY(bulk.check_all());
  return bulk.finish<BulkAssigned>("assign", std::move(people));
}

Result<Decision> decide(const ReleaseSeats& command, const BulkInputs& inputs,
                        const DecideContext& context) {
  SeatPlan plan(inputs.seats, context);
  const License* license = TRY(find_seat_license(plan, command.license_id, std::nullopt));
  TRY(check_version(context, license->version));
  Bulk bulk(plan, *license, command.rows.size());
  plan.reserve(1 + command.rows.size());
  plan.append(BulkReleased{command.mode, {}});
  std::unordered_map<PersonId, Seat> released;  // as they were before the call
  for (std::size_t i = 0; i < command.rows.size(); ++i) {
    const ReleaseSeats::Row& row = command.rows[i];
    const PersonId holder = holder_of(row, command.license_id, inputs.people[i], inputs.seats);
    if (const auto before = released.find(holder); before != released.end()) {
      bulk.done(BulkStatus::unchanged, before->second);
      continue;
    }
    const Seat* live = holder.value == 0 ? nullptr : plan.live_seat(command.license_id, holder);
    if (live == nullptr || !is_releasable(plan, *live)) {
      bulk.refuse(no_assignment(row));
      continue;
    }
    const Seat before = *live;
    release_assignment(plan, before);
    bulk.done(BulkStatus::released, before);
    released.emplace(holder, before);
  }
  if (command.mode == BulkMode::atomic) TRY(bulk.check_all());
  return bulk.finish<BulkReleased>("unassign", {});
}

}  // namespace seatledger::ledger
