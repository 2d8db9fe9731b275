#include <filesystem>
#include <iostream>
#include <memory>
#include <optional>
#include <string>

#include "base/json_writer.h"
#include "base/store_error.h"
#include "cli/check/check_directory.h"
#include "cli/commands.h"
#include "cli/data_directory.h"
#include "cli/progress.h"
#include "cli/replaced_log.h"
#include "cli/scratch_directory.h"
#include "cli/unfinished.h"
#include "ledger/proof/anchor.h"
#include "ledger/rocks/data_directory.h"
#include "ledger/rocks/directory_lock.h"
#include "ledger/rocks/foreign_files.h"
#include "runtime/operations/backup_directory.h"

namespace seatledger::cli {
namespace {

namespace fs = std::filesystem;

struct RestoreFlags {
  std::string from;
  std::string name;
  std::string data_dir;
  std::string anchor;
  bool accept_loss = false;
  bool is_complete = false;
  bool json = false;
};

struct RestoreReport {
  std::string backup;
  std::uint64_t events = 0;
  std::optional<std::uint64_t> lost;  // the number of lost events, if log_restored was appended
  std::optional<fs::path> kept;
  std::string refusal;  // empty: restored
};

runtime::BackupEntry wanted_backup(const RestoreFlags& flags) {
  const auto all = runtime::backups_in(flags.from);
  if (all.empty()) throw StoreError("there is no backup in " + flags.from);
  if (flags.name.empty()) return all.back();
  for (const runtime::BackupEntry& entry : all) {
    if (entry.name == flags.name) return entry;
  }
  throw StoreError("there is no backup " + flags.name + " in " + flags.from);
}

std::string loss_text(const runtime::BackupEntry& entry, const FormerLog& former) {
  return "the backup " + entry.name + " holds " + std::to_string(entry.position.value) +
         " events, and the ledger it would replace had " + std::to_string(former.last()) +
         ": events " + std::to_string(entry.position.value + 1) + " to " +
         std::to_string(former.last()) +
         " would be lost. Take a newer backup, or restore with --accept-loss";
}

void print_restore(const RestoreReport& done, const RestoreFlags& flags) {
  if (!flags.json) {
    if (!done.refusal.empty()) {
      std::cout << "nothing was restored: " << done.refusal << '\n';
      return;
    }
    std::cout << "backup " << done.backup << " is restored and verified: " << done.events
              << " events are in " << flags.data_dir << '\n';
    if (done.lost) {
      std::cout << "at least " << *done.lost
                << " events are lost; the event log_restored records this, and no id that they "
                   "may have given out is given out again\n";
    }
    if (done.kept) {
      std::cout << "what was there before is kept in " << done.kept->string()
                << "; it holds names of people: remove it when you no longer need it\n";
    }
    return;
  }
  std::string text;
  JsonWriter out(text);
  out.begin_object();
  out.key("restored");
  out.boolean(done.refusal.empty());
  out.key("backup");
  out.text(done.backup);
  out.key("events");
  out.number(done.events);
  out.key("lost");
  if (done.lost) {
    out.number(*done.lost);
  } else {
    out.null();
  }
  out.key("kept");
  if (done.kept) {
    out.text(done.kept->string());
  } else {
    out.null();
  }
  if (!done.refusal.empty()) {
    out.key("reason");
    out.text(done.refusal);
  }
  out.end_object();
  std::cout << text << '\n';
}

std::optional<std::string> fault_in(const fs::path& data_dir, const fs::path& anchor) {
  const DataDirectory directory(data_dir);
  Progress progress("verify", directory.events().head().value, "events");
  const DirectoryVerdict verdict =
      check_directory(directory, anchor, [&](Position reached) { progress.update(reached.value); });
  if (!verdict.log.fault) return verdict.fault;
  return "event " + std::to_string(verdict.log.fault->position.value) + ": " +
         verdict.log.fault->reason;
}

// Without --accept-loss, refuses a backup that lacks known events or contradicts the anchor.
RestoreReport restore_entry(const RestoreFlags& flags, const runtime::BackupEntry& entry,
                            const FormerLog& former, const fs::path& anchor) {
  RestoreReport done;
  done.backup = entry.name;
  done.events = entry.position.value;
  const bool loses = former.last() > entry.position.value;
  if (loses && !flags.accept_loss) {
    done.refusal = loss_text(entry, former);
    return done;
  }
  const ScratchDirectory scratch(fs::path(flags.data_dir) / "restoring");
  const fs::path& made = scratch.path();
  fs::create_directories(made);
  runtime::BackupDirectory(flags.from).restore(entry, made);
  const bool fits_anchor = !flags.accept_loss && fs::exists(anchor);
  if (const auto bad = fault_in(made, fits_anchor ? anchor : fs::path())) {
    done.refusal = "the backup " + entry.name + " is damaged: " + *bad;
    return done;
  }
  if (flags.accept_loss) {
    done.lost = append_log_restored(made, former);
    ++done.events;
  }
  uninterrupted([&] {
    if (flags.accept_loss || !fs::exists(anchor)) replace_anchor(made, anchor);
    done.kept = swap_in(made, flags.data_dir);
  });
  return done;
}

// Why nothing may be restored, as far as that can be told without the backup's files.
std::optional<std::string> refusal_before(const RestoreFlags& flags, const FormerLog& former) {
  if (auto foreign = ledger::foreign_file_in(flags.data_dir)) return foreign;
  if (former.last() > 0 || flags.accept_loss || flags.is_complete) return std::nullopt;
  return "there is no anchor and no former ledger in " + flags.data_dir +
         ", so it cannot be checked that this backup holds every event. If it does, give "
         "--is-complete. If later events existed or you do not know, give --accept-loss: "
         "otherwise their positions and ids are given out twice";
}

int restore(const RestoreFlags& flags) {
  const runtime::BackupEntry entry = wanted_backup(flags);
  const fs::path anchor = ledger::anchor_file_of(flags.data_dir, flags.anchor);
  const FormerLog former = former_log(flags.data_dir, anchor);
  if (!former.problem.empty()) std::cerr << "seatledger: " << former.problem << '\n';
  if (auto refusal = refusal_before(flags, former)) {
    RestoreReport refused;
    refused.backup = entry.name;
    refused.events = entry.position.value;
    refused.refusal = std::move(*refusal);
    print_restore(refused, flags);
    return no;
  }
  ledger::make_data_directory(flags.data_dir);
  const ledger::DirectoryLock lock(flags.data_dir);
  const RestoreReport done = restore_entry(flags, entry, former, anchor);
  print_restore(done, flags);
  return done.refusal.empty() ? yes : no;
}

}  // namespace

void add_restore(CLI::App& app, int& exit_code) {
  auto flags = std::make_shared<RestoreFlags>();
  CLI::App* command =
      app.add_subcommand("restore", "Replaces the ledger of a data directory by a backup");
  command->add_option("--from", flags->from, "The directory that holds the backups")->required();
  command->add_option("--name", flags->name, "The name of the backup; the newest when left out");
  command->add_option("--data-dir", flags->data_dir, "The data directory; no server runs on it")
      ->required();
  command->add_option("--anchor", flags->anchor,
                      "The server's anchor_file, if it is not in the data directory");
  CLI::Option* accept_loss = command->add_flag(
      "--accept-loss", flags->accept_loss,
      "Accepts a backup that is older than the ledger: the later events are lost");
  command
      ->add_flag("--is-complete", flags->is_complete,
                 "You know that the backup holds every event. Needed where neither the former "
                 "ledger nor its anchor can tell; does not overrule them")
      ->excludes(accept_loss);
  command->add_flag("--json", flags->json, "Print what was restored as JSON");
  command->footer(
      "The backup is verified before anything changes, and the former ledger is kept in a "
      "directory "
      "of its own. With --accept-loss the event log_restored is appended, ids that the lost events "
      "may have given out are not given out again, and the anchor is replaced.\n"
      "Example: seatledger restore --from backups --data-dir data\n"
      "Example: seatledger restore --from backups --name monday --data-dir data --accept-loss\n"
      "Example: seatledger restore --from backups --data-dir new --is-complete\n"
      "Exit code 0: restored, 1: refused, nothing was changed, 2: could not tell");
  command->callback([flags, &exit_code] { exit_code = restore(*flags); });
}

}  // namespace seatledger::cli
