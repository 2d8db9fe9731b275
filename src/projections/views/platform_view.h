// The platforms of the directory, by key, org and number.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string_view>

#include "ledger/domain/directory.h"
#include "projections/rows/page.h"
#include "projections/views/view.h"

namespace seatledger::projections {

struct PlatformView {
  static const View view;
  static void apply(const ledger::Event& event, RowWriter& batch);

  static std::optional<ledger::Platform> by_key(const PointReads& reads, std::string_view key);
  static std::optional<ledger::Platform> by_org(const PointReads& reads, std::string_view org);
  static std::optional<ledger::Platform> by_id(const PointReads& reads, std::int64_t platform_id);
  static RecordPage<ledger::Platform> list(const Snapshot& snapshot, const Page& page);
  // All platforms, by the bytes of their keys, until visit returns false.
  using Visit = std::function<bool(const ledger::Platform& platform)>;
  static void visit(const Snapshot& snapshot, const Visit& visit);
};

}  // namespace seatledger::projections
