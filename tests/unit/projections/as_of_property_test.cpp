// Every answer as of every position equals what a fold of the log up to there holds; inside a
// commit, up to before that commit. The same by time, and after a rebuild from nothing.
#include <rapidcheck.h>
#include <rapidcheck/catch.h>
#include <catch2/catch.hpp>

#include <algorithm>
#include <map>
#include <vector>

#include "ledger/log/position_at.h"
#include "projections/queries/license_query.h"
#include "projections/queries/reader.h"
#include "projections/queries/seat_query_at.h"
#include "projections/queries/utilisation.h"
#include "projections/views/sequence_view.h"
#include "support/command_generator.h"
#include "support/seat_sequence.h"
#include "support/sequencer_world.h"

using namespace seatledger;
using namespace seatledger::ledger;
using namespace seatledger::sequencer_world;
using namespace seatledger::command_generator;
using projections::LicenseQueryAt;
using projections::SeatHistoryView;
using projections::SeatQueryAt;
using projections::Utilisation;
using projections::UtilisationPoint;
using projections::ViewReader;

namespace {

// Everything that as-of reads speak of, as the current rows of a fold hold it.
struct Rows {
  std::map<std::uint64_t, License> licenses;
  std::map<std::uint64_t, std::vector<Seat>> seats;  // not the released ones, by ascending id
};

Rows state_of(const projections::KeyValueStore& store, const Sequences& sequences) {
  Rows state;
  const ViewReader reader(store);
  for (std::uint64_t id = 1; id <= sequences.license; ++id) {
    const auto license = reader.license({id});
    if (!license) continue;
    state.licenses.emplace(id, *license);
    auto& seats = state.seats[id];
    for (std::uint64_t person = 1; person <= sequences.person; ++person) {
      const auto seat = reader.seat({id}, {person});
      if (seat && !seat->released) seats.push_back(*seat);
    }
    std::sort(seats.begin(), seats.end(),
              [](const Seat& left, const Seat& right) { return left.id < right.id; });
  }
  return state;
}

template <class Row>
std::vector<Row> page_of_rows(const std::vector<Row>& rows, const projections::Page& page) {
  const std::size_t begin = std::min(page.skipped(), rows.size());
  const std::size_t end = begin + std::min(page.size, rows.size() - begin);
  return {rows.begin() + static_cast<std::ptrdiff_t>(begin),
          rows.begin() + static_cast<std::ptrdiff_t>(end)};
}

projections::Page any_page() { return {1 + below(3), 1 + below(4)}; }

LicenseQueryAt any_license_query() {
  LicenseQueryAt query;
  query.kind = maybe(2, kind);
  query.filter.platform_key = maybe(3, platform_key);
  query.filter.name = maybe(5, [] { return name_of("License ", 3); });
  query.filter.source = maybe(5, [] { return name_of("source", 2); });
  query.filter.active = maybe(3, [] { return one_in(2); });
  query.filter.external_id = maybe(6, [] { return name_of("x", 4); });
  query.program_key = maybe(8, [] { return name_of("g", 3); });
  if (one_in(4)) query.filter.metadata.push_back({"tier", "gold"});
  if (one_in(2)) query.sort.field = projections::LicenseSortField::name;
  query.sort.descending = one_in(2);
  query.page = any_page();
  return query;
}

template <class Value, class Wanted>
bool is(const std::optional<Wanted>& wanted, const Value& value) {
  return !wanted || *wanted == value;
}

bool passes(const License& license, const LicenseQueryAt& query) {
  const LicenseTerms& terms = license.terms;
  const bool has_metadata = query.filter.metadata.empty() ||
                            terms.metadata.str().find(R"("tier":"gold")") != std::string::npos;
  return is(query.kind, license.kind) && is(query.filter.platform_key, terms.platform_key) &&
         is(query.filter.name, terms.name) && is(query.filter.source, terms.source) &&
         is(query.filter.active, terms.active) && has_metadata &&
         (!query.filter.external_id || terms.external_id == query.filter.external_id) &&
         (!query.program_key || (terms.program_key && *terms.program_key == *query.program_key));
}

std::vector<License> wanted_licenses(const Rows& state, const LicenseQueryAt& query) {
  std::vector<License> rows;
  for (const auto& [id, license] : state.licenses) {
    if (passes(license, query)) rows.push_back(license);
  }
  const bool by_name = query.sort.field == projections::LicenseSortField::name;
  std::stable_sort(rows.begin(), rows.end(), [&](const License& left, const License& right) {
    const int order = by_name ? left.terms.name.compare(right.terms.name)
                              : (left.id < right.id   ? -1
                                 : left.id > right.id ? 1
                                                      : 0);
    return query.sort.descending ? order > 0 : order < 0;
  });
  return rows;
}

void check_licenses(const ViewReader& reader, const Rows& state, LicenseQueryAt query,
                    std::optional<Position> at) {
  query.at = at;
  const auto found = find_licenses_at(reader.snapshot(), query);
  const auto wanted = wanted_licenses(state, query);
  RC_ASSERT(found.total == wanted.size());
  RC_ASSERT(found.rows == page_of_rows(wanted, query.page));
}

void check_seats(const ViewReader& reader, const Rows& state, std::uint64_t license, Position at) {
  SeatQueryAt query;
  query.license = {license};
  query.at = at;
  query.active = maybe(3, [] { return one_in(2); });
  query.fulfilled = maybe(4, [] { return one_in(2); });
  query.direct = maybe(4, [] { return one_in(2); });
  query.descending = one_in(2);
  query.page = any_page();
  std::vector<Seat> wanted;
  const auto seats = state.seats.find(license);
  if (seats != state.seats.end()) {
    for (const Seat& seat : seats->second) {
      const SeatTerms& terms = seat.terms;
      if (is(query.active, terms.active) && is(query.fulfilled, terms.fulfilled) &&
          is(query.direct, terms.direct)) {
        wanted.push_back(seat);
      }
    }
  }
  if (query.descending) std::reverse(wanted.begin(), wanted.end());
  const auto found = find_seats_at(reader.snapshot(), query);
  RC_ASSERT(found.total == wanted.size());
  RC_ASSERT(found.rows == page_of_rows(wanted, query.page));
}

void check_license(const ViewReader& reader, const Rows& state, std::uint64_t id, Position at) {
  const auto found = state.licenses.find(id);
  const auto license = reader.license_at({id}, at);
  const auto use = utilisation_at(reader.snapshot(), {id}, at);
  if (found == state.licenses.end()) {
    RC_ASSERT(license == std::nullopt);
    RC_ASSERT(use == std::nullopt);
    return;
  }
  RC_ASSERT(license == std::optional(found->second));
  RC_ASSERT(use == std::optional(Utilisation{license->seats, license->terms.count}));
  SeatQueryAt holders;
  holders.license = {id};
  holders.at = at;
  holders.active = true;
  RC_ASSERT(find_seats_at(reader.snapshot(), holders).total ==
            static_cast<std::size_t>(license->seats.used()));
}

void check_every_seat(const ViewReader& reader, const Rows& state, const Sequences& sequences,
                      std::uint64_t license, Position at) {
  std::map<std::uint64_t, Seat> held;
  const auto seats = state.seats.find(license);
  if (seats != state.seats.end()) {
    for (const Seat& seat : seats->second) held.emplace(seat.terms.person_id.value, seat);
  }
  for (std::uint64_t person = 1; person <= sequences.person; ++person) {
    const auto seat = SeatHistoryView::as_of(reader.snapshot(), {license}, {person}, at);
    const auto wanted = held.find(person);
    const bool is_held = seat && !seat->released;
    RC_ASSERT(is_held == (wanted != held.end()));
    if (is_held) RC_ASSERT(*seat == wanted->second);
  }
}

void check_everything(const ViewReader& reader, const Rows& state, const Sequences& sequences,
                      Position at) {
  for (std::uint64_t id = 1; id <= sequences.license + 1; ++id) {
    check_license(reader, state, id, at);
    check_every_seat(reader, state, sequences, id, at);
    check_seats(reader, state, id, at);
  }
  check_licenses(reader, state, any_license_query(), at);
  const std::uint64_t last = state.licenses.empty() ? 0 : state.licenses.rbegin()->first;
  RC_ASSERT(last_license_at(reader.snapshot(), at) == LicenseId{last});
}

struct CommitEnd {
  Position position;
  Timestamp recorded;
};

std::vector<CommitEnd> commits_of(const World& world) {
  std::vector<CommitEnd> ends;
  for (const Event& event : world.events()) {
    if (event.commit.last() == event.position) ends.push_back({event.position, event.recorded});
  }
  return ends;
}

// By time: right at a commit, right before it, and far away.
void check_times(const World& world, const std::vector<CommitEnd>& commits) {
  Position before;
  for (const CommitEnd& commit : commits) {
    const Timestamp earlier{commit.recorded.micros - 1};
    RC_ASSERT(position_at(world.log, earlier) == before);
    RC_ASSERT(position_at(world.log, commit.recorded) == commit.position);
    RC_ASSERT(recorded_at(world.log, commit.position) == commit.recorded);
    before = commit.position;
  }
  RC_ASSERT(position_at(world.log, Timestamp{}) == Position{});
  RC_ASSERT(position_at(world.log, Timestamp{1'000'000'000'000'000'000}) == world.log.head());
}

// What the folds had to say of each license, against the list of its changes.
class UsageCheck {
 public:
  void add(const Rows& state, Position position) {
    for (const auto& [id, license] : state.licenses) {
      const Utilisation use{license.seats, license.terms.count};
      auto& points = points_[id];
      if (points.empty() || points.back().use != use) points.push_back({position, use});
    }
  }
  void check(const ViewReader& reader, std::uint64_t head) const {
    for (const auto& [id, points] : points_) {
      projections::UtilisationRange range{{below(head + 1)}, {below(head + 1)}, 1 + below(12)};
      if (one_in(3)) range = {{}, {head}, 1000};
      std::vector<UtilisationPoint> wanted;
      for (const UtilisationPoint& point : points) {
        const bool is_within = point.position > range.after && point.position <= range.to;
        if (is_within && wanted.size() < range.limit) wanted.push_back(point);
      }
      RC_ASSERT(utilisation_changes(reader.snapshot(), {id}, range) == wanted);
    }
  }

