// A whole ledger in memory with a scripted clock and scripted randomness, for the sequencer.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "ledger/log/record.h"
#include "ledger/write/fold.h"
#include "ledger/write/sequencer.h"
#include "projections/fold/compare.h"
#include "projections/views/view_set.h"
#include "support/memory_ledger.h"
#include "support/memory_store.h"

namespace seatledger::sequencer_world {

using namespace ledger;

// Shows one time until a test sets another, later or earlier.
class ScriptedClock final : public Clock {
 public:
  Timestamp now() override { return time; }
  Timestamp time{1'700'000'000'000'000};
};

class ScriptedEntropy final : public Entropy {
 public:
  Digest next() override { return sha256(std::to_string(drawn_++)); }

 private:
  int drawn_ = 0;
};

struct World {
  MemoryLedger log;
  projections::MemoryStore store;
  std::optional<projections::ViewSet> views;
  ScriptedClock clock;
  ScriptedEntropy entropy;
  std::vector<std::string> reports;
  std::optional<Sequencer> sequencer;

  World() { start(); }
  World(const World&) = delete;
  World& operator=(const World&) = delete;

  // As after a crash: with the log, and of the views only the flushed rows.
  void restart() {
    log.recover();
    sequencer.reset();
    store.crash();
    start();
  }

  std::vector<Outcome> run(const std::vector<Request>& requests) {
    return sequencer->run(requests);
  }
  Outcome run(const Request& request) { return run(std::vector{request}).at(0); }
  std::uint64_t head() const { return log.head().value; }

  std::vector<Event> events(Position after = {}) const {
    std::vector<Event> result;
    for (const StoredRecord& record : log.read_after(after, head())) {
      result.push_back(decode_exact_record(record.bytes, record.position));
    }
    return result;
  }

 private:
  void start() {
    views.emplace(store);
    sequencer.emplace(
        Sequencer::Parts{log, log, views->state(), *views, clock, entropy,
                         [this](std::string_view text) { reports.emplace_back(text); }});
  }
};

// How the views differ from a fold of the log into an empty store; nothing: they are equal.
inline std::optional<std::string> difference_from_log(const World& world,
                                                      std::size_t batch_events = 3) {
  projections::MemoryStore store;
  projections::ViewSet views(store);
  ledger::FoldOptions options;
  options.batch_events = batch_events;
  ledger::fold(world.log, views, options);
  const auto left = world.store.snapshot();
  const auto right = store.snapshot();
  const auto difference = projections::compare(*left, *right);
  if (!difference) return std::nullopt;
  return projections::describe(*difference);
}

// "stored", "replayed", "unchanged" or the code of the refusal.
inline std::string told(const Outcome& outcome) {
  if (outcome.has_error()) return std::string(code_name(outcome.error().code));
  if (outcome->replayed) return outcome->appended ? "replayed and stored" : "replayed";
  return outcome->appended ? "stored" : "unchanged";
}

inline std::vector<std::string> told(const std::vector<Outcome>& outcomes) {
  std::vector<std::string> texts;
  for (const Outcome& outcome : outcomes) texts.push_back(told(outcome));
  return texts;
}

inline Request request(Command command) {
  Request result;
  result.command = std::move(command);
  result.actor = "key:1";
  result.source = "api";
  result.correlation_id = "c";
  return result;
}

}  // namespace seatledger::sequencer_world
