// What holds for any sequence of requests, in any batches, also when stores fail on the way.
#include <rapidcheck.h>
#include <rapidcheck/catch.h>
#include <catch2/catch.hpp>

#include <algorithm>
#include <map>
#include <utility>

#include "support/command_generator.h"
#include "support/sequencer_world.h"

using namespace seatledger;
using namespace seatledger::ledger;
using namespace seatledger::sequencer_world;
using namespace seatledger::command_generator;

namespace {

// Requests in batches of 1 to 5; now and then an earlier one again.
std::vector<std::vector<Request>> any_batches() {
  std::vector<std::vector<Request>> batches{beginning()};
  std::vector<Request> sent;
  const std::size_t count = 1 + below(25);
  for (std::size_t i = 0; i < count; ++i) {
    std::vector<Request> batch;
    const std::size_t size = 1 + below(5);
    for (std::size_t n = 0; n < size; ++n) {
      const bool again = !sent.empty() && one_in(5);
      batch.push_back(again ? sent[below(sent.size())] : any_request());
      sent.push_back(batch.back());
    }
    batches.push_back(std::move(batch));
  }
  return batches;
}

// Positions without a gap, commits whole and in order, one time for each, records exact.
void check_log(const World& world) {
  Timestamp last;
  const auto events = world.events();  // reads each record by its exact bytes
  RC_ASSERT(events.size() == world.head());
  for (std::size_t i = 0; i < events.size(); ++i) {
    const Event& event = events[i];
    RC_ASSERT(event.position == Position{i + 1});
    const bool begins = event.commit.index == 0;
    if (begins) RC_ASSERT(event.recorded > last);
    if (!begins)
      RC_ASSERT(event.commit == (CommitPart{events[i - 1].commit.id, events[i - 1].commit.index + 1,
                                            events[i - 1].commit.size}));
    if (!begins) RC_ASSERT(event.recorded == last);
    const bool ends = i + 1 == events.size() || events[i + 1].commit.index == 0;
    if (ends) RC_ASSERT(event.commit.index + 1 == event.commit.size);
    last = event.recorded;
  }
}

// Ids count up from 1; each commit that changes a license raises its version by one, however many
// events it has.
void check_versions(World& world) {
  std::map<std::uint64_t, std::uint64_t> versions;
  std::map<std::uint64_t, Position> seen;
  for (const Event& event : world.events()) {
    if (!event.license_id) continue;
    const std::uint64_t id = event.license_id->value;
    const bool is_created = std::holds_alternative<LicenseCreated>(event.body);
    if (is_created) RC_ASSERT(id == versions.size() + 1);
    const Position last = event.commit.last();
    if (std::exchange(seen[id], last) == last) continue;
    const auto row = world.views->state().license_after({id}, last);
    // A commit may change seats and leave the counts as they are: then the row is an older one.
    const bool is_about_it = is_created || std::holds_alternative<LicenseUpdated>(event.body);
    if (!is_about_it && (!row || row->changed != last)) continue;
    RC_ASSERT(row.has_value());
    const std::uint64_t version = ++versions[id];
    RC_ASSERT(row->version == version);
    RC_ASSERT(row->changed == last);
  }
  for (const auto& [id, version] : versions) {
    RC_ASSERT(world.views->state().license({id})->version == version);
  }
  RC_ASSERT(world.views->state().sequences().license == versions.size());
}

bool same_row(const BulkAnswer::Row& left, const BulkAnswer::Row& right) {
  return left.status == right.status && left.seat == right.seat &&
         (left.status != BulkStatus::refused || left.code == right.code);
}

// The same for those who read it; a person's own key is not part of an answer.
bool same_answer(const AnswerBody& left, const AnswerBody& right) {
  if (left.index() != right.index()) return false;
  return std::visit(
      [&]<class Body>(const Body& body) {
        const Body& other = std::get<Body>(right);
        if constexpr (std::is_same_v<Body, Removed>) {
          return true;
        } else if constexpr (std::is_same_v<Body, GroupAnswer>) {
          return body.group == other.group && body.members == other.members;
        } else if constexpr (std::is_same_v<Body, GroupAssignmentAnswer>) {
          return body.assignment == other.assignment && body.user_count == other.user_count &&
                 body.assigned_count == other.assigned_count;
        } else if constexpr (std::is_same_v<Body, BulkAnswer>) {
          return body.license == other.license &&
                 std::equal(body.rows.begin(), body.rows.end(), other.rows.begin(),
                            other.rows.end(), same_row);
        } else if constexpr (std::is_same_v<Body, Person>) {
          Person plain = body;
          plain.row_key = other.row_key;
          return plain == other;
        } else {
          return body == other;
        }
      },
      left);
}

bool can_be_recognised(const Request& request) {
  if (request.dry_run) return false;
  if (request.idempotency_key) return true;
  return request.transaction_id && (std::holds_alternative<CreateLicense>(request.command) ||
                                    std::holds_alternative<UpdateLicense>(request.command) ||
                                    std::holds_alternative<AssignSeats>(request.command) ||
                                    std::holds_alternative<ReleaseSeats>(request.command));
}

void check_repeat(const Outcome& first, const Outcome& again) {
  if (first.has_error()) {
    RC_ASSERT(told(again) == told(first));
    return;
  }
  RC_ASSERT(again.has_value());
  RC_ASSERT(!again->appended);
  RC_ASSERT(again->replayed == (first->appended || first->replayed));
  RC_ASSERT(again->position == first->position);
  RC_ASSERT(same_answer(first->body, again->body));
}

// What a request was told, by its Idempotency-Key.
struct Told {
  bool stored = false;
  bool replayed = false;
};
using Answers = std::map<Digest, Told>;

void break_something(World& world) {
  switch (below(5)) {
    case 0: return world.log.fail_append(1, static_cast<AppendFault>(below(3)));
    case 1: return world.store.fail_write(1 + below(3));
    case 2: return world.log.fail_recovers(1 + below(2));
    case 3: return world.views->flush();
    default: return world.restart();
  }
}

// Sends the batch until every request of it is answered, with faults before and between.
void insist(World& world, const std::vector<Request>& batch, Answers& answers) {
  constexpr int tries_max = 12;
  for (int tries = 0; tries < tries_max; ++tries) {
    if (tries < 3 && one_in(2)) {
      try {
        break_something(world);
      } catch (const StoreError&) {  // a flush or a restart while another fault is due
      }
    }
    bool answered = true;
    const auto outcomes = world.run(batch);
    for (std::size_t i = 0; i < batch.size(); ++i) {
      const std::string text = told(outcomes[i]);
      Told& answer = answers[*batch[i].idempotency_key];
      answer.stored |= text == "stored";
      answer.replayed |= text == "replayed";
      if (text == "outcome_unknown" || text == "catching_up") answered = false;
    }
    if (answered && tries > 0) return;
  }
  RC_FAIL("the ledger never came back");
}

}  // namespace