 private:
  std::map<std::uint64_t, std::vector<UtilisationPoint>> points_;
};

// More seats, or the license switched: members who wait move up in the same commit.
Command free_seats() {
  UpdateLicense c;
  const auto [id, kind] = license_with_seats();
  c.kind = kind;
  c.license_id = id;
  if (one_in(2)) c.change.count = number(5);
  if (one_in(3)) c.change.active = !one_in(3);
  if (one_in(4)) c.change.name = name_of("License ", 3);
  return c;
}

Command any_past() {
  const std::size_t which = below(12);
  if (which < 4) return seat_command();
  if (which < 7) return seat_sequence::change_members();
  if (which < 9) return free_seats();
  return any_command();
}

// Groups that do not fit into their licenses, so that licenses have a past worth asking for.
std::vector<Request> any_requests() {
  std::vector<Request> requests;
  const auto add = [&](Command command) { requests.push_back(request(std::move(command))); };
  for (const std::int64_t id : {3, 4}) {
    Person person;
    person.user_id = id;
    person.username = "u" + std::to_string(id);
    person.email = "e@" + std::to_string(id);
    add(PutUser{person});
  }
  add(PutGroup{{"t1", "Team", "p1", {}}, {1}});
  add(PutGroup{{"t2", "Team", "p1", {}}, {3, 2}});
  for (std::size_t i = below(4); i > 0; --i) {
    const std::size_t id = below(3) + 1;
    add(AssignGroup{static_cast<Kind>(id), LicenseId{id}, name_of("t", 2), {}});
  }
  for (std::size_t i = 15 + below(30); i > 0; --i) add(any_past());
  return requests;
}

// The answers of `asked`, a store that holds all of the log, beside those of folds of its parts.
void check_against_folds(const World& world, const projections::KeyValueStore& asked) {
  const ViewReader reader(asked);
  const Sequences sequences = projections::SequenceView::sequences(reader.snapshot());
  projections::MemoryStore store;
  projections::ViewSet folded(store);
  UsageCheck usage;
  Rows state;
  Position at;
  for (const CommitEnd& commit : commits_of(world)) {
    // Before the commit, and inside of it.
    for (; at < commit.position; ++at.value) check_everything(reader, state, sequences, at);
    FoldOptions options;
    options.until = commit.position;
    fold(world.log, folded, options);
    state = state_of(store, sequences);
    usage.add(state, commit.position);
  }
  check_everything(reader, state, sequences, at);
  check_licenses(reader, state, any_license_query(), std::nullopt);
  usage.check(reader, world.head());
}

}  // namespace

TEST_CASE("the past is what a fold of the log up to there says") {
  rc::prop("licenses, lists, seats, counts as of every position, also after a rebuild", [] {
    // What several changes of one commit do comes up seldom: more ledgers than rapidcheck's 100.
    for (int ledgers = 0; ledgers < 4; ++ledgers) {
      World world;
      world.run(beginning());
      for (const Request& next : any_requests()) {
        world.run(next);
        if (one_in(4)) world.clock.time.micros += number(1000) - 100;
      }
      check_times(world, commits_of(world));
      check_against_folds(world, world.store);
      projections::MemoryStore rebuilt;
      projections::ViewSet views(rebuilt);
      fold(world.log, views);
      check_against_folds(world, rebuilt);
    }
  });
}
