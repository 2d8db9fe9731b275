// A second ledger for the property test: plain maps and linear scans, written from the description
// of the API, not from decide. It shares the records with the ledger, but no rules.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "ledger/domain/commands.h"
#include "ledger/domain/decide.h"

namespace seatledger::seat_model {

using namespace ledger;

// The expected outcome: "stored", "replayed", "unchanged" or the code of a refusal.
struct Expected {
  std::string told;
  std::optional<AnswerBody> body;    // assignment ids are those learned so far, else 0
  std::vector<Figure> figures = {};  // of a refusal
};

struct Team {
  Group record;
  std::vector<PersonId> members;  // in order of joining
  bool operator==(const Team&) const = default;
};

struct State {
  std::map<std::string, Platform> platforms;
  std::map<std::string, Course> courses;
  std::map<std::string, Program> programs;
  std::map<std::tuple<std::string, std::string, std::string>, Choices> choices;
  std::map<PersonId, Person> people;  // also removed users; not erased or merged people
  std::map<std::string, Team> groups;
  std::map<KeyId, ApiKey> keys;
  std::map<LicenseId, License> licenses;
  std::map<LicenseId, std::map<PersonId, Seat>> seats;  // also released ones
  std::map<LicenseId, std::map<std::string, GroupAssignment>> teams;
  std::map<LicenseId, std::vector<PersonId>> waiting;
  std::map<std::pair<Subject, std::string>, std::map<std::string, std::string>> metadata;
  std::uint64_t last_person = 0, last_key = 0;
  std::int64_t last_platform = 0;
  bool operator==(const State&) const = default;
};

class Model {
 public:
  // `clock` is the current time; the commit's time is later when that of the last commit is.
  Expected answer(const Request& request, Timestamp clock);

  const State& state() const { return state_; }
  // Raised when an identity changes: a repeat that names people may then differ.
  std::uint64_t identities() const { return identities_; }
  // The ledger assigns the ids; the model learns them after each command.
  void learn(LicenseId license, PersonId person, AssignmentId id);
  void learn(LicenseId license, const std::string& group_id, GroupAssignmentId id);
  // The person that a selector names now.
  std::optional<Person> find(const PersonSelector& selector) const;
  const Seat* live_seat(LicenseId license, PersonId person) const;
  SeatCounts count(LicenseId license) const;

 private:
  // Prints the answer once the versions of the commit are known.
  using Show = std::function<AnswerBody()>;
  struct Refused {
    ErrorCode code;
    std::vector<Figure> figures = {};
  };
  [[noreturn]] static void refuse(ErrorCode code) { throw Refused{code}; }
  // With the figures of the license; `used` of its seats were taken.
  [[noreturn]] void refuse(ErrorCode code, LicenseId license, std::int64_t used,
                           std::int64_t requested) const;

  Show run(const CreateLicense& c);
  Show run(const UpdateLicense& c);
  Show run(const PutPlatform& c);
  Show run(const PutCourse& c);
  Show run(const PutProgram& c);
  Show run(const PutChoices& c);
  Show run(const PutUser& c);
  Show run(const PutGroup& c);
  Show run(const RemovePlatform& c);
  Show run(const RemoveCourse& c);
  Show run(const RemoveProgram& c);
  Show run(const RemoveChoices& c);
  Show run(const RemoveUser& c);
  Show run(const RemoveGroup& c);
  Show run(const CreateKey& c);
  Show run(const RevokeKey& c);
  Show run(const AssignSeat& c);
  Show run(const ReleaseSeat& c);
  Show run(const AssignGroup& c);
  Show run(const ReleaseGroup& c);
  Show run(const AssignSeats& c);
  Show run(const ReleaseSeats& c);
  Show run(const ErasePerson& c);
  Show run(const PutMetadata& c);
  Show run(const MergeInvited& c);

  // Directory.
  const Platform& platform_of(const PlatformSelector& selector) const;
  std::string program_of(const CreateLicense& c, const Platform& platform) const;
  bool license_names(const std::function<bool(const LicenseTerms&)>& matches) const;
  std::optional<Person> user(std::int64_t user_id, bool also_removed) const;
  std::optional<Person> by_email(std::string_view email) const;
  void merge(PersonId from, PersonId into);
  void leave_everything(PersonId person);

  // Seats.
  License& license_of_kind(LicenseId id, Kind kind);
  void match(std::uint64_t version) const;
  // The first group, by id, that covers the person; empty: none does.
  std::string cover_of(LicenseId license, PersonId person) const;
  bool covered(LicenseId license, PersonId person) const {
    return !cover_of(license, person).empty();
  }
  bool usable(LicenseId license) const;
  bool inactive(PersonId person) const { return !state_.people.at(person).active; }
  std::int64_t free_seats(LicenseId license) const;
  void need(LicenseId license, std::int64_t seats) const;
  PersonId person_for_seat(const PersonSelector& selector);
  PersonId assign(LicenseId license, const PersonSelector& selector, const SeatWish& wish,
                  bool match_version);
  void unassign(LicenseId license, PersonId person);
  void release(LicenseId license, PersonId person);
  void give_through_group(LicenseId license, PersonId person, const std::string& group_id);
  void cover(LicenseId license, PersonId person, const std::string& group_id);
  void uncover(LicenseId license, PersonId person);
  void stop_waiting(LicenseId license, PersonId person);
  void drain(LicenseId license);
  GroupAssignmentAnswer group_answer(LicenseId license, const std::string& group_id) const;
  std::pair<LicenseId, std::string> group_assignment(const ReleaseGroup& c) const;
  template <class Row, class Do>
  Show bulk(LicenseId license, BulkMode mode, const std::vector<Row>& rows, const Do& act);

  // Commits and retries.
  std::optional<Expected> again(const Request& request) const;
  void remember(const Request& request, const Expected& expected);
  std::optional<LicenseId> target(const UpdateLicense& c) const;
  void raise_versions(const State& before);
  // Notes what one row of a bulk call changed, since a later row may change it back.
  void note_changes(const State& before, LicenseId license);

  struct Remembered {
    std::string request;
    Expected expected;
  };

  State state_;
  std::map<std::string, Remembered> remembered_;
  std::uint64_t identities_ = 0;
  Timestamp last_recorded_;

  // About the running command.
  Timestamp clock_;  // rules
  Timestamp now_;    // the commit
  std::optional<Versions> if_match_;
  std::optional<LicenseId> updated_;  // an update is a change even when it changes nothing
  std::set<LicenseId> counted_;       // licenses with changed counts
  std::set<LicenseId> passed_on_;     // where a pending seat stays pending, of another person
  std::set<std::pair<LicenseId, PersonId>> touched_;  // seats that were changed
};

// With A to Z in lower case.
std::string folded(std::string_view text);
// One JSON object of scalars, as the generator makes them.
std::map<std::string, std::string> flat_members(std::string_view object);

// All of an answer except the ids of assignments and the positions.
std::string text(const AnswerBody& body);
std::string text(const Seat& seat);
std::string text(const License& license);
std::string text(const std::vector<Figure>& figures);
// A request for the log of a failed test; equal for equal requests.
std::string text(const Command& command);
std::string text(const Request& request);

}  // namespace seatledger::seat_model
