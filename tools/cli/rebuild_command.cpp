#include <algorithm>
#include <chrono>
#include <iostream>
#include <memory>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "base/json_fields.h"
#include "base/nearest.h"
#include "base/store_error.h"
#include "cli/commands.h"
#include "cli/data_directory.h"
#include "cli/http_client.h"
#include "cli/progress.h"
#include "cli/whole_number.h"
#include "ledger/write/fold.h"
#include "projections/fold/compare.h"
#include "projections/views/view_list.h"
#include "runtime/machine_memory.h"
#include "runtime/operations/next_generation.h"
#include "runtime/operations/open_views.h"

namespace seatledger::cli {
namespace {

constexpr std::chrono::milliseconds between_looks{200};
constexpr unsigned status_begun = 202;
const std::string rebuild_path = "/api/ledger/rebuild/";

struct RebuildFlags {
  std::string data_dir;
  ServerFlags server;
  bool check = false;
  bool rollback = false;
  std::string view;
  bool json = false;
};

struct Rebuilt {
  std::uint64_t position = 0;
  std::uint64_t generation = 0;  // the one in use afterwards
  bool is_compared = true;
  std::optional<std::string> difference;
};

// ---- without a server ----

void fold_next(runtime::NextGeneration& next, const DataDirectory& directory) {
  const std::uint64_t head = directory.events().head().value;
  Progress progress("fold", head, "events");
  progress.start_at(next.applied().value);
  projections::FastFoldOptions options;
  options.rows_bytes = runtime::default_row_cache_bytes();
  options.progress = [&](Position folded) {
    progress.update(folded.value);
    return true;
  };
  next.fold(options);
}

// The views in use, brought to the log's head; nothing when they cannot be read or have another
// layout.
std::shared_ptr<projections::RocksStore> used_at_head(const DataDirectory& directory,
                                                      const std::filesystem::path& path) {
  try {
    auto store = runtime::open_generation({}, path, runtime::GenerationState::in_use);
    projections::ViewSet views(*store);
    if (views.needs_rebuild()) {
      std::cerr << "seatledger: the views in use are of another layout and cannot be compared\n";
      return nullptr;
    }
    ledger::fold(directory.events(), views);
    return store;
  } catch (const StoreError& problem) {
    std::cerr << "seatledger: the views in use cannot be compared: " << problem.what() << '\n';
    return nullptr;
  }
}

Rebuilt rebuild_directory(const RebuildFlags& flags) {
  const DataDirectory directory(flags.data_dir);
  runtime::ViewGenerations generations(directory.path());
  runtime::NextGeneration next(
      {}, generations, directory.events(),
      flags.check ? runtime::GenerationUse::check : runtime::GenerationUse::rebuild);
  fold_next(next, directory);
  Rebuilt rebuilt;
  rebuilt.position = next.applied().value;
  {
    const auto used = used_at_head(directory, generations.current());
    rebuilt.is_compared = used != nullptr;
    if (used) {
      const auto difference =
          projections::compare(*used->snapshot(), *next.store()->snapshot(), flags.view);
      if (difference) rebuilt.difference = projections::describe(*difference);
    }
  }
  const std::uint64_t number = next.number();
  next.close();
  if (flags.check) {
    generations.drop_unfinished();
  } else {
    generations.switch_to(number);
  }
  rebuilt.generation = generations.current_number();
  return rebuilt;
}

Rebuilt roll_back_directory(const RebuildFlags& flags) {
  const DataDirectory directory(flags.data_dir);
  runtime::ViewGenerations generations(directory.path());
  const auto number = generations.previous_number();
  if (!number) {
    throw std::invalid_argument(
        "there is no earlier generation of views to go back to: the last rebuild left none, or "
        "there was none; `seatledger rebuild` folds the views again");
  }
  runtime::NextGeneration previous({}, generations, directory.events(), *number);
  fold_next(previous, directory);
  Rebuilt rebuilt;
  rebuilt.position = previous.applied().value;
  rebuilt.is_compared = false;
  previous.close();
  generations.switch_to(*number);
  rebuilt.generation = *number;
  return rebuilt;
}

// ---- the server does it ----

nlohmann::json status_of(const ServerAnswer& answer) {
  if (answer.status != status_begun && !answer.is_good()) {
    throw NoAnswer("the server answered " + answer.problem());
  }
  return answer.json();
}

// Shows the progress until the rebuild has ended.
nlohmann::json watch_rebuild(HttpClient& client, nlohmann::json status) {
  Progress progress("rebuild", 0, "events");
  progress.start_at(whole_number(status, "position"));
  while (status.at("state") != "idle") {
    progress.set_total(whole_number(status, "head"));
    progress.update(whole_number(status, "position"));
    std::this_thread::sleep_for(between_looks);
    status = status_of(client.get(rebuild_path));
  }
  return status;
}

std::string status_text(const nlohmann::json& status, const char* name) {
  const auto& value = status.at(name);
  return value.is_string() ? value.get<std::string>() : std::string();
}

Rebuilt rebuild_server(const RebuildFlags& flags) {
  nlohmann::json body = nlohmann::json::object();
  if (flags.check) body["check"] = true;
  if (flags.rollback) body["rollback"] = true;
  if (!flags.view.empty()) body["view"] = flags.view;
  HttpClient client(flags.server);
  const ServerAnswer begun = client.post(rebuild_path, body.dump());
  nlohmann::json status = status_of(begun);
  const std::string mode = flags.check ? "check" : flags.rollback ? "rollback" : "rebuild";
  if (begun.status != status_begun) {
    if (status_text(status, "mode") != mode) {
      throw NoAnswer("a " + status_text(status, "mode") +
                     " is already running; try again when it has ended");
    }
    std::cerr << "seatledger: a rebuild is already running; showing its progress\n";
  }
  status = watch_rebuild(client, std::move(status));
  const std::string result = status_text(status, "result");
  if (result == "failed") throw NoAnswer("the rebuild failed: " + status_text(status, "problem"));
  if (result == "stopped")
    throw NoAnswer("the server stopped; it resumes the rebuild at its next start");
  Rebuilt rebuilt;
  rebuilt.position = whole_number(status, "position");
  rebuilt.generation = whole_number(status, "generation");
  rebuilt.is_compared = !flags.rollback;
  if (!status.at("difference").is_null()) rebuilt.difference = status_text(status, "difference");
  return rebuilt;
}

// ---- what is printed ----

void print_rebuilt_json(const Rebuilt& rebuilt) {
  std::string text;
  JsonWriter out(text);
  out.begin_object();
  write_field(out, "position", rebuilt.position);
  write_field(out, "generation", rebuilt.generation);
  write_field(out, "compared", rebuilt.is_compared);
  write_field(out, "difference", rebuilt.difference);
  out.end_object();
  std::cout << text << '\n';
}

void print_rebuilt_text(const RebuildFlags& flags, const Rebuilt& rebuilt) {
  const std::string head = std::to_string(rebuilt.position) + " events";
  if (rebuilt.difference) {
    std::cout << "bad: the views in use were not what the log folds to: " << *rebuilt.difference
              << '\n';
  } else if (flags.check && rebuilt.is_compared) {
    std::cout << "good: the views are what " << head << " fold to\n";
  }
  if (flags.check) return;
  std::cout << (flags.rollback ? "back at" : "rebuilt from " + head + ": ") << " generation "
            << rebuilt.generation << " is in use\n";
}

void check_view(const std::string& wanted) {
  std::vector<std::string_view> names;
  for (const auto* view : projections::all_views()) names.push_back(view->name);
  if (wanted.empty() || std::find(names.begin(), names.end(), wanted) != names.end()) return;
  throw std::invalid_argument("--view: there is no view " + wanted + did_you_mean(wanted, names));
}

int run_rebuild(const RebuildFlags& flags) {
  require_place(flags.data_dir, flags.server);
  check_view(flags.view);
  const Rebuilt rebuilt = flags.data_dir.empty() ? rebuild_server(flags)
                          : flags.rollback       ? roll_back_directory(flags)
                                                 : rebuild_directory(flags);
  if (flags.json) {
    print_rebuilt_json(rebuilt);
  } else {
    print_rebuilt_text(flags, rebuilt);
  }
  if (rebuilt.difference) return no;
  return flags.check && !rebuilt.is_compared ? could_not_tell : yes;
}

}  // namespace

void add_rebuild(CLI::App& app, int& exit_code) {
  auto flags = std::make_shared<RebuildFlags>();
  CLI::App* command = app.add_subcommand(
      "rebuild",
      "Rebuilds all views from the log, compares them with those in use, and switches to them");
  add_place_flags(*command, flags->data_dir, flags->server);
  auto* check = command->add_flag("--check", flags->check, "Only compares; changes nothing");
  auto* rollback = command->add_flag("--rollback", flags->rollback,
                                     "Switches back to the views from before the last rebuild");
  rollback->excludes(check);
  command->add_option("--view", flags->view, "Compares only the rows of this view")
      ->excludes(rollback);
  command->add_flag("--json", flags->json, "Print the outcome as JSON");
  command->footer(
      "With --url the server rebuilds while it goes on serving. With --data-dir no server may run. "
      "A rebuild that was killed resumes when the command is run again.\n"
      "Example: seatledger rebuild --url http://127.0.0.1:8080 --key-file K\n"
      "Example: seatledger rebuild --data-dir data --check\n"
      "Exit code 0: the views agreed with the log, 1: they did not (without --check they do now), "
      "2: could not tell");
  command->callback([flags, &exit_code] { exit_code = run_rebuild(*flags); });
}

}  // namespace seatledger::cli
