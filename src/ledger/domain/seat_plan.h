// Seats during one decision: the state after the decision's events so far, and those events.
// Contains every rule about getting, keeping and releasing seats that several commands share. Pure.
#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <type_traits>
#include <unordered_map>
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

  // ---- The state. Pointers are valid until the next call that makes an event.
  const License* license(LicenseId id);
  const Seat* seat(LicenseId license, PersonId person);       // also a released one
  const Seat* live_seat(LicenseId license, PersonId person);  // not a released one
  // The active group assignment that covers the person; null if there is none.
  const GroupAssignment* cover_of(LicenseId license, PersonId person);
  bool is_waiting(LicenseId license, PersonId person);
  // An inactive user keeps seats, but gets none and waits for none (docs/decisions/0023).
  bool is_inactive(PersonId person);
  // For a decision that changes it.
  void set_inactive(PersonId person, bool inactive) { inactive_[person] = inactive; }
  // Whether the license can give `wanted` new seats now; errors, in this order: license_inactive,
  // license_expired, no_seats_available.
  Result<void> check_seats(LicenseId license, std::int64_t wanted);

  // Makes room for so many events, when a decision will make thousands.
  void reserve(std::size_t events) { events_.reserve(events); }
  // ---- Other events, kept in order with those about seats.
  void append(EventBody body);
  // Appends the event and applies it to the license `before`.
  void update_license(License before, LicenseUpdated updated);

  // ---- A person's seat. None of these functions checks whether a seat is free.
  // The person must not have a live seat; ends their wait, if any.
  void assign(LicenseId license, SeatTerms terms, std::optional<GroupAssignmentId> through = {});
  // Applies what differs from the live seat. False: nothing differs, and there is no event.
  bool change(LicenseId license, PersonId person, const SeatChange& wanted);
  void release(LicenseId license, PersonId person);
  void stop_waiting(LicenseId license, PersonId person);

  // ---- Groups.
  void leave(const std::string& group_id, PersonId person);
  // Gives a newly covered member a seat or a place in the waiting list, unless they have a seat,
  // switched theirs off or are inactive.
  void cover(LicenseId license, PersonId person, const GroupAssignment& through);
  // Removes one cover: a seat that came only through groups is released when no cover is left.
  void uncover(LicenseId license, PersonId person);
  // Whether covering the person takes a seat.
  bool needs_seat(LicenseId license, PersonId person);
  // Changes only the group assignment's row, not its members.
  GroupAssignment assign_group(LicenseId license, GroupTerms terms);
  GroupAssignment change_group(GroupAssignment before, GroupTerms after);
  void release_group(const GroupAssignment& row, const std::vector<PersonId>& members,
                     bool release_seats);

  // Gives free seats to waiting members, in order, while the license gives any.
  void drain(LicenseId license);
  // Ends every seat and wait of a person who is removed.
  void release_all(PersonId person);

  // ---- The end.
  std::size_t size() const { return events_.size(); }
  EventBody& body(std::size_t index) { return events_[index].body; }
  std::vector<EventDraft> take_events() { return std::move(events_); }
  // The position of the decision's last event so far.
  Position last_position() const;
  // Sets the row's positions to the end of the commit, which is known only at the end.
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
  struct KeyHash {
    std::size_t operator()(const Key& key) const {
      // Odd multiplier: neighbouring ids of both kinds give different values.
      return static_cast<std::size_t>(key.first.value * 0x9E3779B97F4A7C15ULL + key.second.value);
    }
  };

  // Whether this decision makes the person, who then has no row in the state.
  bool is_new_person(PersonId person) const { return person.value > context_.sequences.person; }
  License& mutable_license(LicenseId id);
  std::optional<Seat>& seat_slot(LicenseId license, PersonId person);
  std::optional<GroupAssignment>& group_slot(LicenseId license, const std::string& group_id);
  Event append(LicenseId license, EventBody body);
  void count(const Event& event, LicenseId license, const SeatCounts& before,
             const SeatCounts& after);
  // Ends a wait that a direct seat makes unnecessary; returns how many waits it ended.
  std::int64_t end_wait(LicenseId license, PersonId person);
  // Removes the first waiting member: those of the state come before those of this plan.
  std::optional<PersonId> next_waiting(LicenseId license);
  void seat_member(LicenseId license, PersonId person, const GroupAssignment& through);

  const SeatState& state_;
  const DecideContext& context_;
  std::map<LicenseId, std::optional<License>> licenses_;
  std::unordered_map<Key, std::optional<Seat>, KeyHash> seats_;
  std::map<std::pair<LicenseId, std::string>, std::optional<GroupAssignment>> groups_;
  std::set<std::pair<std::string, PersonId>> left_;
  std::unordered_map<PersonId, bool> inactive_;  // who was asked for
  // Numbers of waits that this plan began; 0: ended.
  std::unordered_map<Key, std::uint64_t, KeyHash> waiting_;
  std::map<LicenseId, std::deque<std::pair<std::uint64_t, PersonId>>> begun_;
  std::uint64_t waits_begun_ = 0;
  std::map<LicenseId, std::uint64_t> drained_to_;  // the next waiting number to read
  std::uint64_t assignments_given_ = 0;
  std::vector<EventDraft> events_;
};

}  // namespace seatledger::ledger
