#include <unistd.h>

#include <filesystem>
#include <iostream>
#include <memory>
#include <optional>
#include <string>

#include "base/store_error.h"
#include "base/time.h"
#include "base/uuid.h"
#include "cli/commands.h"
#include "cli/data_directory.h"
#include "cli/http_client.h"
#include "cli/progress.h"
#include "cli/scratch_directory.h"
#include "ledger/proof/signing_keys.h"
#include "ledger/shared/open_shared.h"
#include "ledger/shared/share.h"
#include "ledger/shared/shared_webhooks.h"
#include "ledger/store/open_ledger.h"

namespace seatledger::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t all_bytes = std::size_t{1} << 20U;

struct SharedFlags {
  std::string data_dir;
  ledger::PostgresOptions postgres;
  std::string copies = "standby";
  ServerFlags server;
  bool json = false;
};

ledger::PostgresOptions postgres_of(const SharedFlags& flags) {
  ledger::PostgresOptions options = flags.postgres;
  options.timeout = std::chrono::minutes(1);
  options.storage_replicates = flags.copies == "storage";
  return options;
}

ledger::ServerIdentity this_tool() {
  SystemEntropy entropy;
  return {uuid_v7(SystemClock().now(), entropy.next()), "seatledger share", ""};
}

void share_webhooks(ledger::LedgerStore& store, const ledger::PostgresOptions& options,
                    const ledger::Term& term) {
  const auto rows = ledger::connect_shared_rows(options);
  ledger::SharedWebhooks shared(*rows, [&] { return std::optional(term); });
  const auto webhooks = store.webhooks().all();
  if (!webhooks.empty() && !shared.put(webhooks)) {
    throw StoreError("the webhooks could not be written");
  }
  const auto last = store.webhooks().next_id().value - 1;
  if (last != 0 && (webhooks.empty() || webhooks.back().id.value < last) &&
      !shared.remove(ledger::WebhookId{last})) {
    throw StoreError("the webhooks could not be written");
  }
  for (const auto& checkpoint : store.tree().checkpoints_from(0, SIZE_MAX)) {
    if (!rows->put_checkpoint(term, checkpoint, {})) {
      throw StoreError("a checkpoint could not be written");
    }
  }
}

// Checkpoints and webhooks need a lead of their own, which ends before the events are appended.
void share_rows(ledger::LedgerStore& store, ledger::SharedLedger& shared,
                const ledger::PostgresOptions& options) {
  const auto term = shared.take_lead(shared.watch(), this_tool());
  if (!term) throw StoreError("a server takes the lead: stop all servers first");
  share_webhooks(store, options, *term);
  shared.give_up_lead(*term);
}

int share(const SharedFlags& flags) {
  const DataDirectory directory(flags.data_dir);
  ledger::LedgerStore& store = directory.ledger();
  const auto options = postgres_of(flags);
  const bool is_copy = store.events().cursor().has_value();
  if (!is_copy) {
    ledger::prepare_shared(options, ledger::beginning_of(store.secrets(), store.tree()));
  }
  const auto shared = ledger::connect_shared(options);
  Progress progress("share", store.events().head().value, "events");
  const ledger::Cursor cursor =
      ledger::share_ledger(store.events(), store.people(), *shared, this_tool(),
                           [&](Position reached) { progress.update(reached.value); });
  progress.finish();
  if (!is_copy) share_rows(store, *shared, options);
  const Position head = store.events().head();
  if (store.events().append_copied(head, {}, {}, ledger::cursor_text(cursor)) !=
      ledger::AppendStatus::stored) {
    throw StoreError("the directory could not be made a copy; repeat the command");
  }
  std::cout << head.value << " events are in the shared ledger; the directory is a copy of it\n";
  return yes;
}

// Nothing may have been appended that the copy lacks, and nobody may append.
void check_at_head(ledger::SharedLedger& shared, const ledger::Cursor& cursor) {
  const ledger::Piece piece = shared.follow(cursor, all_bytes);
  if (!piece.continues) throw StoreError("the shared ledger does not hold what this copy holds");
  if (!piece.chunks.empty() || !piece.people.empty()) {
    throw StoreError("the copy lacks events of the shared ledger: start its server once");
  }
  if (piece.leadership.leader) {
    throw StoreError("the server " + piece.leadership.leader->name +
                     " leads: stop all servers first");
  }
}

