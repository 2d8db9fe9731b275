#include "ledger/shared/postgres_rows.h"

#include <utility>

namespace seatledger::ledger {
namespace {

// The share lock keeps the epoch as it is until the write has committed. $1 is the epoch.
#define HELD_TERM \
  "WITH held AS (SELECT 1 FROM seatledger.ledger WHERE id = 1 AND epoch = $1 FOR SHARE)"

constexpr PostgresStatement write_secret{
    "put_secret", HELD_TERM
    " INSERT INTO seatledger.secrets (name, value) SELECT $2, $3 FROM held "
    "ON CONFLICT (name) DO UPDATE SET value = excluded.value"};
constexpr PostgresStatement write_signing_key{
    "put_signing_key", HELD_TERM
    ", seed AS (INSERT INTO seatledger.secrets (name, value) SELECT $2, $3 FROM held "
    "ON CONFLICT (name) DO UPDATE SET value = excluded.value) "
    "INSERT INTO seatledger.verifier_keys (number, key) SELECT $4::int, $5 FROM held "
    "ON CONFLICT (number) DO UPDATE SET key = excluded.key"};
constexpr PostgresStatement write_checkpoint{
    "put_checkpoint", HELD_TERM
    ", gone AS (DELETE FROM seatledger.checkpoints WHERE size = ANY ($4::bigint[]) "
    "AND EXISTS (SELECT 1 FROM held)) "
    "INSERT INTO seatledger.checkpoints (size, note) SELECT $2, $3 FROM held "
    "ON CONFLICT (size) DO UPDATE SET note = excluded.note"};
constexpr PostgresStatement write_webhooks{
    "put_webhooks", HELD_TERM
    " INSERT INTO seatledger.webhooks (id, row) SELECT w.id, w.row FROM held, "
    "unnest($2::bigint[], $3::text[]) AS w(id, row) "
    "ON CONFLICT (id) DO UPDATE SET row = excluded.row"};
constexpr PostgresStatement delete_server{
    "remove_server",
    HELD_TERM " DELETE FROM seatledger.servers WHERE name = $2 AND EXISTS (SELECT 1 FROM held)"};

constexpr PostgresStatement read_secret{"secret",
                                        "SELECT value FROM seatledger.secrets WHERE name = $1"};
constexpr PostgresStatement read_keys{
    "verifier_keys", "SELECT number::bigint, key FROM seatledger.verifier_keys ORDER BY number"};
constexpr PostgresStatement read_checkpoints{
    "checkpoints",
    "SELECT size, note FROM seatledger.checkpoints WHERE size >= $1 ORDER BY size LIMIT $2"};
constexpr PostgresStatement read_webhooks{"webhooks",
                                          "SELECT id, row FROM seatledger.webhooks ORDER BY id"};

constexpr PostgresStatement erased_partitions{
    "erased_partitions",
    "SELECT DISTINCT tableoid::regclass::text FROM seatledger.people "
    "WHERE row IS NULL AND changed >= (SELECT first FROM seatledger.chunks "
    "WHERE first <= $1 ORDER BY first DESC LIMIT 1)"};
constexpr PostgresStatement write_server{
    "put_server",
    "INSERT INTO seatledger.servers AS s "
    "(name, id, url, version, position, erased_to, backups, seen) "
    "VALUES ($1, $2::uuid, $3, $4, $5, $6, $7, clock_timestamp()) ON CONFLICT (name) DO UPDATE "
    "SET id = excluded.id, url = excluded.url, version = excluded.version, "
    "position = excluded.position, erased_to = excluded.erased_to, backups = excluded.backups, "
    "seen = excluded.seen WHERE s.id = excluded.id "
    "OR s.seen < clock_timestamp() - $8 * interval '1 second'"};
constexpr PostgresStatement read_servers{
    "servers",
    "SELECT name, id::text, url, version, position, erased_to, backups, "
    "(extract(epoch FROM seen) * 1000000)::bigint FROM seatledger.servers ORDER BY name"};

#undef HELD_TERM

PostgresParameters of_term(const Term& term) { return PostgresParameters().number(term.epoch); }

}  // namespace

bool PostgresRows::put_secret(const Term& term, const SharedSecret& secret) {
  auto values = of_term(term).text(secret.name).text(secret.value);
  return connection_.run({&write_secret, std::move(values)}).changed() == 1;
}

bool PostgresRows::put_signing_key(const Term& term, const SharedSecret& seed,
                                   const SharedVerifierKey& key) {
  auto values = of_term(term).text(seed.name).text(seed.value).number(key.number).text(key.text);
  return connection_.run({&write_signing_key, std::move(values)}).changed() == 1;
}

bool PostgresRows::put_checkpoint(const Term& term, const StoredCheckpoint& checkpoint,
                                  std::span<const std::uint64_t> dropped) {
  auto values = of_term(term).number(checkpoint.size).text(checkpoint.note).numbers(dropped);
  return connection_.run({&write_checkpoint, std::move(values)}).changed() == 1;
}

bool PostgresRows::put_webhooks(const Term& term, std::span<const SharedWebhook> webhooks) {
  std::vector<std::uint64_t> ids;
  std::vector<std::optional<std::string>> rows;
  ids.reserve(webhooks.size());
  rows.reserve(webhooks.size());
  for (const SharedWebhook& webhook : webhooks) {
    ids.push_back(webhook.id.value);
    rows.push_back(webhook.row);
  }
  auto values = of_term(term).numbers(ids).texts(rows);
  return connection_.run({&write_webhooks, std::move(values)}).changed() == webhooks.size();
}

PostgresResult PostgresRows::read(const PostgresStatement& statement,
                                  PostgresParameters parameters) {
  const PostgresCall call{&statement, std::move(parameters)};
  return std::move(connection_.run_confirmed({&call, 1}).at(0));
}

std::optional<std::string> PostgresRows::secret(std::string_view name) {
  const PostgresResult found = read(read_secret, PostgresParameters().text(name));
  if (found.rows() == 0) return std::nullopt;
  return found.text(0, 0);
}

std::vector<SharedVerifierKey> PostgresRows::verifier_keys() {
  const PostgresResult rows = read(read_keys, {});
  std::vector<SharedVerifierKey> found;
  found.reserve(static_cast<std::size_t>(rows.rows()));
  for (int row = 0; row < rows.rows(); ++row) {
    found.push_back({rows.number(row, 0), rows.text(row, 1)});
  }
  return found;
}

std::vector<StoredCheckpoint> PostgresRows::checkpoints_from(std::uint64_t size,
                                                             std::size_t limit) {
  const PostgresResult rows =
      read(read_checkpoints, PostgresParameters().number(size).number(limit));
  std::vector<StoredCheckpoint> found;
  found.reserve(static_cast<std::size_t>(rows.rows()));
  for (int row = 0; row < rows.rows(); ++row) {
    found.push_back({rows.number(row, 0), rows.text(row, 1)});
  }
  return found;
}

std::vector<SharedWebhook> PostgresRows::webhooks() {
  const PostgresResult rows = read(read_webhooks, {});
  std::vector<SharedWebhook> found;
  found.reserve(static_cast<std::size_t>(rows.rows()));
  for (int row = 0; row < rows.rows(); ++row) {
    found.push_back({WebhookId{rows.number(row, 0)}, rows.optional_text(row, 1)});
  }
  return found;
}

void PostgresRows::purge_people(Position erased) {
  const PostgresResult partitions =
      connection_.run({&erased_partitions, PostgresParameters().number(erased.value)});
  for (int row = 0; row < partitions.rows(); ++row) {
    connection_.run_script("VACUUM (FULL) " + partitions.text(row, 0));
  }
}

bool PostgresRows::put_server(const SharedServer& server, std::uint32_t alive_s) {
  PostgresParameters values;
  values.text(server.identity.name).text(server.identity.id).text(server.identity.url);
  values.text(server.version).number(server.position.value).number(server.erased_to.value);
  values.text(server.backups).number(alive_s);
  return connection_.run({&write_server, std::move(values)}).changed() == 1;
}

std::vector<SharedServer> PostgresRows::servers() {
  const PostgresResult rows = connection_.run({&read_servers, {}});
  std::vector<SharedServer> found;
  found.reserve(static_cast<std::size_t>(rows.rows()));
  for (int row = 0; row < rows.rows(); ++row) {
    found.push_back({{rows.text(row, 1), rows.text(row, 0), rows.text(row, 2)},
                     rows.text(row, 3),
                     Position{rows.number(row, 4)},
                     Position{rows.number(row, 5)},
                     rows.text(row, 6),
                     Timestamp{static_cast<std::int64_t>(rows.number(row, 7))}});
  }
  return found;
}

bool PostgresRows::remove_server(const Term& term, std::string_view name) {
  return connection_.run({&delete_server, of_term(term).text(name)}).changed() == 1;
}

}  // namespace seatledger::ledger
