#include "ledger/write/batch.h"

#include <algorithm>
#include <unordered_set>
#include <utility>
#include <variant>

#include "ledger/domain/evolve.h"
#include "ledger/domain/person.h"
#include "ledger/log/record.h"
#include "ledger/write/idempotency.h"
#include "ledger/write/prefetch.h"

namespace seatledger::ledger {
namespace {

bool is_idempotent(const Request& request) {
  return request.transaction_id.has_value() || request.idempotency_key.has_value();
}

// The license that an update names; nothing if it is not known.
std::optional<LicenseId> target_of(const UpdateLicense& update, const State& state) {
  if (update.license_id || !update.external_id) return update.license_id;
  return state.license_by_external_id(update.kind, *update.external_id);
}

// The idempotency key of a transaction_id, for commands that have one; nothing when the target of
// an update is not known.
std::optional<IdempotencyKey> transaction_key(const Request& request, const Digest& digest,
                                              const State& state) {
  if (!request.transaction_id) return std::nullopt;
  switch (row_of(request.command).repeat) {
    case RepeatKey::none: return std::nullopt;
    case RepeatKey::create: return create_key(*request.transaction_id, digest);
    case RepeatKey::bulk: return bulk_key(*request.transaction_id, digest);
    case RepeatKey::update: {
      const auto target = target_of(std::get<UpdateLicense>(request.command), state);
      if (!target) return std::nullopt;
      return update_key(*request.transaction_id, *target);
    }
  }
  return std::nullopt;
}

// Rebuilds the first request's answer from the first event of its commit. What the event omits
// because it names people is taken from the repeated request, which has the same content.
struct ReplayedAnswer {
  const Event& event;
  const Command& command;
  const People& people;
  const State& state;

  template <class Body>
  AnswerBody operator()(const Body& body) const {
    constexpr Replay replay = Body::row.replay;
    if constexpr (replay == Replay::removed) {
      return Removed{};
    } else if constexpr (replay == Replay::license) {
      return license();
    } else {
      return built(body);
    }
  }

  License license() const {
    auto row = state.license_after(*event.license_id, event.commit.last());
    if (!row) throw StoreError("the history misses a license after one of its own events");
    return std::move(*row);
  }
  AnswerBody seat(PersonId person) const {
    auto row = state.seat_after(*event.license_id, person, event.commit.last());
    if (!row) throw StoreError("the history misses a seat after one of its own events");
    return std::move(*row);
  }
  template <class Record>
  AnswerBody built(const RecordPut<Record>& put) const {
    if constexpr (std::is_same_v<Record, PersonMark>) {
      // Use the stored row while it is unchanged: the repeated request may order unknown fields
      // differently.
      const auto row = people.person(put.after.person_id);
      if (row && mark(*row) == put.after) return *row;
      Person record = std::get<PutUser>(command).record;
      record.id = put.after.person_id;
      return record;
    } else {
      return put.after;
    }
  }
  AnswerBody built(const GroupPut& put) const {
    const auto* request = std::get_if<PutGroup>(&command);
    if (request == nullptr) return Removed{};  // a removed user left the group
    return GroupAnswer{put.after, members_of(*request, people)};
  }
  AnswerBody built(const KeyCreated& created) const { return created.after; }
  AnswerBody built(const SeatAssigned& assigned) const { return seat(assigned.after.person_id); }
  AnswerBody built(const SeatChanged& changed) const {
    // A covered member whose own assignment was released.
    if (std::holds_alternative<ReleaseSeat>(command)) return Removed{};
    return seat(changed.person_id);
  }
  AnswerBody built(const GroupAssigned& assigned) const {
    return GroupAssignmentAnswer{evolve(event, assigned), assigned.user_count,
                                 assigned.assigned_count};
  }
  AnswerBody built(const GroupAssignmentChanged& changed) const {
    const GroupAssignment row{changed.group_assignment_id,
                              *event.license_id,
                              changed.after,
                              changed.created,
                              event.recorded,
                              changed.version,
                              event.commit.last()};
    return GroupAssignmentAnswer{row, changed.user_count, changed.assigned_count};
  }
  AnswerBody built(const BulkAssigned& bulk) const { return bulk_answer(bulk.rows); }
  AnswerBody built(const BulkReleased& bulk) const { return bulk_answer(bulk.rows); }
  AnswerBody built(const MetadataChanged& changed) const {
    return Metadata{changed.subject, changed.id, changed.after};
  }

  AnswerBody bulk_answer(const std::vector<BulkRow>& rows) const {
    BulkAnswer answer;
    answer.license = license();
    for (const BulkRow& row : rows) {
      BulkAnswer::Row& printed = answer.rows.emplace_back();
      printed.status = row.status;
      if (row.status == BulkStatus::refused) {
        printed.code = code_named(row.code).value_or(ErrorCode::internal_error);
        continue;
      }
      const Position changed = row.changed.value == 0 ? event.commit.last() : row.changed;
      printed.seat = state.seat_after(*event.license_id, row.person_id, changed);
    }
    return answer;
  }

