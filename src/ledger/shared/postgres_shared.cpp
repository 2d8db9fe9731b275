#include "ledger/shared/postgres_shared.h"

#include <array>
#include <utility>

#include "base/store_error.h"
#include "ledger/shared/postgres_tables.h"

namespace seatledger::ledger {
namespace {

// Rows of people and chunks that one piece holds at most.
constexpr std::size_t people_max = 10'000;
constexpr std::size_t chunks_max = 1024;

constexpr PostgresStatement read_leadership{
    "leadership",
    "SELECT epoch, beat, leader::text, leader_name, leader_url FROM seatledger.ledger "
    "WHERE id = 1"};

// The head of what follow() reads. $1, $2: the cursor's chunk; an empty id: there is none.
constexpr PostgresStatement follow_head{
    "follow_head",
    "SELECT epoch, beat, leader::text, leader_name, leader_url, format::bigint, origin, "
    "(extract(epoch FROM clock_timestamp()) * 1000000)::bigint, "
    "coalesce((SELECT first FROM seatledger.chunks ORDER BY first DESC LIMIT 1), 0), "
    "$2 = '' OR EXISTS (SELECT 1 FROM seatledger.chunks "
    "WHERE first = $1 AND append_id = nullif($2, '')::uuid) "
    "FROM seatledger.ledger WHERE id = 1"};
// Chunks after $1 until $2 bytes are reached, one at least.
constexpr PostgresStatement follow_chunks{
    "follow_chunks",
    "SELECT first, count::bigint, append_id::text, records FROM ("
    "SELECT *, sum(pg_column_size(records)) OVER (ORDER BY first) - pg_column_size(records) "
    "AS bytes_before FROM ("
    "SELECT * FROM seatledger.chunks WHERE first > $1 ORDER BY first LIMIT $3) AS near) AS sized "
    "WHERE bytes_before < $2 ORDER BY first"};
constexpr PostgresStatement follow_people{"follow_people",
                                          "SELECT person_id, changed, row FROM seatledger.people "
                                          "WHERE changed >= $1 AND (changed, person_id) > ($1, $2) "
                                          "ORDER BY changed, person_id LIMIT $3"};

constexpr PostgresStatement take{
    "take_lead",
    "UPDATE seatledger.ledger SET epoch = epoch + 1, beat = beat + 1, leader = $3::uuid, "
    "leader_name = $4, leader_url = $5 WHERE id = 1 AND epoch = $1 AND beat = $2 "
    "RETURNING epoch"};
constexpr PostgresStatement keep{"keep_lead",
                                 "UPDATE seatledger.ledger SET beat = beat + 1 "
                                 "WHERE id = 1 AND epoch = $1 AND leader = $2::uuid"};
constexpr PostgresStatement give_up{
    "give_up_lead",
    "UPDATE seatledger.ledger SET beat = beat + 1, leader = NULL, leader_name = NULL, "
    "leader_url = NULL WHERE id = 1 AND epoch = $1 AND leader = $2::uuid"};

// $1 head, $2 epoch, $3 count, $4 id, $5 records, $6 no standby is needed, $7 and $8 the last
// chunk, $9 and $10 the rows of people. One row: stored.
constexpr PostgresStatement append_chunk{
    "append",
    "WITH held AS (SELECT 1 FROM seatledger.ledger WHERE id = 1 AND epoch = $2 FOR SHARE), "
    "stored AS (INSERT INTO seatledger.chunks (first, count, epoch, append_id, records) "
    "SELECT $1 + 1, $3, $2, $4::uuid, $5 FROM held "
    "WHERE ($6 OR current_setting('synchronous_standby_names') <> '') "
    "AND ($1 = 0 OR EXISTS (SELECT 1 FROM seatledger.chunks "
    "WHERE first = $7 AND append_id = nullif($8, '')::uuid)) "
    "ON CONFLICT DO NOTHING RETURNING first), "
    "written AS (INSERT INTO seatledger.people (person_id, changed, row) "
    "SELECT p.id, s.first, p.row FROM stored s, unnest($9::bigint[], $10::text[]) AS p(id, row) "
    "ON CONFLICT (person_id) DO UPDATE SET changed = excluded.changed, row = excluded.row) "
    "SELECT pg_notify('seatledger', '') IS NULL FROM stored"};
constexpr PostgresStatement why{"why_refused",
                                "SELECT epoch, current_setting('synchronous_standby_names') <> '' "
                                "FROM seatledger.ledger WHERE id = 1"};

constexpr PostgresStatement fence{"fence",
                                  "UPDATE seatledger.ledger SET epoch = epoch + 1, beat = beat + 1 "
                                  "WHERE id = 1 AND leader = $1::uuid RETURNING epoch"};
constexpr PostgresStatement chunk_at{
    "chunk_at", "SELECT append_id::text FROM seatledger.chunks WHERE first = $1"};

Leadership leadership_in(const PostgresResult& row) {
  Leadership found;
  if (row.rows() != 1) throw StoreError("the shared ledger has no row `ledger`");
  found.epoch = row.number(0, 0);
  found.beat = row.number(0, 1);
  if (auto id = row.optional_text(0, 2)) {
    found.leader = ServerIdentity{std::move(*id), row.optional_text(0, 3).value_or(""),
                                  row.optional_text(0, 4).value_or("")};
  }
  return found;
}

void take_chunks(Piece& piece, const PostgresResult& rows) {
  for (int row = 0; row < rows.rows(); ++row) {
    Chunk& chunk = piece.chunks.emplace_back();
    chunk.link.first = Position{rows.number(row, 0)};
    chunk.link.head = Position{chunk.link.first.value + rows.number(row, 1) - 1};
    chunk.link.id = rows.text(row, 2);
    chunk.records = rows.byte_strings(row, 3);
    if (chunk.link.first.value != piece.next.chunk.head.value + 1 ||
        chunk.records.size() != rows.number(row, 1)) {
      throw StoreError("the chunk at position " + std::to_string(chunk.link.first.value) +
                       " does not follow the one before it");
    }
    piece.next.chunk = chunk.link;
  }
}

void take_people(Piece& piece, const PostgresResult& rows) {
  for (int row = 0; row < rows.rows(); ++row) {
    piece.people.push_back({PersonId{rows.number(row, 0)}, rows.optional_text(row, 2)});
    piece.next.person = piece.people.back().id;
    piece.next.changed = Position{rows.number(row, 1)};
  }
}

PostgresCall for_term(const PostgresStatement& statement, const Term& term) {
  return {&statement, PostgresParameters().number(term.epoch).text(term.server_id)};
}

PostgresCall append_call(const Term& term, const ChunkLink& last, const SharedBatch& batch,
                         bool without_standby) {
  std::vector<std::uint64_t> ids;
  std::vector<std::optional<std::string>> rows;
  ids.reserve(batch.people.size());
  rows.reserve(batch.people.size());
  for (const PersonRow& person : batch.people) {
    ids.push_back(person.id.value);
    rows.push_back(person.row);
  }
  PostgresCall call{&append_chunk, {}};
  call.parameters.number(last.head.value).number(term.epoch).count(batch.records.size());
  call.parameters.text(batch.id).byte_strings(batch.records).flag(without_standby);
  call.parameters.number(last.first.value).text(last.id).numbers(ids).texts(rows);
  return call;
}

}  // namespace

Leadership PostgresShared::watch() {
  return leadership_in(connection_.run({&read_leadership, {}}));
}

Piece PostgresShared::follow(const Cursor& from, std::size_t bytes_max) {
  const std::array calls{
      PostgresCall{&follow_head,
                   PostgresParameters().number(from.chunk.first.value).text(from.chunk.id)},
      PostgresCall{
          &follow_chunks,
          PostgresParameters().number(from.chunk.first.value).number(bytes_max).number(chunks_max)},
      PostgresCall{&follow_people, PostgresParameters()
                                       .number(from.changed.value)
                                       .number(from.person.value)
                                       .number(people_max)}};
  const auto results = connection_.run_confirmed(calls);
  const PostgresResult& head = results[0];
  Piece piece;
  piece.from = piece.next = from;
  piece.leadership = leadership_in(head);
  if (head.number(0, 5) != shared_format) {
    throw StoreError("the shared ledger has another format than this program knows");
  }
  const std::string origin = head.text(0, 6);
  piece.now = Timestamp{static_cast<std::int64_t>(head.number(0, 7))};
  piece.continues = head.flag(0, 9) && (from.origin.empty() || from.origin == origin);
  if (!piece.continues) return piece;
  piece.next.origin = origin;
  take_chunks(piece, results[1]);
  take_people(piece, results[2]);
  piece.at_head = piece.next.chunk.first.value == head.number(0, 8) &&
                  static_cast<std::size_t>(results[2].rows()) < people_max;
  return piece;
}

std::optional<Term> PostgresShared::take_lead(const Leadership& seen, const ServerIdentity& me) {
  PostgresCall call{&take, {}};
  call.parameters.number(seen.epoch).number(seen.beat);
  call.parameters.text(me.id).text(me.name).text(me.url);
  const PostgresResult taken = connection_.run(call);
  if (taken.rows() == 0) return std::nullopt;
  return Term{taken.number(0, 0), me.id};
}

bool PostgresShared::keep_lead(const Term& term) {
  return connection_.run(for_term(keep, term)).changed() == 1;
}

void PostgresShared::give_up_lead(const Term& term) { connection_.run(for_term(give_up, term)); }

SharedAppend PostgresShared::append(const Term& term, const ChunkLink& last,
                                    const SharedBatch& batch) {
  const PostgresCall call =
      append_call(term, last, batch, connection_.options().storage_replicates);
  try {
    connection_.prepare(call);
  } catch (const StoreError&) {
    return SharedAppend::not_sent;
  }
  try {
    if (connection_.run(call).rows() == 1) return SharedAppend::stored;
  } catch (const StoreError&) {
    return SharedAppend::unknown;
  }
  return why_refused(term);
}

// That nothing was stored is certain; if the reason cannot be found out, the lead is given up.
SharedAppend PostgresShared::why_refused(const Term& term) {
  try {
    const PostgresResult row = connection_.run({&why, {}});
    if (row.rows() != 1 || row.number(0, 0) != term.epoch) return SharedAppend::not_leader;
    if (!row.flag(0, 1) && !connection_.options().storage_replicates) {
      return SharedAppend::no_standby;
    }
    return SharedAppend::other_head;
  } catch (const StoreError&) {
    return SharedAppend::not_leader;
  }
}

Settled PostgresShared::settle(Term& term, const ChunkLink& last, const std::string& id) {
  connection_.close();
  const PostgresResult fenced =
      connection_.run({&fence, PostgresParameters().text(term.server_id)});
  const PostgresCall look{&chunk_at, PostgresParameters().number(last.head.value + 1)};
  const auto is_ours = [&](const PostgresResult& row) {
    return row.rows() == 1 && row.text(0, 0) == id;
  };
  if (fenced.rows() == 1) {
    term.epoch = fenced.number(0, 0);
    // A statement of its own: the one that fences sees the chunks as they were before it waited for
    // the append.
    return {is_ours(connection_.run(look)), true};
  }
  // Another leads: its epoch fenced the append, and this read is confirmed behind that.
  return {is_ours(connection_.run_confirmed({&look, 1}).at(0)), false};
}

}  // namespace seatledger::ledger
