// A small ledger for the tests of views: events made by hand, folded into views in memory.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "ledger/domain/events.h"
#include "ledger/log/event_log.h"
#include "ledger/log/record.h"
#include "projections/queries/reader.h"
#include "projections/views/view_set.h"
#include "support/memory_ledger.h"
#include "support/memory_store.h"

namespace seatledger::projections {

// Makes events, each with the next position and its own commit.
class EventMaker {
 public:
  EventMaker() = default;
  // Goes on after the event at `last`.
  explicit EventMaker(Position last) : last_(last.value) {}

  ledger::Event event(ledger::EventBody body) {
    ledger::Event event;
    event.position = Position{++last_};
    event.commit.id = event.position;
    event.recorded =
        Timestamp{1'700'000'000'000'000 + static_cast<std::int64_t>(last_) * 1'000'000};
    event.transaction_id = "t-" + std::to_string(last_);
    event.change_type = "create";
    event.actor = "key:1";
    event.source = "api";
    event.correlation_id = "c";
    event.body = std::move(body);
    return event;
  }
  ledger::Event created(std::uint64_t id, ledger::Kind kind, ledger::LicenseTerms terms) {
    return about(id, kind, event(ledger::LicenseCreated{std::move(terms)}));
  }
  ledger::Event updated(std::uint64_t id, ledger::Kind kind, ledger::LicenseChange after) {
    return about(id, kind, event(ledger::LicenseUpdated{{}, std::move(after)}));
  }
  static ledger::Event about(std::uint64_t id, ledger::Kind kind, ledger::Event event) {
    event.kind = kind;
    event.license_id = LicenseId{id};
    return event;
  }
  ledger::Event about(std::uint64_t id, ledger::Kind kind, ledger::EventBody body) {
    return about(id, kind, event(std::move(body)));
  }
  // Joins consecutive events into one commit.
  static std::vector<ledger::Event> commit(std::vector<ledger::Event> events) {
    for (std::size_t i = 0; i < events.size(); ++i) {
      events[i].commit = {events.front().position, static_cast<std::uint32_t>(i),
                          static_cast<std::uint32_t>(events.size())};
      events[i].recorded = events.front().recorded;
    }
    return events;
  }

 private:
  std::uint64_t last_ = 0;
};

struct ViewFixture {
  MemoryStore store;
  ViewSet views{store};
  EventMaker make;

  // Returns the event's position.
  Position apply(const ledger::Event& event) {
    views.apply(event);
    views.commit();
    return event.position;
  }
  // Returns the position of the commit's last event.
  Position apply(const std::vector<ledger::Event>& commit) {
    for (const ledger::Event& event : commit) views.apply(event);
    views.commit();
    return commit.back().position;
  }
  ViewReader reader() const { return ViewReader(store); }
};

inline ledger::LicenseTerms license_terms(std::string platform_key, std::string name) {
  ledger::LicenseTerms terms;
  terms.platform_key = std::move(platform_key);
  terms.name = std::move(name);
  terms.count = 10;
  terms.started = Timestamp{1'690'000'000'000'000};
  terms.source = "api";
  return terms;
}

inline ledger::Platform platform_record(std::string key, std::string org, std::int64_t id) {
  ledger::Platform record;
  record.key = std::move(key);
  record.org = std::move(org);
  record.platform_id = id;
  record.name = "Platform " + record.key;
  return record;
}

inline ledger::Program program_record(std::string key, std::string id,
                                      std::optional<std::string> name = std::nullopt) {
  ledger::Program record;
  record.program_key = std::move(key);
  record.program_id = std::move(id);
  record.name = std::move(name);
  return record;
}

inline ledger::SeatTerms seat_terms(std::uint64_t person) {
  ledger::SeatTerms terms;
  terms.person_id = PersonId{person};
  return terms;
}
// The terms of a seat through a group.
inline ledger::SeatTerms derived_terms(std::uint64_t person) {
  ledger::SeatTerms terms = seat_terms(person);
  terms.assigned = false;
  terms.direct = false;
  return terms;
}

inline Digest digest_of(std::uint64_t number) { return sha256(std::to_string(number)); }

}  // namespace seatledger::projections
