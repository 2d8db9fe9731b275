// The positions of events by license, assignment, person, group, transaction, actor and platform
// (audit_subjects.h). Its own thread folds it from the log into its own store, so that the write
// path never waits for it. It holds no names of people.
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

// How far the store is folded.
struct AuditCheckpoint {
  Position position;
  // digest of the record at that position, to detect another log
  Digest record;
};

// The content of a row for one id.
struct AuditRow {
  std::string id_key;  // the stored id, with which the keys of its rows begin
  std::vector<Position> positions;
};
// Nothing if the row holds no positions (the checkpoint, the platform of a license), or was not
// written by an index.
std::optional<AuditRow> read_audit_row(std::string_view key, std::string_view value);
// The id in a readable form: `license 5`.
std::string describe_audit_id(std::string_view id_key);

class AuditIndex {
 public:
  // Raise it whenever the same events give other rows.
  static constexpr std::uint64_t layout = 1;

  // Nothing if the rows have another layout. An empty store is at position 0. Throws StoreError.
  static std::optional<AuditCheckpoint> checkpoint(const PointReads& store);

  // Continues a store that has a checkpoint(); it must outlive the index. Throws StoreError.
  explicit AuditIndex(KeyValueStore& store);

  // The last written position. Any thread; all other functions only on the folding thread.
  Position reached() const { return Position{reached_.load(std::memory_order_acquire)}; }

  // Adds the next event to the open batch; its body may lack what decode_record_subjects leaves
  // out. Events must come in order, without gaps. Throws StoreError when the store cannot be read.
  void apply(const ledger::Event& event);
  // Writes the open batch, with one row for all positions of an id. `last_record` is the stored
  // bytes of the last event. Throws StoreError; call recover() then.
  void write(std::string_view last_record);
  // Makes the store usable again and returns to what it still holds. Throws StoreError; may be
  // called again.
  void recover();

  // Positions after `after` of events about `id`, ascending, at most `limit`. Throws StoreError.
  static std::vector<Position> after(const Snapshot& snapshot, const AuditId& id, Position after,
                                     std::size_t limit);
  // The same for positions before `before`, descending.
  static std::vector<Position> before(const Snapshot& snapshot, const AuditId& id, Position before,
                                      std::size_t limit);

 private:
  void note_platform(const ledger::Event& event);
  // Nothing if no event of the license has named it.
  const std::string* platform_of(LicenseId license);

  KeyValueStore& store_;
  std::atomic<std::uint64_t> reached_{0};

  // The open batch.
  Position last_;
  std::vector<std::pair<std::string, std::uint64_t>> noted_;  // the start of a key, a position
  std::vector<Change> platforms_;                             // rows of licenses' platforms

  // The platforms of licenses as stored; a license never changes its platform.
  std::unordered_map<LicenseId, std::string> platform_of_;
};

}  // namespace seatledger::projections
