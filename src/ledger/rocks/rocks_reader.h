// Reads a ledger without changing it, even while a server writes it or when its write-ahead log is
// damaged.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "ledger/log/event_log.h"

namespace rocksdb {
class DB;
}  // namespace rocksdb

namespace seatledger::ledger {

class DirectoryLock;

// The ledger at the moment of opening; events and rows of people are consistent. One thread.
class RocksReader final : public EventLog {
 public:
  // If a server uses the directory, reads next to it, and catches up until there are no gaps; else
  // locks servers out while this object exists. Throws StoreError: there is no ledger, it cannot be
  // opened, or gaps remain.
  explicit RocksReader(const std::filesystem::path& data_dir);
  ~RocksReader() override;
  RocksReader(const RocksReader&) = delete;
  RocksReader& operator=(const RocksReader&) = delete;

  bool is_beside_server() const { return lock_ == nullptr; }
  // If the write-ahead log is damaged: one sentence with the file and the bytes. Only the events
  // before the damage are read.
  const std::optional<std::string>& damage() const { return damage_; }

  Position head() const override { return head_; }
  std::vector<StoredRecord> read_after(Position position, std::size_t limit) const override;
  // Always `unavailable`: a reader cannot append.
  AppendStatus append(Position expected_head, std::span<const std::string> records,
                      std::span<const PersonWrite> people) override;
  void recover() override {}

  // Calls visit(row) for each row of people, by person id: one JSON object, as stored.
  void visit_people(const std::function<void(std::string_view row)>& visit) const;
  // The rows whose keys begin with `what` (rocks_keys.h), in order.
  void visit_rows(
      char what,
      const std::function<void(std::string_view key, std::string_view value)>& visit) const;
  // The newest signed checkpoint that covers at most head() events; nothing if there is none.
  std::optional<std::string> newest_covered_checkpoint() const;
  // The newest of all; if the log is damaged, it may cover more events than are left.
  std::optional<std::string> newest_checkpoint() const;

 private:
  void open_alone();
  void open_beside();
  // The first gap among the positions that may still be in write buffers; nothing if none.
  std::optional<Position> gap_near_head() const;
  Position stored_head() const;

  const std::filesystem::path directory_;  // data_dir/ledger
  std::unique_ptr<DirectoryLock> lock_;
  std::optional<std::string> damage_;
  std::unique_ptr<rocksdb::DB> db_;
  Position head_;
};

}  // namespace seatledger::ledger
