// Reads the ledger of a data directory without changing it, also beside the server that writes it,
// and also when its write-ahead log is damaged: a reader of only the log needs no more.
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

// The ledger as it was when it was opened: events and rows of people are of one moment. One thread.
class RocksReader final : public EventLog {
 public:
  // Opens beside a server that runs on the directory, else keeps servers away while it lives. A
  // reader beside a server may find gaps at first: then it catches up until there is none. Throws
  // StoreError: there is no ledger, it cannot be opened, the gaps stay.
  explicit RocksReader(const std::filesystem::path& data_dir);
  ~RocksReader() override;
  RocksReader(const RocksReader&) = delete;
  RocksReader& operator=(const RocksReader&) = delete;

  bool is_beside_server() const { return lock_ == nullptr; }
  // One sentence that names the file and its bytes, when the write-ahead log is damaged: what is
  // read is the prefix before them.
  const std::optional<std::string>& damage() const { return damage_; }

  Position head() const override { return head_; }
  std::vector<StoredRecord> read_after(Position position, std::size_t limit) const override;
  // A reader appends nothing: unavailable.
  AppendStatus append(Position expected_head, std::span<const std::string> records,
                      std::span<const PersonWrite> people) override;
  void recover() override {}

  // Calls visit(row) for each row of people, by person id: one JSON object, as it is stored.
  void visit_people(const std::function<void(std::string_view row)>& visit) const;
  // The rows whose keys begin with `what` (rocks_keys.h), in order.
  void visit_rows(
      char what,
      const std::function<void(std::string_view key, std::string_view value)>& visit) const;
  // The newest signed checkpoint that covers no more than head(); nothing when there is none.
  std::optional<std::string> newest_covered_checkpoint() const;
  // The newest of all: of a damaged log it may cover more than is left.
  std::optional<std::string> newest_checkpoint() const;

 private:
  void open_alone();
  void open_beside();
  // Nothing: no gap among the positions that may still be in write buffers.
  std::optional<Position> gap_near_head() const;
  Position stored_head() const;

  const std::filesystem::path directory_;  // data_dir/ledger
  std::filesystem::path scratch_;          // of a secondary instance
  std::unique_ptr<DirectoryLock> lock_;
  std::optional<std::string> damage_;
  std::unique_ptr<rocksdb::DB> db_;
  Position head_;
};

}  // namespace seatledger::ledger
