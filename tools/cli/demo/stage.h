// What the authors of the year write on: the people, groups and licenses as they are by now, and
// the calls of the day.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "cli/demo/calendar.h"
#include "cli/demo/catalogue.h"
#include "cli/demo/chance.h"
#include "ledger/domain/commands.h"
#include "ledger/domain/person.h"
#include "ledger/write/sequencer.h"
#include "ledger/write/views.h"

namespace seatledger::cli::demo {

enum class Presence : std::uint8_t { to_come, here, inactive, gone };

struct Somebody {
  ledger::Person row;  // as it is, or will be, in the directory
  const PlatformRow* platform = nullptr;
  std::string_view group;  // where they belong
  int joins = 0;           // the day
  Presence presence = Presence::to_come;
  bool is_kept = false;  // the script needs them: they neither leave nor are chosen by chance
};

// A seat that was given to one person, not through a group.
struct Holding {
  std::size_t person = 0;  // the index in people
  AssignmentId id;
  int since = 0;
  int used = -1;  // the day
};

struct LicenseOnStage {
  const LicenseRow* row = nullptr;
  LicenseId id;
  std::vector<Holding> holdings;
  int ends = no_end;  // the day
  int scripted = -1;  // the last day on which the script used it
};

// Whose key a call comes with. The ids are given in this order (beginning.cpp).
enum class Caller : std::uint8_t {
  server,
  operations,  // the printed admin key
  records,     // the directory's import
  shop,        // orders; its first key is revoked
  northfield,  // desks of the platforms; northfield's key is printed
  acme,
  brightpath,
  audit,  // printed
  site,   // only reads
  new_shop,
};
std::string actor_of(Caller caller);

// A request, when it arrives, and what must become of it: otherwise the year has a mistake.
struct Call {
  Timestamp at;
  ledger::Request request;
  bool is_repeat = false;  // is answered as the first one, and stores nothing
  std::function<void(const ledger::Answer&)> then;  // may be empty
};

struct Stage {
  Stage(std::uint64_t seed, Timestamp until, const ledger::State& given_state,
        std::function<Digest(Caller)> given_keys);

  // Adds a call to those of the day. The reference is good until the next call.
  Call& call(Timestamp at, Caller caller, ledger::Command command);
  // The same by the shop, as an order that is remembered.
  Call& order(Timestamp at, std::string_view id, const char* change_type, ledger::Command command);

  // Whoever is here, on the platform, not kept, and without a seat of their own on the license.
  // Nothing when many tries find nobody.
  std::optional<std::size_t> somebody(Chance& chance, std::string_view platform,
                                      const LicenseOnStage* without = nullptr);
  // They have left: no group has them any more, and no seat.
  void forget(std::size_t person);

  const Calendar calendar;
  const ledger::State& state;                  // after the calls of the day before
  const std::function<Digest(Caller)> key_of;  // makes the caller's key
  int day = 0;
  std::vector<Call> calls;
  Caller shop = Caller::shop;        // whose key orders come with
  bool changes_signing_key = false;  // after the calls of the day

  Chance life;    // daily life
  Chance choice;  // the script's choices
  Chance ids;     // request ids

  std::vector<Somebody> people;                                  // in the order of joining
  std::map<std::string_view, std::vector<std::size_t>> members;  // of groups
  std::map<std::string_view, LicenseOnStage> licenses;
  std::map<std::string, ledger::Request> orders;  // by transaction_id
  std::map<std::string, Position> positions;      // where an order's commit ends
};

// The desk of a platform.
Caller desk_of(std::string_view platform);
bool holds_seat(const LicenseOnStage& license, std::size_t person);

// Everybody, in the order of the day on which they join; nobody is there yet.
std::vector<Somebody> make_people(std::uint64_t seed);

// The authors. Each adds the calls of stage.day.
void begin(Stage& stage);           // the first day: keys, platforms, courses, programs
void keep_directory(Stage& stage);  // who joins, moves, leaves
void open_licenses(Stage& stage);   // new licenses, and groups that get seats
void follow_script(Stage& stage);
void live(Stage& stage);  // seats that are given, used and released one by one

// Parts of calls that several authors make.
ledger::PutUser put_user(const Stage& stage, std::size_t person);
ledger::PutGroup put_group(const Stage& stage, std::string_view group);
// Gives the person a seat of their own, and notes it.
void give_seat(Stage& stage, LicenseOnStage& license, std::size_t person, Timestamp at);
// Takes the seat of a holding, which must have been given on a day before.
void take_seat(Stage& stage, LicenseOnStage& license, std::size_t person, Timestamp at);
void seat_group(Stage& stage, std::string_view group, std::string_view license, Timestamp at);
void make_key(Stage& stage, Caller caller, Timestamp at);

}  // namespace seatledger::cli::demo
