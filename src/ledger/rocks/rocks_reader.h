// Reads a ledger without changing it, even while a server writes it or when its write-ahead log is
// damaged.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "ledger/store/ledger_reader.h"

namespace rocksdb {
class DB;
}  // namespace rocksdb

namespace seatledger::ledger {

class DirectoryLock;

class RocksReader final : public LedgerReader {
 public:
  // As read_ledger().
  explicit RocksReader(const std::filesystem::path& data_dir);
  ~RocksReader() override;
  RocksReader(const RocksReader&) = delete;
  RocksReader& operator=(const RocksReader&) = delete;

  bool is_beside_server() const override { return lock_ == nullptr; }
  const std::optional<std::string>& damage() const override { return damage_; }

  Position head() const override { return head_; }
  std::vector<StoredRecord> read_after(Position position, std::size_t limit) const override;
  AppendStatus append(Position expected_head, std::span<const std::string> records,
                      std::span<const PersonWrite> people) override;
  void recover() override {}

  void visit_people(const std::function<void(std::string_view row)>& visit) const override;
  // The rows whose keys begin with `what` (rocks_keys.h), in order.
  void visit_rows(
      char what,
      const std::function<void(std::string_view key, std::string_view value)>& visit) const;
  std::optional<std::string> newest_covered_checkpoint() const override;
  std::optional<std::string> newest_checkpoint() const override;
  void copy_prefix(Position head, const std::filesystem::path& data_dir) const override;

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
