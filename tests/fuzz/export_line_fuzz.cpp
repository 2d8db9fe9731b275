// An exported ledger: lines of events, an empty line, rows of people.
#include "base/json_fields.h"
#include "fuzz/fuzz.h"
#include "ledger/log/export_log.h"
#include "ledger/log/record.h"

namespace {

using namespace seatledger;
using fuzz::require;

void check_lines(const ledger::ExportLog& log, std::string_view text, std::size_t limit) {
  std::string joined;
  Position at;
  while (at < log.head()) {
    const auto records = log.read_after(at, limit);
    require(!records.empty() && records.size() <= limit, "as many lines as were asked for");
    for (const ledger::StoredRecord& record : records) {
      require(record.position.value == ++at.value, "lines are in order");
      joined += record.bytes + '\n';
    }
  }
  require(joined == text, "the lines are the file");
}

void check_people(const ledger::ExportLog& log, std::string_view text) {
  const fuzz::MemoryFile file(text);
  std::size_t visited = 0;
  const auto visit = [&](const ledger::Person& person) {
    ++visited;
    const std::string row = to_json(person);
    require(to_json(from_json<ledger::Person>(row)) == row, "a row is the same when read again");
  };
  const auto fault = ledger::check_people(log, file.path(), visit);
  if (fault) require(!fault->reason.empty(), "a fault is told");
  if (!fault && visited == 0) require(text.empty(), "every row is looked at");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = fuzz::text_of(data, size);
  const std::size_t gap = text.find("\n\n");
  const std::string_view events = gap == std::string_view::npos ? text : text.substr(0, gap + 1);
  const std::string_view people = gap == std::string_view::npos ? "" : text.substr(gap + 2);
  const fuzz::MemoryFile file(events);
  try {
    const ledger::ExportLog log(file.path());
    check_lines(log, events, 3);
    check_lines(log, events, 1000);
    check_people(log, people);
  } catch (const StoreError&) {
    return 0;  // cut off, or a corrupt record
  }
  return 0;
}