TEST_CASE("what the ledger holds follows from its log") {
  rc::prop("views equal a fold of the log; positions, commits, times and versions hold", [] {
    World world;
    for (const auto& batch : any_batches()) {
      const std::uint64_t before = world.head();
      std::size_t stored = 0;
      for (const Outcome& outcome : world.run(batch)) {
        if (outcome.has_error()) continue;
        RC_ASSERT(outcome->position.value <= world.head());
        if (outcome->appended) ++stored;
      }
      RC_ASSERT((stored == 0) == (world.head() == before));
      if (one_in(6)) world.clock.time.micros += number(100) - 50;
      if (one_in(6)) world.views->flush();
    }
    RC_ASSERT(world.reports.empty());
    check_log(world);
    check_versions(world);
    RC_ASSERT(difference_from_log(world, 1 + below(9)) == std::nullopt);
  });
}

TEST_CASE("requests in one batch or each alone end in the same log") {
  rc::prop("batches leave no mark", [] {
    World together;
    World alone;
    for (const auto& batch : any_batches()) {
      const auto outcomes = together.run(batch);
      for (std::size_t i = 0; i < batch.size(); ++i) {
        RC_ASSERT(told(alone.run(batch[i])) == told(outcomes[i]));
      }
    }
    RC_ASSERT(together.events() == alone.events());
    RC_ASSERT(together.log.list(0, 100) == alone.log.list(0, 100));
  });
}

TEST_CASE("the same request twice is one event and one answer") {
  rc::prop("a repeat at once appends nothing", [] {
    World world;
    for (const auto& batch : any_batches()) {
      for (const Request& request : batch) {
        if (!can_be_recognised(request)) {
          world.run(request);
          continue;
        }
        if (one_in(2)) {
          const auto twins = world.run({request, request});
          check_repeat(twins[0], twins[1]);
        } else {
          const Outcome first = world.run(request);
          check_repeat(first, world.run(request));
        }
      }
    }
    check_log(world);
  });
}

TEST_CASE("stores that fail lose nothing that was answered and store nothing twice") {
  rc::prop("a request repeated until it is answered is one commit at most", [] {
    World world;
    Answers answers;
    for (auto batch : any_batches()) {
      // Who was erased cannot be recognised in a repeat of what named them (contract section 11).
      std::erase_if(batch, [](const Request& request) {
        return std::holds_alternative<ErasePerson>(request.command);
      });
      for (Request& request : batch) {
        request.idempotency_key = sha256("r" + std::to_string(answers.size()));
        answers[*request.idempotency_key] = {};
      }
      insist(world, batch, answers);
    }
    RC_ASSERT(world.views->applied() == world.log.head());
    std::map<Digest, int> commits;
    for (const Event& event : world.events()) {
      if (event.commit.index == 0) ++commits[*event.idempotency_key];
    }
    for (const auto& [key, answer] : answers) {
      if (answer.stored) RC_ASSERT(commits[key] == 1);
      if (!answer.stored && !answer.replayed) RC_ASSERT(commits[key] == 0);
      RC_ASSERT(commits[key] <= 1);
    }
    check_log(world);
    check_versions(world);
    RC_ASSERT(difference_from_log(world) == std::nullopt);
  });
}
