// Which events are about what: positions by license, assignment, person, group, transaction, actor
// and platform (audit_subjects.h). It is folded behind the log by a thread of its own and stands in
// a store of its own, so that the write path never waits for it. It holds no names of people.
#pragma once

#include <atomic>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/digest.h"
#include "base/ids.h"
#include "ledger/domain/events.h"
#include "projections/audit/audit_subjects.h"
#include "projections/store/key_value_store.h"

namespace seatledger::projections {

// Up to where the store is folded.
struct AuditCheckpoint {
  Position position;
  // Of the record at that position: another record there means another log.
  Digest record;
};

// What a row tells of one id.
struct AuditRow {
  std::string id_key;  // where the rows of the id begin: the id as it is stored
  std::vector<Position> positions;
};
// Nothing: the row holds no positions (the checkpoint, the platform of a license), or none that an
// index wrote.
std::optional<AuditRow> read_audit_row(std::string_view key, std::string_view value);
// An id of a row, for people: `license 5`.
std::string describe_audit_id(std::string_view id_key);

class AuditIndex {
 public:
  // Raised whenever the same events give other rows.
  static constexpr std::uint64_t layout = 1;

  // Nothing: the store holds rows of another layout. An empty store is at position 0. Throws
  // StoreError.
  static std::optional<AuditCheckpoint> checkpoint(const PointReads& store);

  // Continues a store whose checkpoint() is there; it must outlive the index. Throws StoreError.
  explicit AuditIndex(KeyValueStore& store);

  // What is written. Any thread; the rest is the folding thread's.
  Position reached() const { return Position{reached_.load(std::memory_order_acquire)}; }

  // Takes the next event into the open batch. Events come in order, without a gap. Throws
  // StoreError when the store cannot be read.
  void apply(const ledger::Event& event);
  // Writes the open batch: sorted keys, one row for all positions of one id in it. `last_record` is
  // the stored bytes of the last event. Throws StoreError; recover() must follow.
  void write(std::string_view last_record);
  // Makes the store usable again and goes back to what it still holds. Throws StoreError; may be
  // called again.
  void recover();

  // Positions of events about `id` after `after`, ascending, at most `limit`. Throws StoreError.
  static std::vector<Position> after(const Snapshot& snapshot, const AuditId& id, Position after,
                                     std::size_t limit);
  // The same before `before`, descending.
  static std::vector<Position> before(const Snapshot& snapshot, const AuditId& id, Position before,
                                      std::size_t limit);

 private:
  void note_platform(const ledger::Event& event);
  // Nothing: no event of the license has named it.
  const std::string* platform_of(LicenseId license);

  KeyValueStore& store_;
  std::atomic<std::uint64_t> reached_{0};

  // The open batch.
  Position last_;
  std::vector<std::pair<std::string, std::uint64_t>> noted_;  // the start of a key, a position
  std::vector<Change> platforms_;                             // rows of licenses' platforms

  // Keys of platforms as in rows; a license never changes its own.
  std::unordered_map<LicenseId, std::string> platform_of_;
};

}  // namespace seatledger::projections
