#include <filesystem>
#include <iostream>
#include <memory>
#include <optional>
#include <string>

#include "base/json_writer.h"
#include "base/store_error.h"
#include "cli/commands.h"
#include "cli/progress.h"
#include "cli/replaced_log.h"
#include "cli/scratch_directory.h"
#include "cli/unfinished.h"
#include "ledger/log/record.h"
#include "ledger/proof/anchor.h"
#include "ledger/proof/checkpoint.h"
#include "ledger/proof/verify.h"
#include "ledger/rocks/directory_lock.h"
#include "ledger/store/open_ledger.h"

namespace seatledger::cli {
namespace {

namespace fs = std::filesystem;

struct RepairFlags {
  std::string data_dir;
  std::string anchor;
  std::optional<std::uint64_t> accept_head;
  bool json = false;
};

struct Damage {
  std::uint64_t good = 0;   // the number of intact events at the beginning, in whole commits
  std::uint64_t known = 0;  // the last position that a signature or a row proves to exist
  std::optional<std::string> what;  // nothing: no damage
};

// The end of the last whole commit among the first `count` events.
std::uint64_t whole_commits(const ledger::LedgerReader& reader, std::uint64_t count) {
  if (count == 0) return 0;
  const auto last = reader.read_after(Position{count - 1}, 1).at(0);
  const auto part = ledger::decode_record(last.bytes, last.position).commit;
  return part.index + 1 == part.size ? count : part.id.value - 1;
}

Damage find_damage(const ledger::LedgerReader& reader, const fs::path& anchor) {
  Damage found;
  Progress progress("verify", reader.head().value, "events");
  const auto verdict =
      ledger::verify_log(reader, [&](Position reached) { progress.update(reached.value); });
  found.good = whole_commits(reader, verdict.events);
  found.known = reader.head().value;
  for (const auto& note : {reader.newest_checkpoint(), ledger::Anchor(anchor).read()}) {
    const auto checkpoint = note ? ledger::read_checkpoint(*note) : std::nullopt;
    if (checkpoint) found.known = std::max(found.known, checkpoint->tree.size);
  }
  if (reader.damage()) {
    found.what = *reader.damage();
  } else if (verdict.fault) {
    found.what =
        "event " + std::to_string(verdict.fault->position.value) + ": " + verdict.fault->reason;
  } else if (found.known > found.good) {
    found.what = "events " + std::to_string(found.good + 1) + " to " + std::to_string(found.known) +
                 " were signed and are missing";
  }
  return found;
}

void print_repair(const RepairFlags& flags, const Damage& damage, const std::string& sentence,
                  bool is_repaired) {
  if (!flags.json) {
    std::cout << sentence << '\n';
    return;
  }
  std::string text;
  JsonWriter out(text);
  out.begin_object();
  out.key("repaired");
  out.boolean(is_repaired);
  out.key("good_events");
  out.number(damage.good);
  out.key("damage");
  if (damage.what) {
    out.text(*damage.what);
  } else {
    out.null();
  }
  out.key("detail");
  out.text(sentence);
  out.end_object();
  std::cout << text << '\n';
}

std::string what_goes(const Damage& damage) {
  if (damage.known > damage.good) {
    return "events " + std::to_string(damage.good + 1) + " to " + std::to_string(damage.known) +
           " are lost, and any that came after them";
  }
  return "any events after event " + std::to_string(damage.good) + " are lost";
}

fs::path cut(const RepairFlags& flags, const ledger::LedgerReader& reader, const Damage& damage,
             const fs::path& anchor, const FormerLog& former) {
  const ScratchDirectory scratch(fs::path(flags.data_dir) / "repairing");
  const fs::path& made = scratch.path();
  fs::create_directories(made);
  reader.copy_prefix(Position{damage.good}, made);
  append_log_restored(made, former);
  fs::path kept = made;
  uninterrupted([&] {
    replace_anchor(made, anchor);
    kept = swap_in(made, flags.data_dir).value_or(made);
  });
  return kept;
}

FormerLog former_of(const ledger::LedgerReader& reader, const Damage& damage,
                    const fs::path& anchor) {
  FormerLog former;
  former.head = damage.known;
  for (const auto& note : {reader.newest_checkpoint(), ledger::Anchor(anchor).read()}) {
    const auto checkpoint = note ? ledger::read_checkpoint(*note) : std::nullopt;
    if (!checkpoint || checkpoint->tree.size < former.anchored_size) continue;
    former.anchored_size = checkpoint->tree.size;
    former.anchored_root = checkpoint->tree.root;
  }
  return former;
}

int repair(const RepairFlags& flags) {
  const fs::path anchor = ledger::anchor_file_of(flags.data_dir, flags.anchor);
  const auto opened = ledger::read_ledger(flags.data_dir);
  const ledger::LedgerReader& reader = *opened;
  if (reader.is_beside_server()) {
    throw ledger::DirectoryInUse(flags.data_dir);
  }
  const Damage damage = find_damage(reader, anchor);
  if (!damage.what) {
    print_repair(flags, damage,
                 "nothing to repair: " + std::to_string(damage.good) + " events are intact", false);
    return yes;
  }
  const std::string prefix = std::to_string(damage.good);
  if (!flags.accept_head) {
    print_repair(flags, damage,
                 *damage.what + "\nthe first " + prefix +
                     " events are intact; with --accept-head " + prefix + " " + what_goes(damage) +
                     ". Restore a backup instead if one holds more events",
                 false);
    return no;
  }
  if (*flags.accept_head != damage.good) {
    print_repair(flags, damage,
                 "nothing was changed: the last intact event is " + prefix + ", not " +
                     std::to_string(*flags.accept_head),
                 false);
    return no;
  }
  const fs::path kept = cut(flags, reader, damage, anchor, former_of(reader, damage, anchor));
  print_repair(flags, damage,
               "cut to " + prefix + " events: " + what_goes(damage) +
                   "; event log_restored follows. The damaged ledger is kept in " + kept.string() +
                   "; it holds names of people: remove it when you no longer need it",
               true);
  return yes;
}

}  // namespace

void add_repair(CLI::App& app, int& exit_code) {
  auto flags = std::make_shared<RepairFlags>();
  CLI::App* command =
      app.add_subcommand("repair", "Says what is damaged in a log, and removes the damaged part");
  command->add_option("--data-dir", flags->data_dir, "The data directory; no server runs on it")
      ->required();
  command->add_option("--anchor", flags->anchor,
                      "The server's anchor_file, if it is not in the data directory");
  command->add_option("--accept-head", flags->accept_head,
                      "Removes everything after this event; give the last intact event, as this "
                      "command prints it without the flag");
  command->add_flag("--json", flags->json, "Print what was found and done as JSON");
  command->footer(
      "It never removes intact events, and removes damaged ones only with --accept-head. The "
      "damaged "
      "ledger is kept in a directory of its own. Ids that lost events may have given out are not "
      "given out again; the event log_restored records this.\n"
      "Example: seatledger repair --data-dir data\n"
      "Example: seatledger repair --data-dir data --accept-head 1204\n"
      "Exit code 0: nothing to repair, or repaired, 1: damaged, or refused, 2: could not tell");
  command->callback([flags, &exit_code] { exit_code = repair(*flags); });
}

}  // namespace seatledger::cli