  // In the order of the request, without duplicates, as decide answered.
  static std::vector<PersonId> members_of(const PutGroup& put, const People& people) {
    std::vector<PersonId> members;
    std::unordered_set<PersonId> placed;
    for (const std::int64_t id : put.user_ids) {
      const auto person = people.by_user_id(id);
      if (person && placed.insert(person->id).second) members.push_back(person->id);
    }
    return members;
  }
};

// Makes `event`, the one before it in its commit, the event of the draft.
void place(Event& event, EventDraft draft) {
  ++event.position.value;
  event.kind = draft.kind;
  event.license_id = draft.license_id;
  event.body = std::move(draft.body);
}

// As the open batch sees it.
class Activity final : public PeopleState {
 public:
  explicit Activity(const People& people) : people_(people) {}
  bool is_inactive(PersonId id) const override {
    const auto person = people_.person(id);
    return person && !person->active;
  }

 private:
  const People& people_;
};

}  // namespace

Batch::Batch(const Sequencer::Parts& parts, Position head, Timestamp last_recorded)
    : parts_(parts),
      base_(head),
      head_(head),
      last_recorded_(last_recorded),
      people_(parts.people) {}

Outcome Batch::decide_one(const Request& request) {
  std::optional<Digest> digest;
  Digest fresh_key;
  if (row_of(request.command).may_make_a_person) fresh_key = parts_.entropy.next();
  if (is_idempotent(request)) {
    digest = request_digest(request, people_, fresh_key);
    if (auto outcome = replay_of(request, *digest)) return std::move(*outcome);
  }
  // A clock that was ahead for a while must not stop licenses until it is there again.
  const Timestamp now = parts_.clock.now();
  const Timestamp recorded{std::max(now.micros, last_recorded_.micros + 1)};
  const Activity activity(people_);
  const DecideContext context{
      now,       recorded, Position{head_.value + 1}, parts_.state.sequences(), request.if_match,
      fresh_key, &activity};
  Decision decision = TRY(decide(request.command, {parts_.state, people_}, context));
  if (request.dry_run) {
    Answer answer{std::move(decision.answer), head_, false, false};
    answer.unwritten = std::move(decision.people);
    if (request.plan) answer.plan = plan_of(request, std::move(decision), recorded);
    return answer;
  }
  if (decision.events.empty()) return Answer{std::move(decision.answer), head_, false, false};
  return store(request, digest, std::move(decision), recorded);
}

std::optional<Outcome> Batch::replay_of(const Request& request, const Digest& digest) {
  if (request.idempotency_key) {
    const auto known = parts_.state.remembered(caller_key(request.actor, *request.idempotency_key));
    if (known && known->request_digest == digest) return replay(request, known->position);
    if (known) {
      return error(ErrorCode::idempotency_key_reused,
                   "this Idempotency-Key was used for another request");
    }
  }
  if (const auto key = transaction_key(request, digest, parts_.state)) {
    const auto known = parts_.state.remembered(*key);
    if (known && known->request_digest == digest) return replay(request, known->position);
  }
  return std::nullopt;
}

Outcome Batch::replay(const Request& request, Position position) {
  const Event event = event_at(position);
  const ReplayedAnswer again{event, request.command, people_, parts_.state};
  return Answer{std::visit(again, event.body), head_, true, false};
}

Event Batch::event_at(Position position) const {
  if (position > base_) {
    return decode_record(records_[position.value - base_.value - 1], position);
  }
  const auto found = parts_.log.read_after(Position{position.value - 1}, 1);
  if (found.empty()) throw StoreError("the log misses a remembered commit");
  return decode_record(found.front().bytes, position);
}

Event Batch::head_of(const Request& request, const std::optional<Digest>& digest,
                     const Decision& decision, Timestamp recorded) const {
  Event event;
  event.position = head_;
  event.commit = {Position{head_.value + 1}, 0, static_cast<std::uint32_t>(decision.events.size())};
  event.recorded = recorded;
  event.transaction_id = request.transaction_id.value_or(std::string());
  event.change_type = request.change_type.value_or(decision.change_type);
  event.actor = request.actor;
  event.source = request.source;
  event.correlation_id = request.correlation_id;
  if (digest) event.idempotency_key = request.idempotency_key;
  event.request_digest = digest;
  return event;
}

std::shared_ptr<const Plan> Batch::plan_of(const Request& request, Decision decision,
                                           Timestamp recorded) const {
  auto plan = std::make_shared<Plan>();
  Event event = head_of(request, std::nullopt, decision, recorded);
  plan->events.reserve(decision.events.size());
  for (EventDraft& draft : decision.events) {
    place(event, std::move(draft));
    plan->events.push_back(event);
    ++event.commit.index;
  }
  plan->effects = effects_of(plan->events, parts_.state);
  return plan;
}

Outcome Batch::store(const Request& request, const std::optional<Digest>& digest, Decision decision,
                     Timestamp recorded) {
  Event event = head_of(request, digest, decision, recorded);
  if (!request.transaction_id) event.transaction_id = uuid_v7(recorded, parts_.entropy.next());
  for (PersonWrite& write : decision.people) people_.write(std::move(write));
  // A commit may have ten thousand events.
  if (const std::size_t all = records_.size() + decision.events.size(); all > records_.capacity()) {
    records_.reserve(std::max(all, 2 * records_.capacity()));
  }
  for (EventDraft& draft : decision.events) {
    place(event, std::move(draft));
    records_.push_back(encode_record(event));
    parts_.views.apply(event);
    ++event.commit.index;
  }
  head_ = event.position;
  last_recorded_ = recorded;
  return Answer{std::move(decision.answer), head_, false, true};
}

}  // namespace seatledger::ledger
