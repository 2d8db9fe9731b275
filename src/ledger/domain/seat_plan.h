// The seats of one decision in the making: the state as the decision's own events leave it, and
// those events. Every rule about who gets, keeps and gives back a seat that more than one command
// needs is here. Pure, as decide is.
#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include "base/error.h"
#include "ledger/domain/decide.h"
#include "ledger/domain/seat_state.h"

namespace seatledger::ledger {

class SeatPlan {
 public:
  // Both must outlive the plan.
  SeatPlan(const SeatState& state, const DecideContext& context)
      : state_(state), context_(context) {}
  SeatPlan(const SeatPlan&) = delete;
  SeatPlan& operator=(const SeatPlan&) = delete;

  // ---- The state. Pointers are good until the next call that makes an event.
  const License* license(LicenseId id);
  const Seat* seat(LicenseId license, PersonId person);       // also a released one
  const Seat* live_seat(LicenseId license, PersonId person);  // none that is released
  // The active group assignment that covers the person; null: there is none.
  const GroupAssignment* cover_of(LicenseId license, PersonId person);
  bool is_waiting(LicenseId license, PersonId person);
  // That the license gives `wanted` new seats now: license_inactive, license_expired or
  // no_seats_available, in this order (contract section 8).
  Result<void> check_seats(LicenseId license, std::int64_t wanted);

  // ---- Events that are not about seats: kept in order with the others.
  void append(EventBody body);
  // The license after a license_updated event of this decision.
  void update_license(License before, LicenseUpdated updated);

  // ---- A person's seat. None of these asks whether a seat is free.
  // To a person without a live seat; a waiting one stops to wait.
  void assign(LicenseId license, SeatTerms terms, std::optional<GroupAssignmentId> through = {});
  // What differs of a live seat. False: nothing did, and there is no event.
  bool change(LicenseId license, PersonId person, const SeatChange& wanted);
  void release(LicenseId license, PersonId person);
  void stop_waiting(LicenseId license, PersonId person);

  // ---- Groups.
  void leave(const std::string& group_id, PersonId person);
  // A member whom a group assignment begins to cover gets a seat or waits, unless they hold one
  // or switched theirs off.
  void cover(LicenseId license, PersonId person, const GroupAssignment& through);
  // One cover less: a seat that came only through groups is released when none is left.
  void uncover(LicenseId license, PersonId person);
  // True when covering the person takes a seat.
  bool needs_seat(LicenseId license, PersonId person);
  // The row as the event leaves it; who is covered is not looked at.
  GroupAssignment assign_group(LicenseId license, GroupTerms terms);
  GroupAssignment change_group(GroupAssignment before, GroupTerms after);
  void release_group(const GroupAssignment& row, const std::vector<PersonId>& members,
                     bool release_seats);

  // Gives free seats to those who wait, in their order, while the license gives any.
  void drain(LicenseId license);
  // Takes back every seat and wait of a person who goes.
  void release_all(PersonId person);

  // ---- The end.
  std::size_t size() const { return events_.size(); }
  EventBody& body(std::size_t index) { return events_[index].body; }
  std::vector<EventDraft> take_events() { return std::move(events_); }
  // Of the decision's last event, were it to end now.
  Position last_position() const;
  // A row as it is answered: where its commit ends is known only at the end.
  template <class Row>
  Row finished(Row row) const {
    if (row.changed >= context_.next_position) row.changed = last_position();
    if constexpr (std::is_same_v<Row, License>) {
      if (row.terms_changed >= context_.next_position) row.terms_changed = last_position();
    }
    return row;
  }

  const DecideContext& context() const { return context_; }

 private:
  using Key = std::pair<LicenseId, PersonId>;

  License& mutable_license(LicenseId id);
  std::optional<Seat>& seat_slot(LicenseId license, PersonId person);
  std::optional<GroupAssignment>& group_slot(LicenseId license, const std::string& group_id);
  Event append(LicenseId license, EventBody body);
  void count(const Event& event, LicenseId license, const SeatCounts& before,
             const SeatCounts& after);
  // Ends a wait that a seat of their own makes unnecessary; what it counted.
  std::int64_t end_wait(LicenseId license, PersonId person);
  // Takes the first one off the list: those of the state, then those whose wait the plan began.
  std::optional<PersonId> next_waiting(LicenseId license);
  void seat_member(LicenseId license, PersonId person, const GroupAssignment& through);

  const SeatState& state_;
  const DecideContext& context_;
  std::map<LicenseId, std::optional<License>> licenses_;
  std::map<Key, std::optional<Seat>> seats_;
  std::map<std::pair<LicenseId, std::string>, std::optional<GroupAssignment>> groups_;
  std::set<std::pair<std::string, PersonId>> left_;
  std::map<Key, std::uint64_t> waiting_;  // waits the plan began, by their number; ended ones: 0
  std::map<LicenseId, std::deque<std::pair<std::uint64_t, PersonId>>> begun_;
  std::uint64_t waits_begun_ = 0;
  std::map<LicenseId, std::uint64_t> drained_to_;  // the next number to look at
  std::uint64_t assignments_given_ = 0;
  std::vector<EventDraft> events_;
};

}  // namespace seatledger::ledger
