// The programs of the directory, by key and by id; several programs may share an id.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ledger/domain/directory.h"
#include "projections/rows/page.h"
#include "projections/views/view.h"

namespace seatledger::projections {

struct ProgramView {
  static const View view;
  static void apply(const ledger::Event& event, RowWriter& batch);

  static std::optional<ledger::Program> by_key(const PointReads& reads, std::string_view key);
  // Sorted.
  static std::vector<std::string> keys_of_id(const PointReads& reads, std::string_view program_id);
  static std::vector<ledger::Program> by_id(const PointReads& reads, std::string_view program_id);
  static RecordPage<ledger::Program> list(const Snapshot& snapshot, const Page& page);
  // All programs, by the bytes of their keys, until visit returns false.
  using Visit = std::function<bool(const ledger::Program& program)>;
  static void visit(const Snapshot& snapshot, const Visit& visit);
};

}  // namespace seatledger::projections
