// A server's copy of a shared ledger in memory, over a MemoryLedger.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "ledger/log/copy_log.h"
#include "support/memory_ledger.h"

namespace seatledger::ledger {

class MemoryCopy final : public CopyLog {
 public:
  MemoryLedger& people() { return ledger_; }
  void fail_append(std::size_t nth, AppendFault fault) { ledger_.fail_append(nth, fault); }

  Position head() const override { return ledger_.head(); }
  AppendStatus append(Position expected_head, std::span<const std::string> records,
                      std::span<const PersonWrite> people) override {
    return ledger_.append(expected_head, records, people);
  }
  std::vector<StoredRecord> read_after(Position position, std::size_t limit) const override {
    return ledger_.read_after(position, limit);
  }
  // Finds the cursor of what was really stored.
  void recover() override {
    ledger_.recover();
    if (doubtful_cursor_ && ledger_.head() == doubtful_head_) cursor_ = *doubtful_cursor_;
    doubtful_cursor_.reset();
  }
  AppendStatus append_copied(Position expected_head, std::span<const std::string> records,
                             std::span<const PersonWrite> people,
                             std::string_view cursor) override {
    const AppendStatus status = ledger_.append(expected_head, records, people);
    if (status == AppendStatus::stored) cursor_ = cursor;
    if (status == AppendStatus::outcome_unknown) {
      doubtful_cursor_ = cursor;
      doubtful_head_ = Position{expected_head.value + records.size()};
    }
    return status;
  }
  std::optional<std::string> cursor() const override { return cursor_; }

 private:
  MemoryLedger ledger_;
  std::optional<std::string> cursor_;
  std::optional<std::string> doubtful_cursor_;
  Position doubtful_head_;
};

}  // namespace seatledger::ledger
