#include <iostream>
#include <memory>
#include <optional>
#include <string>

#include "base/json_writer.h"
#include "base/store_error.h"
#include "cli/commands.h"
#include "cli/http_client.h"
#include "cli/output_file.h"
#include "cli/progress.h"
#include "cli/whole_number.h"
#include "ledger/log/export_log.h"
#include "ledger/store/open_ledger.h"

namespace seatledger::cli {
namespace {

constexpr std::size_t exported_at_once = 4096;
constexpr const char* events_per_page = "1000";
constexpr mode_t shared_mode = 0644;
constexpr mode_t owner_mode = 0600;

struct ExportFlags {
  std::string data_dir;
  ServerFlags server;
  std::string out;
  std::string people;
  bool json = false;
};

// Writes lines to a file or to stdout.
class LineSink {
 public:
  explicit LineSink(const std::string& file) {
    if (!file.empty()) file_.emplace(file, shared_mode);
  }
  void write(std::string_view bytes) {
    if (file_) {
      file_->write(bytes);
    } else {
      std::cout << bytes;
    }
  }
  void keep() {
    if (file_) file_->keep();
  }

 private:
  std::optional<OutputFile> file_;
};

struct Exported {
  std::uint64_t events = 0;
  std::uint64_t people = 0;
  bool has_checkpoint = false;
};

std::uint64_t export_people(const ledger::LedgerReader& reader, const std::string& file) {
  OutputFile out(file, owner_mode);
  std::uint64_t rows = 0;
  reader.visit_people([&](std::string_view row) {
    out.write_line(row);
    ++rows;
  });
  out.keep();
  return rows;
}

bool keep_checkpoint(const std::optional<std::string>& note, const std::string& export_file) {
  if (!note || export_file.empty() || is_written_into(export_file)) return false;
  OutputFile out(ledger::checkpoint_file_of(export_file), shared_mode);
  out.write(*note);
  out.keep();
  return true;
}

Exported export_directory(const ExportFlags& flags) {
  const auto opened = ledger::read_ledger(flags.data_dir);
  const ledger::LedgerReader& reader = *opened;
  if (reader.damage()) {
    throw StoreError(*reader.damage() +
                     "; an export would be incomplete. See `seatledger repair`; "
                     "`seatledger replay --json` prints the events before the damage");
  }
  Exported done;
  LineSink lines(flags.out);
  Progress progress("export", reader.head().value, "events");
  while (done.events < reader.head().value) {
    for (const auto& record : reader.read_after(Position{done.events}, exported_at_once)) {
      lines.write(record.bytes);
      lines.write("\n");
      done.events = record.position.value;
    }
    progress.update(done.events);
  }
  if (!flags.people.empty()) done.people = export_people(reader, flags.people);
  done.has_checkpoint = keep_checkpoint(reader.newest_covered_checkpoint(), flags.out);
  lines.keep();
  return done;
}

Exported export_server(const ExportFlags& flags) {
  if (!flags.people.empty()) {
    throw std::invalid_argument("--people needs --data-dir: no API gives the rows of people out");
  }
  HttpClient client(flags.server);
  Exported done;
  LineSink lines(flags.out);
  Progress progress("export", 0, "events");
  // The checkpoint first, so that the events read afterwards include all that it covers. The end is
  // fixed now, because a busy server may write as fast as this reads.
  const auto note = client.get("/api/ledger/checkpoint/");
  const auto first = client.get("/api/ledger/events/?limit=1");
  if (!first.is_good()) throw NoAnswer("the server answered " + first.problem());
  const auto head = whole_number(first.json(), "head");
  progress.set_total(head);
  // A ledger that is restored meanwhile would mix two logs. An older server has no lineage.
  const std::string lineage = first.json().value("lineage", std::string());
  const std::string of_log = lineage.empty() ? lineage : "&lineage=" + lineage;
  while (done.events < head) {
    const auto page = client.get("/api/ledger/events/?limit=" + std::string(events_per_page) +
                                     "&after=" + std::to_string(done.events) + of_log,
                                 "application/x-ndjson");
    if (!page.is_good()) throw NoAnswer("the server answered " + page.problem());
    if (page.body.empty()) break;
    if (page.body.back() != '\n') throw NoAnswer("the server's page breaks off inside a line");
    lines.write(page.body);
    done.events += static_cast<std::uint64_t>(std::count(page.body.begin(), page.body.end(), '\n'));
    progress.update(done.events);
  }
  if (note.is_good()) done.has_checkpoint = keep_checkpoint(note.body, flags.out);
  lines.keep();
  return done;
}

void report_export(const ExportFlags& flags, const Exported& done) {
  if (flags.out.empty()) return;  // stdout gets only the lines
  if (flags.json) {
    std::string text;
    JsonWriter out(text);
    out.begin_object();
    out.key("events");
    out.number(done.events);
    out.key("people");
    out.number(done.people);
    out.key("checkpoint");
    out.boolean(done.has_checkpoint);
    out.end_object();
    std::cout << text << '\n';
    return;
  }
  std::cout << done.events << " events in " << flags.out;
  if (done.has_checkpoint) {
    std::cout << ", the signed checkpoint in " << ledger::checkpoint_file_of(flags.out).string();
  }
  if (!flags.people.empty()) std::cout << ", " << done.people << " people in " << flags.people;
  std::cout << '\n';
}

int export_log(const ExportFlags& flags) {
  require_place(flags.data_dir, flags.server);
  const Exported done = flags.data_dir.empty() ? export_server(flags) : export_directory(flags);
  report_export(flags, done);
  return yes;
}

}  // namespace

void add_export(CLI::App& app, int& exit_code) {
  auto flags = std::make_shared<ExportFlags>();
  CLI::App* command =
      app.add_subcommand("export", "Writes every event as one line, byte for byte as it is stored");
  add_place_flags(*command, flags->data_dir, flags->server);
  command->add_option("--out", flags->out,
                      "The file to write; its signed checkpoint is written to FILE.checkpoint. A "
                      "device or a pipe is written into, without a checkpoint. Standard output "
                      "when left out");
  command->add_option("--people", flags->people,
                      "Also writes the rows of people, to this file (mode 0600)");
  command->add_flag("--json", flags->json, "Print what was written as JSON");
  command->footer(
      "It can run while the server runs. The rows of people hold names, addresses and secret keys: "
      "protect that file as you protect the ledger.\n"
      "Example: seatledger export --data-dir data --out ledger.jsonl --people people.jsonl\n"
      "Example: seatledger export --url http://127.0.0.1:8080 --key-file K --out ledger.jsonl\n"
      "Exit code 0: everything is written, 2: it is not");
  command->callback([flags, &exit_code] {
    if (is_standard_output(flags->out)) flags->out.clear();
    exit_code = export_log(*flags);
  });
}

}  // namespace seatledger::cli
