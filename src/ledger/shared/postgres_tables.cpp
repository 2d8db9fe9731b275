#include "ledger/shared/postgres_tables.h"

#include "base/store_error.h"

namespace seatledger::ledger {
namespace {

constexpr int people_partitions = 32;

constexpr const char* tables_before_people = R"sql(CREATE SCHEMA IF NOT EXISTS seatledger;
CREATE TABLE seatledger.ledger (
  id int PRIMARY KEY CHECK (id = 1), format int NOT NULL, origin text NOT NULL,
  epoch bigint NOT NULL, leader uuid, leader_name text, leader_url text, beat bigint NOT NULL);
CREATE TABLE seatledger.chunks (
  first bigint PRIMARY KEY CHECK (first > 0), count int NOT NULL CHECK (count > 0),
  epoch bigint NOT NULL, append_id uuid NOT NULL,
  records bytea[] COMPRESSION lz4 NOT NULL CHECK (cardinality(records) = count));
REVOKE UPDATE, DELETE, TRUNCATE ON seatledger.chunks FROM CURRENT_USER;
CREATE VIEW seatledger.events AS
  SELECT first + n - 1 AS position, convert_from(record, 'UTF8') AS line
  FROM seatledger.chunks, unnest(records) WITH ORDINALITY AS r(record, n);
CREATE TABLE seatledger.people (
  person_id bigint PRIMARY KEY, changed bigint NOT NULL, row text) PARTITION BY HASH (person_id);
CREATE INDEX people_changed ON seatledger.people (changed, person_id);
)sql";

constexpr const char* tables_after_people = R"sql(CREATE TABLE seatledger.secrets (
  name text PRIMARY KEY, value text NOT NULL);
CREATE TABLE seatledger.verifier_keys (number int PRIMARY KEY, key text NOT NULL);
CREATE TABLE seatledger.checkpoints (size bigint PRIMARY KEY, note text NOT NULL);
CREATE TABLE seatledger.webhooks (id bigint PRIMARY KEY, row text);
CREATE TABLE seatledger.servers (
  name text PRIMARY KEY, id uuid NOT NULL, url text NOT NULL, version text NOT NULL,
  position bigint NOT NULL, erased_to bigint NOT NULL, backups text NOT NULL,
  seen timestamptz NOT NULL);
)sql";

constexpr PostgresStatement begin_making{"begin_making", "BEGIN"};
constexpr PostgresStatement end_making{"end_making", "COMMIT"};
// "seatledg"
constexpr PostgresStatement lock_making{
    "lock_making", "SELECT pg_advisory_xact_lock(x'736561746c656467'::bigint) IS NULL"};
constexpr PostgresStatement are_there{"are_there",
                                      "SELECT to_regclass('seatledger.ledger') IS NOT NULL"};
constexpr PostgresStatement format_there{"format_there",
                                         "SELECT format::bigint FROM seatledger.ledger"};
constexpr PostgresStatement first_row{
    "first_row", "INSERT INTO seatledger.ledger VALUES (1, $1, $2, 0, NULL, NULL, NULL, 0)"};
constexpr PostgresStatement first_secret{"first_secret",
                                         "INSERT INTO seatledger.secrets VALUES ($1, $2)"};
constexpr PostgresStatement first_key{"first_key",
                                      "INSERT INTO seatledger.verifier_keys VALUES ($1, $2)"};
constexpr PostgresStatement requirements{
    "requirements",
    "SELECT current_setting('fsync') = 'on', current_setting('full_page_writes') = 'on', "
    "current_setting('synchronous_standby_names') <> '', "
    "(SELECT encoding = pg_char_to_encoding('UTF8') FROM pg_database "
    "WHERE datname = current_database())"};

}  // namespace

std::string postgres_tables_sql() {
  std::string sql = tables_before_people;
  // So that an erasure rewrites one of them.
  for (int i = 0; i < people_partitions; ++i) {
    sql += "CREATE TABLE seatledger.people_" + std::to_string(i) +
           " PARTITION OF seatledger.people FOR VALUES WITH (MODULUS " +
           std::to_string(people_partitions) + ", REMAINDER " + std::to_string(i) + ");\n";
  }
  return sql + tables_after_people;
}

namespace {

void write_beginning(PostgresConnection& connection, const SharedBeginning& beginning) {
  connection.run({&first_row, PostgresParameters().count(shared_format).text(beginning.origin)});
  for (const SharedSecret& secret : beginning.secrets) {
    connection.run({&first_secret, PostgresParameters().text(secret.name).text(secret.value)});
  }
  for (const SharedVerifierKey& key : beginning.verifier_keys) {
    connection.run({&first_key, PostgresParameters().count(key.number).text(key.text)});
  }
}

}  // namespace

bool make_postgres_tables(PostgresConnection& connection, const SharedBeginning& beginning) {
  bool made = false;
  if (!connection.run({&are_there, {}}).flag(0, 0)) {
    connection.run({&begin_making, {}});
    connection.run({&lock_making, {}});
    if (!connection.run({&are_there, {}}).flag(0, 0)) {
      connection.run_script(postgres_tables_sql());
      write_beginning(connection, beginning);
      made = true;
    }
    connection.run({&end_making, {}});
  }
  const PostgresResult format = connection.run({&format_there, {}});
  if (format.rows() != 1 || format.number(0, 0) != shared_format) {
    throw StoreError("the shared ledger has another format than this program knows");
  }
  return made;
}

std::vector<std::string> postgres_problems(PostgresConnection& connection) {
  const PostgresResult row = connection.run({&requirements, {}});
  std::vector<std::string> problems;
  if (!row.flag(0, 0)) problems.emplace_back("fsync is off");
  if (!row.flag(0, 1)) problems.emplace_back("full_page_writes is off");
  if (!row.flag(0, 2) && !connection.options().storage_replicates) {
    problems.emplace_back("synchronous_standby_names is empty: commits are on one machine");
  }
  if (!row.flag(0, 3)) problems.emplace_back("the database is not encoded in UTF8");
  return problems;
}

}  // namespace seatledger::ledger
