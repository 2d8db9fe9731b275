// The events in RocksDB.
#pragma once

#include <atomic>
#include <memory>

#include "ledger/log/copy_log.h"
#include "ledger/rocks/rocks_ledger.h"

namespace seatledger::ledger {

class RocksEventLog final : public CopyLog {
 public:
  // `ledger` must outlive the log. Throws StoreError.
  explicit RocksEventLog(RocksLedger& ledger);
  ~RocksEventLog() override;

  Position head() const override;
  AppendStatus append(Position expected_head, std::span<const std::string> records,
                      std::span<const PersonWrite> people) override;
  std::vector<StoredRecord> read_after(Position position, std::size_t limit) const override;
  void recover() override;
  AppendStatus append_copied(Position expected_head, std::span<const std::string> records,
                             std::span<const PersonWrite> people, std::string_view cursor) override;
  std::optional<std::string> cursor() const override;

 private:
  Position stored_head() const;
  // An empty cursor: none is stored.
  void fill_batch(Position head, std::span<const std::string> records,
                  std::span<const PersonWrite> people, std::string_view cursor);
  AppendStatus write(Position expected_head, std::span<const std::string> records,
                     std::span<const PersonWrite> people, std::string_view cursor);
  void forget_people(std::span<const PersonWrite> people);

  RocksLedger& ledger_;

  // Used only by the writer thread.
  std::unique_ptr<rocksdb::WriteBatch> batch_;
  std::vector<Digest> lookups_;  // of e-mails, that the batch changes
  bool doubtful_ = false;        // the last write's outcome is unknown

  // Written by the writer thread, read by any.
  std::atomic<std::uint64_t> head_ = 0;
};

}  // namespace seatledger::ledger
