#include <algorithm>
#include <charconv>
#include <functional>
#include <iostream>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "api/print.h"
#include "base/nearest.h"
#include "base/store_error.h"
#include "base/time.h"
#include "cli/commands.h"
#include "cli/log_source.h"
#include "cli/moment_flag.h"
#include "cli/number_flag.h"
#include "cli/progress.h"
#include "cli/scratch_directory.h"
#include "ledger/log/domain_json.h"
#include "ledger/log/record.h"
#include "ledger/store/ledger_reader.h"
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
  const auto* reader = dynamic_cast<const ledger::LedgerReader*>(&log);
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

// Which events to print, and whether the log has what is asked for at all.
class EventFilter {
 public:
  EventFilter(const ReplayFlags& flags, const ledger::EventLog& log) {
    if (flags.license) {
      const LicenseId id{*flags.license};
      add("license " + std::to_string(id.value) + " never existed",
          [id](const ledger::Event& event) { return event.license_id == id; });
    }
    if (flags.person) {
      const projections::AuditId id = projections::audit_id(projections::AuditSubject::person,
                                                            person_in(*flags.person, log).value);
      add("no event is about person " + *flags.person,
          [id](const ledger::Event& event) { return projections::is_about(event, id); });
    }
    if (flags.transaction_id) {
      add("no event has the transaction id " + *flags.transaction_id,
          [id = *flags.transaction_id](const auto& event) { return event.transaction_id == id; });
    }
    // A log may well have no event of a type, or of a change type, yet.
    if (flags.change_type) {
      add({}, [type = *flags.change_type](const auto& event) { return event.change_type == type; });
    }
    if (flags.type) {
      add({}, [type = *flags.type](const ledger::Event& event) {
        return ledger::type_name(event.body) == type;
      });
    }
  }
  bool wants(const ledger::Event& event) {
    bool is_wanted = true;
    for (Part& part : parts_) {
      const bool matches = part.matches(event);
      part.is_seen = part.is_seen || matches;
      is_wanted = is_wanted && matches;
    }
    return is_wanted;
  }
  // A sentence about what no event given to wants() had.
  std::optional<std::string> missing() const {
    for (const Part& part : parts_) {
      if (!part.is_seen) return part.sentence;
    }
    return std::nullopt;
  }

 private:
  struct Part {
    std::string sentence;
    std::function<bool(const ledger::Event&)> matches;
    bool is_seen = false;  // from the start, for what may be missing
  };
  void add(std::string sentence, std::function<bool(const ledger::Event&)> matches) {
    const bool may_miss = sentence.empty();
    parts_.push_back({std::move(sentence), std::move(matches), may_miss});
  }

  std::vector<Part> parts_;
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
  return yes;
}

// Calls visit(record, event) for each event from the one after `done` to `last`.
template <class Visit>
void visit_events(const ledger::EventLog& log, std::uint64_t done, std::uint64_t last,
                  const Visit& visit) {
  while (done < last) {
    const auto count = std::min<std::uint64_t>(replayed_at_once, last - done);
    for (const auto& record : log.read_after(Position{done}, count)) {
      done = record.position.value;
      visit(record, ledger::decode_record(record.bytes, record.position));
    }
  }
}

void print_event(const ReplayFlags& flags, const std::optional<FoldedViews>& views,
                 const ledger::StoredRecord& record, const ledger::Event& event) {
  if (flags.json && !flags.state) {
    std::cout << record.bytes << '\n';
    return;
  }
  if (!flags.json) print_text(event);
  if (!views) return;
  // Never folds a part of a commit.
  const Position end{event.commit.id.value + event.commit.size - 1};
  std::cout << views->license_at(*event.license_id, end).value_or("null") << '\n';
}

int print_events(const ReplayFlags& flags, const ledger::EventLog& log) {
  EventFilter filter(flags, log);
  const Position first = flags.from.empty() ? Position{1} : first_from("--from", flags.from, log);
  const Position last = flags.to.empty() ? log.head() : last_until("--to", flags.to, log);
  std::optional<FoldedViews> views;
  if (flags.state) {
    if (!flags.license) throw std::invalid_argument("--state prints one license: give --license");
    views.emplace(log, log.head());
  }
  bool is_any_printed = false;
  visit_events(log, first.value - 1, last.value, [&](const auto& record, const auto& event) {
    if (!filter.wants(event)) return;
    is_any_printed = true;
    print_event(flags, views, record, event);
  });
  if (is_any_printed || !filter.missing()) return yes;
  // Is it only that nothing was between --from and --to?
  const auto look = [&](const auto&, const auto& event) { filter.wants(event); };
  visit_events(log, 0, std::min(first.value - 1, log.head().value), look);
  visit_events(log, std::max(first.value - 1, last.value), log.head().value, look);
  const auto missing = filter.missing();
  if (!missing) return yes;
  std::cerr << "seatledger: " << *missing << '\n';
  return no;
}

void check_type(const std::string& type) {
  const auto& names = ledger::event_type_names;
  if (std::find(names.begin(), names.end(), type) != names.end()) return;
  throw std::invalid_argument("--type: there is no type of event " + type +
                              did_you_mean(type, names));
}

int replay(const ReplayFlags& flags) {
  if (flags.type) check_type(*flags.type);
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
  command->add_option("--license", flags->license, "Only events of this license")
      ->check(number_from_one("licenses have such numbers"));
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
      "Exit code 0: printed, also when nothing fits all filters, 1: the log has no such license, "
      "person or transaction at all, 2: could not tell");
  command->callback([flags, &exit_code] { exit_code = replay(*flags); });
}

}  // namespace seatledger::cli
