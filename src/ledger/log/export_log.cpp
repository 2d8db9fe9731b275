#include "ledger/log/export_log.h"

#include <algorithm>
#include <system_error>
#include <utility>

#include "base/store_error.h"
#include "ledger/log/domain_json.h"
#include "ledger/log/record.h"
#include "ledger/people/people_marks.h"

namespace seatledger::ledger {
namespace {

constexpr std::uint64_t lines_per_mark = 4096;
constexpr std::size_t export_piece_bytes = std::size_t{1} << 20U;
constexpr std::size_t records_per_read = 4096;

[[noreturn]] void cannot_read(const std::filesystem::path& file) {
  throw StoreError("cannot read " + file.string());
}

PeopleMarks marks_in(const EventLog& log) {
  PeopleMarks marks;
  Position done;
  while (done < log.head()) {
    for (const StoredRecord& record : log.read_after(done, records_per_read)) {
      done = record.position;
      // Most events are not about rows of people, and decoding them would take most of the time.
      if (record.bytes.find("\"type\":\"user_") == std::string::npos &&
          record.bytes.find("\"type\":\"person_invited\"") == std::string::npos) {
        continue;
      }
      marks.take(decode_record(record.bytes, record.position).body);
    }
  }
  return marks;
}

}  // namespace

ExportLog::ExportLog(const std::filesystem::path& file) : file_(file), in_(file, std::ios::binary) {
  if (!in_) cannot_read(file_);
  if (!std::filesystem::is_regular_file(file)) {
    throw StoreError(file_.string() +
                     " is no plain file; an export is read more than once, so a pipe or a device "
                     "does not do");
  }
  std::string piece(export_piece_bytes, '\0');
  std::uint64_t lines = 0;
  std::uint64_t at = 0;
  char last = '\n';
  marks_.push_back(0);
  while (in_.read(piece.data(), static_cast<std::streamsize>(piece.size())) || in_.gcount() != 0) {
    const std::string_view got(piece.data(), static_cast<std::size_t>(in_.gcount()));
    for (std::size_t end = got.find('\n'); end != std::string_view::npos;
         end = got.find('\n', end + 1)) {
      if (++lines % lines_per_mark == 0) marks_.push_back(at + end + 1);
    }
    at += got.size();
    last = got.back();
  }
  if (in_.bad()) cannot_read(file_);
  if (last != '\n') {
    throw StoreError(file_.string() + " breaks off inside line " + std::to_string(lines + 1));
  }
  head_ = Position{lines};
  seek(0);
}

void ExportLog::seek(std::uint64_t line) const {
  const std::uint64_t mark = line / lines_per_mark;
  in_.clear();
  in_.seekg(static_cast<std::streamoff>(marks_[mark]));
  std::string skipped;
  for (line_ = mark * lines_per_mark; line_ < line; ++line_) std::getline(in_, skipped);
  if (!in_) cannot_read(file_);
}

std::vector<StoredRecord> ExportLog::read_after(Position position, std::size_t limit) const {
  std::vector<StoredRecord> found;
  if (position >= head_) return found;
  if (line_ != position.value) seek(position.value);
  const std::uint64_t count = std::min<std::uint64_t>(limit, head_.value - position.value);
  found.reserve(count);
  for (std::uint64_t i = 0; i < count; ++i) {
    std::string line;
    if (!std::getline(in_, line)) cannot_read(file_);
    found.push_back({Position{++line_}, std::move(line)});
  }
  return found;
}

AppendStatus ExportLog::append(Position, std::span<const std::string>,
                               std::span<const PersonWrite>) {
  return AppendStatus::unavailable;
}

std::filesystem::path checkpoint_file_of(const std::filesystem::path& export_file) {
  return export_file.string() + ".checkpoint";
}

std::optional<PeopleFault> check_people(const EventLog& log, const std::filesystem::path& file,
                                        const std::function<void(const Person&)>& visit) {
  std::ifstream in(file, std::ios::binary);
  if (!in) cannot_read(file);
  PeopleMarks marks = marks_in(log);
  std::string line;
  for (std::uint64_t number = 1; std::getline(in, line); ++number) {
    Person row;
    try {
      row = from_json<Person>(line);
    } catch (const StoreError&) {
      return PeopleFault{0, "line " + std::to_string(number) + " is no row of people"};
    }
    if (auto reason = marks.take_row(row)) return PeopleFault{row.id.value, std::move(*reason)};
    if (visit) visit(row);
  }
  if (in.bad()) cannot_read(file);
  if (const auto missing = marks.first_missing()) {
    return PeopleFault{missing->value, "the row of this person is missing"};
  }
  return std::nullopt;
}

}  // namespace seatledger::ledger
