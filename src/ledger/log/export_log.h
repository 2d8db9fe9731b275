// An exported ledger: a file with one stored line for each event, from the first on (design
// section 6). It is read as any other log is.
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
  // Counts the lines. Throws StoreError: it cannot be read, or its last line has no end.
  explicit ExportLog(const std::filesystem::path& file);

  Position head() const override { return head_; }  // the number of lines
  // The lines as they are: whether they hold these positions is for the reader to find.
  std::vector<StoredRecord> read_after(Position position, std::size_t limit) const override;
  // A file is not appended to: unavailable.
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

// Where an export keeps its signed checkpoint.
std::filesystem::path checkpoint_file_of(const std::filesystem::path& export_file);

// The first exported row of people that is wrong.
struct PeopleFault {
  std::uint64_t person_id = 0;
  std::string reason;
};
// Rows of people (JSON lines) against what the events of `log` say of them: every row is the one of
// the last event about that person, nobody is missing, and nobody is there whom no event names.
// Calls visit(person) for each good row. Throws StoreError when a file cannot be read.
std::optional<PeopleFault> check_people(const EventLog& log, const std::filesystem::path& file,
                                        const std::function<void(const Person&)>& visit = {});

}  // namespace seatledger::ledger
