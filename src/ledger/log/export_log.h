// An exported ledger, read as a log: a file with one stored line for each event from the first on.
#pragma once

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "ledger/domain/directory.h"
#include "ledger/log/event_log.h"

namespace seatledger::ledger {

// One thread.
class ExportLog final : public EventLog {
 public:
  // Counts the lines. Throws StoreError: the file cannot be read, is a pipe or a device, or its
  // last line has no end.
  explicit ExportLog(const std::filesystem::path& file);

  Position head() const override { return head_; }  // the number of lines
  // The lines unchecked: the reader must check that they hold these positions.
  std::vector<StoredRecord> read_after(Position position, std::size_t limit) const override;
  // Always `unavailable`: a file cannot be appended to.
  AppendStatus append(Position expected_head, std::span<const std::string> records,
                      std::span<const PersonWrite> people) override;
  void recover() override {}

 private:
  void seek(std::uint64_t line) const;

  const std::filesystem::path file_;
  Position head_;
  std::vector<std::uint64_t> marks_;  // where each block of lines begins
  mutable std::ifstream in_;
  mutable std::uint64_t line_ = 0;  // the next line that in_ gives, from 0
};

// The file next to an export that holds its signed checkpoint.
std::filesystem::path checkpoint_file_of(const std::filesystem::path& export_file);

// The first wrong row of people in an export.
struct PeopleFault {
  std::uint64_t person_id = 0;
  std::string reason;
};
// Compares exported rows of people (JSON lines) with the events of `log`: every row must match the
// last event about that person, and no row may be missing or belong to a person no event names.
// Calls visit(person) for each correct row. Throws StoreError when a file cannot be read.
std::optional<PeopleFault> check_people(const EventLog& log, const std::filesystem::path& file,
                                        const std::function<void(const Person&)>& visit = {});

}  // namespace seatledger::ledger
