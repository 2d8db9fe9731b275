#include "runtime/cluster/membership.h"

#include <algorithm>
#include <exception>
#include <utility>

#include "base/store_error.h"

namespace seatledger::runtime {
namespace {

using std::chrono::milliseconds;

// A follower that hears nothing looks each second.
constexpr milliseconds round_interval{1000};
constexpr milliseconds failed_round_interval{100};
constexpr std::int64_t clock_apart_max_us = 10'000'000;
// Clocks of two machines may run this much apart, in parts of a lease.
constexpr int drift_parts = 10;

// Whether a copy that has come so far holds all that is up to `end`.
bool covers(const ledger::Cursor& copy, const ledger::Cursor& end) {
  return copy.chunk.head >= end.chunk.head &&
         std::pair(copy.changed, copy.person) >= std::pair(end.changed, end.person);
}

std::chrono::nanoseconds safe_lease(milliseconds lease) { return lease - lease / drift_parts; }

}  // namespace

Membership::Membership(MembershipParts parts, MembershipSettings settings)
    : parts_(std::move(parts)), settings_(std::move(settings)), cursor_(parts_.log.cursor()) {}

std::chrono::nanoseconds Membership::due() const {
  return parts_.gate.is_wanted() ? Time(0) : std::min(next_beat_, next_round_);
}

bool Membership::has_lead_lapsed() const { return parts_.now() >= lead_until_; }

void Membership::step(bool news) {
  try {
    const Time now = parts_.now();
    if (now >= next_beat_) {
      next_beat_ = now + settings_.lease / 4;
      if (leading_) {
        beat();
      } else {
        look(parts_.shared.watch());
      }
    }
    if (leading_ && !parts_.may_lead()) give_up();
    const bool asks = !leading_ || has_lead_lapsed();
    if ((asks && (news || now >= next_round_)) || parts_.gate.is_wanted()) follow();
    if (leading_) next_round_ = now + round_interval;
    if (!leading_) stand();
    if (!std::exchange(problem_, {}).empty()) {
      parts_.report(LogLevel::info, "the shared ledger is reached again");
    }
  } catch (const std::exception& problem) {
    // Also a record that cannot be read, and what the file system throws: nothing of it may end the
    // server.
    next_round_ = std::min(next_beat_, parts_.now() + failed_round_interval);
    if (std::exchange(problem_, problem.what()).empty()) {
      parts_.report(LogLevel::error, problem_);
    }
  }
}

// The lease counts from the moment of sending: the others count from when they saw the beat, which
// is later.
void Membership::beat() {
  const std::uint64_t epoch = parts_.log.leading_epoch();
  if (epoch == 0) return step_down("an append was refused");
  const Time sent = parts_.now();
  if (parts_.shared.keep_lead({epoch, settings_.me.id})) {
    lead_until_ = sent + safe_lease(settings_.lease);
    parts_.gate.lead_until(lead_until_);
    return;
  }
  // Settling an append raises the epoch of who leads.
  const ledger::Leadership now = parts_.shared.watch();
  if (now.leader && now.leader->id == settings_.me.id) return;
  look(now);
  step_down("another server took it");
}

void Membership::look(const ledger::Leadership& now) {
  if (!seen_since_ || now.epoch != seen_.epoch || now.beat != seen_.beat) {
    seen_since_ = parts_.now();
  }
  seen_ = now;
}

// False: the round confirmed nothing.
bool Membership::follow() {
  next_round_ = parts_.now() + round_interval;
  parts_.gate.begin_round();
  do {
    if (!follow_piece()) return false;
  } while (!at_head_);
  parts_.gate.end_round();
  return true;
}

// Fetches what is new, writes it to the copy, and folds it. False: the round cannot be ended.
bool Membership::follow_piece() {
  ledger::Piece piece = parts_.shared.follow(cursor_, settings_.piece_bytes);
  look(piece.leadership);
  const bool is_mine = seen_.leader && seen_.leader->id == settings_.me.id;
  if (leading_ && !is_mine) step_down("another server leads");
  if (!piece.continues) {
    // Unless the cursor is only older than the copy, after this server wrote by itself.
    ledger::Cursor newest;
    if (!parts_.between([&] { newest = parts_.log.cursor(); })) return false;
    if (std::exchange(cursor_, newest) == newest && !std::exchange(lost_, true)) {
      parts_.lost_events("the shared ledger does not hold the events that this copy ends with");
    }
    at_head_ = false;
    return false;
  }
  lost_ = false;
  const std::int64_t apart = piece.now.micros - parts_.clock.now().micros;
  clock_is_near_ = apart <= clock_apart_max_us && apart >= -clock_apart_max_us;
  at_head_ = false;
  return parts_.between([&] {
    const ledger::Cursor end = piece.next;
    const bool was_at_head = piece.at_head;
    if (piece.from == parts_.log.cursor() && piece.from != end) {
      parts_.log.follow(std::move(piece));
      parts_.fold();
    }
    // If this server wrote meanwhile, the piece was left alone: then the copy may hold all of it or
    // not.
    cursor_ = parts_.log.cursor();
    at_head_ = was_at_head && covers(cursor_, end);
  });
}

// Takes the lead if nobody has it, or who has it gave no sign of life for a lease.
void Membership::stand() {
  if (!seen_since_ || lost_ || !at_head_ || !clock_is_near_ || !parts_.may_lead()) return;
  const Time sent = parts_.now();
  if (seen_.leader && seen_.leader->id == settings_.me.id) {
    // Taken before; the answer was lost.
    return begin_lead({seen_.epoch, settings_.me.id}, Time(0));
  }
  if (seen_.leader && sent - *seen_since_ < settings_.lease) return;
  const auto term = parts_.shared.take_lead(seen_, settings_.me);
  if (term) begin_lead(*term, sent);
  look(parts_.shared.watch());
}

void Membership::begin_lead(const ledger::Term& term, Time sent) {
  // Up to the head that stands behind the taking of the lead: decided is on the whole prefix.
  if (!follow()) return;
  const bool still = seen_.leader && seen_.leader->id == settings_.me.id;
  if (!still || seen_.epoch != term.epoch) return;
  if (!parts_.between([&] { parts_.log.lead(term); })) return;
  leading_ = true;
  lead_until_ = sent + safe_lease(settings_.lease);
  next_beat_ = parts_.now();
  parts_.gate.lead_until(lead_until_);
  parts_.report(LogLevel::info, "this server leads");
  parts_.role_changed(true);
}

void Membership::step_down(std::string_view why) {
  parts_.gate.lead_until(Time(0));
  lead_until_ = Time(0);
  leading_ = false;
  parts_.report(LogLevel::warning, std::string("this server no longer leads: ") + std::string(why));
  parts_.role_changed(false);
  parts_.between([&] { parts_.log.stop_leading(); });
  next_round_ = Time(0);
}

void Membership::give_up() {
  if (!leading_) return;
  const std::uint64_t epoch = parts_.log.leading_epoch();
  step_down("it gave up the lead");
  try {
    if (epoch != 0) parts_.shared.give_up_lead({epoch, settings_.me.id});
  } catch (const StoreError& problem) {
    parts_.report(LogLevel::warning, problem.what());
  }
}

}  // namespace seatledger::runtime
