#include "ledger/domain/effects.h"

#include <map>
#include <optional>
#include <utility>
#include <variant>

namespace seatledger::ledger {
namespace {

// One person in one license.
struct Standing {
  bool active = false;  // has a seat
  bool pending = false;
  bool waits = false;
};

SeatCounts counts_of(const Standing& standing) {
  SeatTerms terms;
  terms.active = standing.active;
  terms.pending = standing.pending;
  SeatCounts counts = counts_of(terms);
  counts.waiting = standing.waits ? 1 : 0;
  return counts;
}

class EffectsFold {
 public:
  explicit EffectsFold(const SeatState& before) : before_(before) {}

  void add(const Event& event) {
    if (!event.license_id) return;
    license_ = *event.license_id;
    figures_of(license_);
    std::visit([this](const auto& body) { change(body); }, event.body);
  }

  Effects take() {
    Effects effects;
    for (const auto& [place, passage] : passages_) {
      const auto& [was, is] = passage;
      const auto [license, person] = place;
      add_difference(figures_of(license).after, counts_of(was), counts_of(is));
      if (is.active && !was.active) effects.gains.push_back({license, person});
      if (was.active && !is.active) effects.loses.push_back({license, person});
      if (is.waits && !was.waits) effects.waits.push_back({license, person});
    }
    for (const auto& [id, figures] : figures_) effects.licenses.push_back(figures);
    return effects;
  }

 private:
  struct Passage {
    Standing was, is;  // before the commit, and after the events so far
  };

  static void add_difference(SeatCounts& sum, const SeatCounts& was, const SeatCounts& is) {
    sum.active += is.active - was.active;
    sum.pending += is.pending - was.pending;
    sum.waiting += is.waiting - was.waiting;
  }

  template <class Body>
  void change(const Body&) {}
  void change(const SeatAssigned& assigned) {
    now(assigned.after.person_id) = {assigned.after.active, assigned.after.pending, false};
  }
  void change(const SeatChanged& changed) {
    Standing& holder = now(changed.person_id);
    const Standing after{changed.after.active.value_or(holder.active),
                         changed.after.pending.value_or(holder.pending), false};
    if (holder_after(changed) != changed.person_id) holder = {};
    now(holder_after(changed)) = after;
  }
  void change(const SeatReleased& released) { now(released.before.person_id).active = false; }
  void change(const MemberWaiting& waiting) { now(waiting.person_id).waits = true; }
  void change(const MemberNotWaiting& left) { now(left.person_id).waits = false; }

  Standing& now(PersonId person) {
    const auto [found, is_new] = passages_.try_emplace({license_, person});
    if (is_new) {
      const auto seat = before_.seat(license_, person);
      const Standing was{seat && seat->terms.active, seat && seat->terms.pending,
                         before_.waiter(license_, person).has_value()};
      found->second = {was, was};
    }
    return found->second.is;
  }

  Effects::Figures& figures_of(LicenseId id) {
    const auto [found, is_new] = figures_.try_emplace(id);
    if (is_new) {
      const auto license = before_.license(id);  // nothing: the commit creates it
      const SeatCounts counts = license ? license->seats : SeatCounts{};
      found->second = {id, counts, counts};
    }
    return found->second;
  }

  const SeatState& before_;
  LicenseId license_;  // of the event at hand
  std::map<LicenseId, Effects::Figures> figures_;
  std::map<std::pair<LicenseId, PersonId>, Passage> passages_;
};

}  // namespace

Effects effects_of(std::span<const Event> events, const SeatState& before) {
  EffectsFold fold(before);
  for (const Event& event : events) fold.add(event);
  return fold.take();
}

}  // namespace seatledger::ledger
