#include "ledger/rocks/rocks_event_log.h"

#include <rocksdb/write_batch.h>

#include <algorithm>

#include "ledger/log/domain_json.h"
#include "ledger/people/people_lookups.h"
#include "ledger/rocks/rocks_lookups.h"
#include "ledger/rocks/rocks_rows.h"
#include "ledger/rocks/rocks_settings.h"

namespace seatledger::ledger {
namespace {

void put_person(rocksdb::WriteBatch& batch, const Digest& secret, const PersonWrite& write) {
  const std::vector<Digest> after =
      write.after ? lookups_of(secret, *write.after) : std::vector<Digest>{};
  if (write.before) {
    for (const Digest& old : lookups_of(secret, *write.before)) {
      if (std::find(after.begin(), after.end(), old) != after.end()) continue;
      batch.Delete(rocks_keys::text_key(rocks_keys::person_lookup, old.view()));
    }
  }
  if (!write.after) {
    batch.Delete(rocks_keys::number_key(rocks_keys::person, write.before->id.value));
    return;
  }
  const std::string id = rocks_keys::number_value(write.after->id.value);
  for (const Digest& key : after) {
    batch.Put(rocks_keys::text_key(rocks_keys::person_lookup, key.view()), id);
  }
  batch.Put(rocks_keys::number_key(rocks_keys::person, write.after->id.value),
            to_json(*write.after));
}

}  // namespace

RocksEventLog::RocksEventLog(RocksLedger& ledger)
    : ledger_(ledger),
      batch_(std::make_unique<rocksdb::WriteBatch>(0, 0, rocks_protection_bytes, 0)) {
  head_ = stored_head().value;
}

RocksEventLog::~RocksEventLog() = default;

Position RocksEventLog::head() const { return Position{head_.load(std::memory_order_acquire)}; }

Position RocksEventLog::stored_head() const {
  RocksRows rows(ledger_, "the last event", rocks_keys::event);
  if (!rows.last()) return {};
  const auto position = rocks_keys::number_in(rocks_keys::event, rows.key());
  if (!position) throw StoreError("the last event has a key that is no position");
  return Position{*position};
}

// The events come last because they end in '}': then zeros at the end of a write-ahead log are
// never part of a batch that was written completely (rocks/wal_check.h).
void RocksEventLog::fill_batch(Position head, std::span<const std::string> records,
                               std::span<const PersonWrite> people, std::string_view cursor) {
  batch_->Clear();
  EmailLookups emails(ledger_);
  emails.change(people);
  emails.put_into(*batch_);
  lookups_ = emails.lookups();
  for (const PersonWrite& write : people) {
    put_person(*batch_, ledger_.lookup_secret(), write);
    if (write.after) continue;
    batch_->Put(rocks_keys::text_key(rocks_keys::purge_due, ""),
                rocks_keys::number_value(head.value + 1));
  }
  if (!cursor.empty()) {
    batch_->Put(rocks_keys::text_key(rocks_keys::copy_cursor, ""),
                rocksdb::Slice(cursor.data(), cursor.size()));
  }
  std::string key;
  for (std::size_t i = 0; i < records.size(); ++i) {
    key.assign(1, rocks_keys::event);
    append_big_endian(key, head.value + 1 + i);
    batch_->Put(key, records[i]);
  }
}

// After the write, whatever became of it.
void RocksEventLog::forget_people(std::span<const PersonWrite> people) {
  std::optional<std::uint64_t> last;  // new people have ids in a row
  for (const PersonWrite& write : people) {
    const PersonId id = write.person();
    if (last == PeopleChunk::number_of(id)) continue;
    last = PeopleChunk::number_of(id);
    ledger_.people_cache().forget(id);
  }
  for (const Digest& lookup : lookups_) ledger_.lookup_cache().forget(lookup);
}

AppendStatus RocksEventLog::append(Position expected_head, std::span<const std::string> records,
                                   std::span<const PersonWrite> people) {
  return write(expected_head, records, people, {});
}

AppendStatus RocksEventLog::append_copied(Position expected_head,
                                          std::span<const std::string> records,
                                          std::span<const PersonWrite> people,
                                          std::string_view cursor) {
  return write(expected_head, records, people, cursor);
}

std::optional<std::string> RocksEventLog::cursor() const {
  return ledger_.get(rocks_keys::text_key(rocks_keys::copy_cursor, ""));
}

AppendStatus RocksEventLog::write(Position expected_head, std::span<const std::string> records,
                                  std::span<const PersonWrite> people, std::string_view cursor) {
  if (doubtful_ || ledger_.refusing_appends()) return AppendStatus::unavailable;
  const Position head = this->head();
  if (expected_head != head) return AppendStatus::conflict;
  if (records.empty() && people.empty() && cursor.empty()) return AppendStatus::stored;
  try {
    fill_batch(head, records, people, cursor);
  } catch (const StoreError&) {
    return AppendStatus::unavailable;
  }
  const bool is_stored = ledger_.write(*batch_);
  forget_people(people);
  if (!is_stored) {
    doubtful_ = true;
    return AppendStatus::outcome_unknown;
  }
  head_.store(head.value + records.size(), std::memory_order_release);
  return AppendStatus::stored;
}

std::vector<StoredRecord> RocksEventLog::read_after(Position position, std::size_t limit) const {
  std::vector<StoredRecord> found;
  const Position head = this->head();
  if (position >= head || limit == 0) return found;
  const std::uint64_t count = std::min<std::uint64_t>(limit, head.value - position.value);

  found.reserve(count);
  std::uint64_t next = position.value + 1;
  RocksRows rows(ledger_, "events", rocks_keys::number_key(rocks_keys::event, next),
                 rocks_keys::number_key(rocks_keys::event, next + count));
  for (bool any = rows.first(); any; any = rows.next(), ++next) {
    if (rocks_keys::number_in(rocks_keys::event, rows.key()) != next) break;
    found.push_back({Position{next}, std::string(rows.value())});
  }
  if (found.size() != count) {
    throw StoreError("the event at position " + std::to_string(next) + " is missing");
  }
  return found;
}

void RocksEventLog::recover() {
  // If this function fails halfway, the log stays closed for appends.
  doubtful_ = true;
  ledger_.reopen();
  head_.store(stored_head().value, std::memory_order_release);
  doubtful_ = false;
}

}  // namespace seatledger::ledger
