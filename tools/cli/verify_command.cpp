#include <filesystem>
#include <iostream>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "base/json_writer.h"
#include "base/store_error.h"
#include "cli/check/check_directory.h"
#include "cli/check/check_export.h"
#include "cli/check/check_views.h"
#include "cli/commands.h"
#include "cli/data_directory.h"
#include "cli/http_client.h"
#include "cli/progress.h"
#include "cli/public_key_file.h"
#include "cli/scratch_directory.h"
#include "ledger/proof/verify.h"
#include "ledger/store/open_ledger.h"

namespace seatledger::cli {
namespace {

struct VerifyFlags {
  std::string data_dir;
  ServerFlags server;
  std::string export_file;
  std::string people;
  std::string public_key;
  std::string anchor;
  bool json = false;
};

// What the checkpoint of an export covers.
struct SignedPart {
  std::optional<std::uint64_t> size;  // nothing: no checkpoint
  bool is_checked = false;            // the signature was checked too
};

struct Verdict {
  ledger::LogVerdict log;
  std::optional<std::string> fault;  // in the tree, a checkpoint, or people
  bool people_absent = false;        // an import left out people, who were not checked
  bool views_checked = false;
  bool audit_checked = false;
  std::optional<std::string> difference;  // in the views or the audit index
  std::optional<SignedPart> signed_part;

