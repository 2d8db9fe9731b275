#include "ledger/shared/share.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

#include "base/digest.h"
#include "base/store_error.h"
#include "base/uuid.h"
#include "ledger/log/domain_json.h"
#include "ledger/log/record_head.h"

namespace seatledger::ledger {
namespace {

constexpr std::size_t compared_at_once = std::size_t{8} << 20U;
// Of a chunk, beyond which it ends with the commit.
constexpr std::size_t chunk_records = 1000;
constexpr std::size_t people_of_chunk = 1000;

void compare(const Chunk& chunk, const EventLog& log) {
  const auto own = log.read_after(Position{chunk.link.first.value - 1}, chunk.records.size());
  const bool equal = std::equal(
      own.begin(), own.end(), chunk.records.begin(), chunk.records.end(),
      [](const StoredRecord& one, const std::string& other) { return one.bytes == other; });
  if (!equal) {
    throw StoreError("the shared ledger holds other events than this one from position " +
                     std::to_string(chunk.link.first.value) + " on");
  }
}

// The end of what the shared ledger holds, all of which `log` holds too.
Cursor end_of(const EventLog& log, SharedLedger& shared) {
  Cursor cursor;
  for (bool at_head = false; !at_head;) {
    const Piece piece = shared.follow(cursor, compared_at_once);
    for (const Chunk& chunk : piece.chunks) compare(chunk, log);
    cursor = piece.next;
    at_head = piece.at_head;
  }
  return cursor;
}

// Whole commits after `position`.
std::vector<std::string> next_records(const EventLog& log, Position position) {
  std::vector<std::string> records;
  for (Position end; records.size() < chunk_records || end > position;) {
    const auto read = log.read_after(position, end > position ? end.value - position.value : 256);
    if (read.empty()) break;
    for (const StoredRecord& record : read) {
      if (records.size() >= chunk_records && record.position > end) return records;
      end = std::max(end, read_record_head(record.bytes, record.position).commit.last());
      position = record.position;
      records.push_back(record.bytes);
    }
  }
  return records;
}

std::vector<PersonRow> all_rows(const People& people) {
  std::vector<PersonRow> rows;
  people.visit([&](const Person& person) {
    rows.push_back({person.id, to_json(person)});
    return true;
  });
  return rows;
}

class Sharing {
 public:
  Sharing(SharedLedger& shared, const Term& term) : shared_(shared), term_(term) {}
  ~Sharing() {
    try {
      shared_.give_up_lead(term_);
    } catch (const StoreError&) {
      // Whoever wants the lead waits for a lease.
    }
  }
  Sharing(const Sharing&) = delete;
  Sharing& operator=(const Sharing&) = delete;

  void append(Cursor& at, const std::vector<std::string>& records,
              std::span<const PersonRow> people) {
    const std::string id = uuid_v7(SystemClock().now(), ids_.next());
    if (shared_.append(term_, at.chunk, {id, records, people}) != SharedAppend::stored) {
      throw StoreError("the shared ledger took no events; repeat the command");
    }
    at = cursor_behind(at, id, records.size());
  }

 private:
  SharedLedger& shared_;
  const Term term_;
  SystemEntropy ids_;
};

}  // namespace

Cursor share_ledger(const EventLog& log, const People& people, SharedLedger& shared,
                    const ServerIdentity& me, const std::function<void(Position)>& progress) {
  const Leadership seen = shared.watch();
  if (seen.leader) {
    throw StoreError("the server " + seen.leader->name + " leads: stop all servers first");
  }
  const auto term = shared.take_lead(seen, me);
  if (!term) throw StoreError("a server takes the lead: stop all servers first");
  Sharing sharing(shared, *term);
  Cursor at = end_of(log, shared);
  if (at.chunk.head == log.head()) return at;
  const std::vector<PersonRow> rows = all_rows(people);
  std::span<const PersonRow> left = rows;
  while (at.chunk.head < log.head()) {
    const auto records = next_records(log, at.chunk.head);
    if (records.empty()) throw StoreError("the log ends before its head");
    const bool is_last = at.chunk.head.value + records.size() == log.head().value;
    const auto now = is_last ? left : left.first(std::min(left.size(), people_of_chunk));
    sharing.append(at, records, now);
    left = left.subspan(now.size());
    progress(at.chunk.head);
  }
  return at;
}

}  // namespace seatledger::ledger
