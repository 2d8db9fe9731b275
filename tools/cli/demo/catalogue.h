// What the demo's ledger knows before anybody gets a seat, as tables: platforms, courses, programs,
// groups and licenses.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "cli/demo/calendar.h"
#include "ledger/domain/kind.h"

namespace seatledger::cli::demo {

struct PlatformRow {
  std::string_view key, name;
  std::string_view mail;  // the domain of its people's addresses
  int people;             // over the whole year
  int at_first;           // of these, per cent on the first day
  int at_term;            // of these, per cent when the second term begins
};
std::span<const PlatformRow> platforms();

struct CourseRow {
  std::string_view id, name, platform;
  std::string_view metadata;  // one JSON object
};
std::span<const CourseRow> courses();

struct ProgramRow {
  std::string_view key, id, name, platform;
  std::string_view courses;  // a JSON array of course ids
};
std::span<const ProgramRow> programs();

struct GroupRow {
  std::string_view id, name, platform;
  int weight;  // how many people of the platform belong here, beside the others; 0: nobody by
               // chance
};
std::span<const GroupRow> groups();

inline constexpr int no_end = 100'000;

struct LicenseRow {
  std::string_view key;  // how the script calls it
  ledger::Kind kind;
  std::string_view platform;
  std::string_view subject;  // course_id or program_key; empty for kinds without
  std::string_view name;
  std::int64_t count;
  int created;  // the day, from 0
  int ends;     // the day, possibly after the year; no_end
  int fill;     // per cent of the seats that daily life fills one by one; 0: only the script does
  std::string_view source;
  std::string_view metadata;  // one JSON object
};
std::span<const LicenseRow> licenses();

// Which group gets seats of which license, and when. All members get one then, and who joins later.
struct GroupSeatsRow {
  std::string_view group, license;
  int day;
  Hour hour;
};
std::span<const GroupSeatsRow> group_seats();

}  // namespace seatledger::cli::demo