int unshare(const SharedFlags& flags) {
  const fs::path place = fs::absolute(flags.data_dir);
  const auto options = postgres_of(flags);
  std::vector<ledger::Webhook> webhooks;
  ledger::WebhookId next_webhook;
  Position head;
  {
    const DataDirectory directory(place);
    const auto text = directory.ledger().events().cursor();
    if (!text) throw StoreError("the data directory is no copy of a shared ledger");
    const auto shared = ledger::connect_shared(options);
    check_at_head(*shared, ledger::cursor_of(*text));
    const auto rows = ledger::connect_shared_rows(options);
    const ledger::SharedWebhooks subscriptions(*rows, [] { return std::nullopt; });
    webhooks = subscriptions.all();
    next_webhook = subscriptions.next_id();
    head = directory.events().head();
  }
  const ScratchDirectory made(place / "unsharing");
  ledger::read_ledger(place)->copy_prefix(head, made.path());
  {
    ledger::LedgerOptions single;
    single.data_dir = made.path();
    const auto store = ledger::open_ledger(single);
    // The secret half of the shared key stays in the shared ledger: this one gets a key of its own.
    const auto keys = ledger::verifier_keys_in(store->tree());
    const ledger::SigningKey key = ledger::new_signing_key(keys.back().name);
    if (!store->tree().add_signing_key(key.seed, key.verifier().text())) {
      throw StoreError("the new signing key cannot be stored");
    }
    for (const ledger::Webhook& webhook : webhooks) store->webhooks().add(webhook);
  }
  const fs::path kept = place / "shared-copy";
  fs::remove_all(kept);
  fs::rename(place / "ledger", kept);
  fs::rename(made.path() / "ledger", place / "ledger");
  std::cout << "the directory is a ledger of its own with " << head.value
            << " events; the copy that it was is in " << kept.string() << '\n';
  return yes;
}

std::string text_in(const nlohmann::json& row, const char* name) {
  const auto at = row.find(name);
  if (at == row.end() || at->is_null()) return "-";
  return at->is_string() ? at->get<std::string>() : at->dump();
}

int list_servers(const SharedFlags& flags) {
  HttpClient client(flags.server);
  const auto answer = client.get("/api/ledger/servers/");
  if (!answer.is_good()) throw NoAnswer("the server answered " + answer.problem());
  if (flags.json) {
    std::cout << answer.body << '\n';
    return yes;
  }
  const auto body = answer.json();
  std::cout << "this server  " << text_in(body, "name") << ", " << text_in(body, "role")
            << "\nleader       " << text_in(body, "leader") << ", epoch " << text_in(body, "epoch")
            << '\n';
  for (const auto& row : body.at("servers")) {
    std::cout << text_in(row, "name") << "  " << text_in(row, "url") << "  position "
              << text_in(row, "position") << "  seen " << text_in(row, "seen") << "  "
              << text_in(row, "version") << '\n';
  }
  return yes;
}

void add_shared_flags(CLI::App& command, SharedFlags& flags) {
  command.add_option("--data-dir", flags.data_dir, "The directory of a server that does not run")
      ->required();
  command
      .add_option("--postgresql-dsn", flags.postgres.dsn,
                  "How the shared PostgreSQL is reached, as libpq takes it")
      ->required();
  command.add_option("--postgresql-copies", flags.copies, "standby or storage, as the setting")
      ->check(CLI::IsMember({"standby", "storage"}));
}

}  // namespace

void add_share(CLI::App& app, int& exit_code) {
  auto flags = std::make_shared<SharedFlags>();
  CLI::App* command = app.add_subcommand(
      "share", "Puts a server's ledger into a PostgreSQL that several servers then share");
  add_shared_flags(*command, *flags);
  command->footer(
      "Stop the server first. The directory is then a copy, for a server with ledger_engine = "
      "postgresql.\nOf a copy: puts back the events that the shared ledger has lost.\n"
      "Example: seatledger share --data-dir data --postgresql-dsn 'host=a,b dbname=ledger'");
  command->callback([flags, &exit_code] { exit_code = share(*flags); });
}

void add_unshare(CLI::App& app, int& exit_code) {
  auto flags = std::make_shared<SharedFlags>();
  CLI::App* command = app.add_subcommand(
      "unshare", "Makes a copy of a shared ledger the ledger of a single server");
  add_shared_flags(*command, *flags);
  command->footer(
      "Stop all servers first. The copy must have all events.\n"
      "Example: seatledger unshare --data-dir data --postgresql-dsn 'host=a,b dbname=ledger'");
  command->callback([flags, &exit_code] { exit_code = unshare(*flags); });
}

void add_servers(CLI::App& app, int& exit_code) {
  auto flags = std::make_shared<SharedFlags>();
  CLI::App* command =
      app.add_subcommand("servers", "The servers that share a ledger, and which of them leads");
  add_server_flags(*command, flags->server);
  command->add_flag("--json", flags->json, "Print the server's answer as JSON");
  command->footer("Example: seatledger servers --url http://127.0.0.1:8080 --key-file K");
  command->callback([flags, &exit_code] { exit_code = list_servers(*flags); });
}

}  // namespace seatledger::cli
