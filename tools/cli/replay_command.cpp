#include <algorithm>
#include <charconv>
#include <iostream>
#include <memory>
#include <optional>
#include <string>

#include "api/print.h"
#include "base/store_error.h"
#include "base/time.h"
#include "cli/commands.h"
#include "cli/log_source.h"
#include "cli/moment_flag.h"
#include "cli/progress.h"
#include "cli/scratch_directory.h"
#include "ledger/log/domain_json.h"
#include "ledger/log/record.h"
#include "ledger/rocks/rocks_reader.h"
#include "ledger/write/fold.h"
#include "projections/audit/audit_subjects.h"
#include "projections/queries/reader.h"
#include "projections/store/rocks_store.h"
#include "projections/views/view_set.h"

namespace seatledger::cli {
namespace {

constexpr std::size_t replayed_at_once = 4096;

struct ReplayFlags {
  LogFlags source;
  std::string from, to, at;
  std::optional<std::uint64_t> license;
  std::optional<std::string> person;
  std::optional<std::string> transaction_id;
  std::optional<std::string> change_type;
  std::optional<std::string> type;
  bool state = false;
  bool json = false;
};

std::optional<std::int64_t> whole_number(std::string_view text) {
  std::int64_t number = 0;
  const auto [stop, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (fault != std::errc{} || stop != text.data() + text.size()) return std::nullopt;
  return number;
}

// "7" is a person id; "user:1001" is the person with that user id, which an export without the rows
// of people cannot resolve.
PersonId person_in(const std::string& text, const ledger::EventLog& log) {
  constexpr std::string_view user = "user:";
  const bool by_user = text.starts_with(user);
  const auto number = whole_number(by_user ? text.substr(user.size()) : text);
  if (!number || *number <= 0) {
    throw std::invalid_argument("--person: " + text + " is neither a person id nor user:ID");
  }
  if (!by_user) return PersonId{static_cast<std::uint64_t>(*number)};
  const auto* reader = dynamic_cast<const ledger::RocksReader*>(&log);
  if (reader == nullptr) {
    throw std::invalid_argument("--person: an export names people by their person id alone");
  }
  std::optional<PersonId> found;
  reader->visit_people([&](std::string_view row) {
    const auto person = from_json<ledger::Person>(row);
    if (person.user_id == *number) found = person.id;
  });
  if (!found) throw std::invalid_argument("--person: there is no user " + text.substr(user.size()));
  return *found;
}

class EventFilter {
 public:
  EventFilter(const ReplayFlags& flags, const ledger::EventLog& log) : flags_(flags) {
    if (flags.person) person_ = person_in(*flags.person, log);
  }
  bool wants(const ledger::Event& event) const {
    using projections::AuditSubject;
    if (flags_.license && event.license_id != LicenseId{*flags_.license}) return false;
    if (flags_.transaction_id && event.transaction_id != *flags_.transaction_id) return false;
    if (flags_.change_type && event.change_type != *flags_.change_type) return false;
    if (flags_.type && ledger::type_name(event.body) != *flags_.type) return false;
    return !person_ || projections::is_about(
                           event, projections::audit_id(AuditSubject::person, person_->value));
  }

 private:
  const ReplayFlags& flags_;
  std::optional<PersonId> person_;
};

void print_text(const ledger::Event& event) {
  std::cout << event.position.value << "  " << to_text(event.recorded) << "  "
            << ledger::type_name(event.body);
  if (event.license_id) std::cout << "  license " << event.license_id->value;
  std::cout << "  " << event.change_type << "  " << event.transaction_id << "  " << event.actor
            << '\n';
}

// Views folded from the log up to a position, to print licenses as they were.
class FoldedViews {
 public:
  FoldedViews(const ledger::EventLog& log, Position until)
      : store_(options_at(scratch_.path())), views_(store_) {
    Progress progress("fold", until.value, "events");
    ledger::FoldOptions options;
    options.until = until;
    options.progress = [&](Position applied) {
      progress.update(applied.value);
      return true;
    };
    if (until.value != 0) ledger::fold(log, views_, options);
    reader_.emplace(store_);
  }

  // Nothing: the license did not exist.
  std::optional<std::string> license_at(LicenseId id, Position position) const {
    const auto license = reader_->license_at(id, position);
    if (!license) return std::nullopt;
    std::string text;
    JsonWriter out(text);
    api::print_license(out, *license, *reader_, {.summary = true, .kind = true});
    return text;
  }

 private:
  static projections::RocksStoreOptions options_at(const std::filesystem::path& path) {
    projections::RocksStoreOptions options;
    options.directory = path;
    return options;
  }

  ScratchDirectory scratch_;
  projections::RocksStore store_;
  projections::ViewSet views_;
  std::optional<projections::ViewReader> reader_;
};

int print_license_at(const ReplayFlags& flags, const ledger::EventLog& log) {
  if (!flags.license) throw std::invalid_argument("--at prints one license: give --license");
  const Position at = last_until("--at", flags.at, log);
  const FoldedViews views(log, at);
  const auto license = views.license_at(LicenseId{*flags.license}, at);
  if (!license) {
    std::cerr << "seatledger: license " << *flags.license << " did not exist\n";
    return no;
  }
  std::cout << *license << '\n';
  return std::cout.flush() ? yes : could_not_tell;
}

int print_events(const ReplayFlags& flags, const ledger::EventLog& log) {
  const EventFilter filter(flags, log);
  const Position first = flags.from.empty() ? Position{1} : first_from("--from", flags.from, log);
  const Position last = flags.to.empty() ? log.head() : last_until("--to", flags.to, log);
  std::optional<FoldedViews> views;
  if (flags.state) {
    if (!flags.license) throw std::invalid_argument("--state prints one license: give --license");
    views.emplace(log, log.head());
  }
  std::uint64_t done = first.value - 1;
  while (done < last.value) {
    const auto count = std::min<std::uint64_t>(replayed_at_once, last.value - done);
    for (const auto& record : log.read_after(Position{done}, count)) {
      const ledger::Event event = ledger::decode_record(record.bytes, record.position);
      done = record.position.value;
      if (!filter.wants(event)) continue;
      if (flags.json && !flags.state) {
        std::cout << record.bytes << '\n';
        continue;
      }
      if (!flags.json) print_text(event);
      if (!views) continue;
      // Never folds a part of a commit.
      const Position end{event.commit.id.value + event.commit.size - 1};
      std::cout << views->license_at(*event.license_id, end).value_or("null") << '\n';
    }
  }
  return std::cout.flush() ? yes : could_not_tell;
}

int replay(const ReplayFlags& flags) {
  const LogSource source = open_log(flags.source);
  const int printed =
      flags.at.empty() ? print_events(flags, *source.log) : print_license_at(flags, *source.log);
  return source.damage.empty() ? printed : could_not_tell;
}

}  // namespace

void add_replay(CLI::App& app, int& exit_code) {
  auto flags = std::make_shared<ReplayFlags>();
  CLI::App* command = app.add_subcommand("replay", "Prints the events of a ledger, oldest first");
  add_log_flags(*command, flags->source);
  command->add_option("--from", flags->from, "The first position or time to print");
  command->add_option("--to", flags->to, "The last position or time to print");
  command->add_option("--license", flags->license, "Only events of this license");
  command->add_option("--person", flags->person, "Only events about this person id, or user:ID");
  command->add_option("--transaction-id", flags->transaction_id, "Only events of this transaction");
  command->add_option("--change-type", flags->change_type, "Only events of this change type");
  command->add_option("--type", flags->type, "Only events of this type, such as license_updated");
  command->add_flag(
      "--state", flags->state,
      "Prints the license as JSON after each event; slower, because it reads the whole log");
  command->add_option("--at", flags->at,
                      "Prints the license as it was at this position or time, and no events");
  command->add_flag("--json", flags->json, "Print the stored records, byte for byte");
  command->footer(
      "It can run while the server runs. Of a damaged log it prints the events before the damage.\n"
      "Example: seatledger replay --data-dir data --license 1 --json\n"
      "Example: seatledger replay --export ledger.jsonl --from 2026-11-01 --type seat_assigned\n"
      "Example: seatledger replay --data-dir data --license 1 --at 2026-11-24T08:00:00Z\n"
      "Exit code 0: printed, 1: with --at there was no such license, 2: could not tell");
  command->callback([flags, &exit_code] { exit_code = replay(*flags); });
}

}  // namespace seatledger::cli