  bool is_good() const { return !log.fault && !fault && !difference; }
};

ledger::LogVerdict verify_events(const ledger::EventLog& log) {
  Progress progress("events", log.head().value, "events");
  return ledger::verify_log(log, [&](Position reached) {
    progress.update(reached.value);
    return true;
  });
}

// The directory must not be open in any other process.
Verdict verify_whole(const std::filesystem::path& data_dir,
                     const std::filesystem::path& anchor_file) {
  const DataDirectory directory(data_dir);
  Verdict verdict;
  Progress progress("events", directory.events().head().value, "events");
  DirectoryVerdict found = check_directory(directory, anchor_file, [&](Position reached) {
    progress.update(reached.value);
    return true;
  });
  progress.finish();
  verdict.log = std::move(found.log);
  verdict.fault = std::move(found.fault);
  verdict.people_absent = found.people_absent;
  if (verdict.log.fault || verdict.fault) return verdict;
  verdict.views_checked = true;
  ViewsVerdict views = check_views(directory);
  verdict.audit_checked = views.audit_checked;
  verdict.difference = std::move(views.difference);
  return verdict;
}

Verdict verify_directory(const std::string& data_dir, const std::string& anchor_file) {
  {
    const auto opened = ledger::read_ledger(data_dir);
    const ledger::LedgerReader& reader = *opened;
    if (reader.is_beside_server() || reader.damage()) {
      Verdict verdict;
      verdict.log = verify_events(reader);
      if (reader.damage() && !verdict.log.fault) {
        verdict.log.fault = {Position{reader.head().value + 1}, *reader.damage()};
      }
      return verdict;
    }
  }
  return verify_whole(data_dir, anchor_file);
}

// The server makes a snapshot on its machine, which must be this one. This process reads it: the
// server gets no more load, and the program that wrote the data does not check it.
Verdict verify_server(const ServerFlags& server) {
  HttpClient client(server);
  const auto answer = client.post("/api/ledger/snapshots/", "");
  if (!answer.is_good()) throw NoAnswer("the server answered " + answer.problem());
  const std::filesystem::path snapshot = answer.json().at("directory").get<std::string>();
  if (!std::filesystem::exists(snapshot / "ledger" / "CURRENT")) {
    throw StoreError("the server's snapshot " + snapshot.string() +
                     " cannot be read here: run this on the server's machine, as its user; from "
                     "elsewhere verify an export");
  }
  const ScratchDirectory goes{ScratchDirectory::Kept{}, snapshot};
  return verify_whole(snapshot, {});
}

Verdict verify_export(const VerifyFlags& flags) {
  const ledger::ExportLog log(flags.export_file);
  ExportFiles files{flags.export_file, flags.people, {}};
  if (!flags.public_key.empty()) files.keys = keys_in_file(flags.public_key);
  ExportVerdict found = check_export(log, files);
  Verdict verdict;
  verdict.signed_part = {found.signed_size, found.signature_checked};
  verdict.log = std::move(found.log);
  if (!verdict.log.fault) verdict.fault = found.sentence();
  return verdict;
}

void print_json(const Verdict& verdict) {
  std::string text;
  JsonWriter out(text);
  out.begin_object();
  out.key("events");
  out.number(verdict.log.events);
  out.key("good");
  out.boolean(verdict.is_good());
  out.key("views_checked");
  out.boolean(verdict.views_checked);
  out.key("audit_checked");
  out.boolean(verdict.audit_checked);
  if (verdict.people_absent) {
    out.key("people_checked");
    out.boolean(false);
  }
  out.key("signed_events");
  out.number(verdict.log.signed_events);
  if (verdict.signed_part) {
    out.key("signature_checked");
    out.boolean(verdict.signed_part->is_checked);
  }
  if (verdict.log.fault) {
    out.key("bad_position");
    out.number(verdict.log.fault->position.value);
    out.key("reason");
    out.text(verdict.log.fault->reason);
  } else if (verdict.fault) {
    out.key("reason");
    out.text(*verdict.fault);
  }
  if (verdict.difference) {
    out.key("bad_row");
    out.text(*verdict.difference);
  }
  out.end_object();
  std::cout << text << '\n';
}

void print_signed_part(const SignedPart& part) {
  if (!part.size) {
    std::cout << "no checkpoint beside it: only the events were checked\n";
    return;
  }
  std::cout << "the checkpoint covers the first " << *part.size << " events; its signature "
            << (part.is_checked ? "is good\n" : "was not checked: give --public-key\n");
}

void print_text(const Verdict& verdict) {
  if (verdict.log.fault) {
    std::cout << "bad: event " << verdict.log.fault->position.value << ": "
              << verdict.log.fault->reason << '\n';
  } else if (verdict.fault) {
    std::cout << "bad: " << *verdict.fault << '\n';
  } else if (verdict.difference) {
    std::cout << "the log is good (" << verdict.log.events << " events)\n"
              << "bad: " << *verdict.difference << '\n';
  } else if (verdict.views_checked) {
    std::cout << "good: " << verdict.log.events << " events, and every view agrees with them\n"
              << (verdict.audit_checked ? "the audit index agrees with them\n"
                                        : "the audit index was not checked: there is none\n");
  } else {
    std::cout << "good: " << verdict.log.events << " events\n";
    if (verdict.signed_part) {
      print_signed_part(*verdict.signed_part);
    } else {
      std::cout << "the views were not checked: a server runs on the directory; "
                   "`seatledger verify --url` checks them too\n";
    }
  }
}

void print_verdict(const Verdict& verdict) {
  print_text(verdict);
  if (verdict.people_absent) std::cout << "people were not imported, and not checked\n";
}

int verify(const VerifyFlags& flags) {
  const int places = !flags.data_dir.empty() + !flags.export_file.empty();
  if (places == 2) throw std::invalid_argument("give one of --data-dir, --export and --url");
  if (!flags.people.empty() && flags.export_file.empty()) {
    throw std::invalid_argument("--people goes with --export; a directory holds its people");
  }
  if (!flags.public_key.empty() && flags.export_file.empty()) {
    throw std::invalid_argument("--public-key goes with --export; a directory holds its keys");
  }
  if (flags.export_file.empty()) require_place(flags.data_dir, flags.server, ", or --export FILE");
  const Verdict verdict = !flags.data_dir.empty() ? verify_directory(flags.data_dir, flags.anchor)
                          : !flags.export_file.empty() ? verify_export(flags)
                                                       : verify_server(flags.server);
  if (flags.json) {
    print_json(verdict);
  } else {
    print_verdict(verdict);
  }
  return verdict.is_good() ? yes : no;
}

}  // namespace

void add_verify(CLI::App& app, int& exit_code) {
  auto flags = std::make_shared<VerifyFlags>();
  CLI::App* command = app.add_subcommand(
      "verify", "Checks every event, and that the views and the audit index agree with the events");
  add_place_flags(*command, flags->data_dir, flags->server);
  command->add_option("--export", flags->export_file,
                      "Or a file that `seatledger export` wrote; FILE.checkpoint is read too");
  command->add_option("--people", flags->people,
                      "With --export: the file of people of the same export");
  command->add_option("--public-key", flags->public_key,
                      "With --export: a file with verifier keys, one per line, or with the answer "
                      "of /api/ledger/public-key/; one of them must have signed the checkpoint");
  command->add_option("--anchor", flags->anchor,
                      "With --data-dir: the anchor, if it is not in the directory");
  command->add_flag("--json", flags->json, "The verdict as JSON");
  command->footer(
      "With --data-dir, while a server runs, only the log is checked. With --url the server makes "
      "a "
      "snapshot of the log, the views and the audit index, and this command, which must run on the "
      "same machine, checks it.\n"
      "Example: seatledger verify --data-dir data\n"
      "Example: seatledger verify --url http://127.0.0.1:8080 --key-file K\n"
      "Example: seatledger verify --export ledger.jsonl --people people.jsonl --public-key "
      "ledger.pub\n"
      "Exit code 0: good, 1: bad, 2: could not tell");
  command->callback([flags, &exit_code] { exit_code = verify(*flags); });
}

}  // namespace seatledger::cli
