#include "ledger/domain/bulk.h"

#include <array>

namespace seatledger::ledger {
namespace {

// Stored in events: permanent (tests/golden).
constexpr std::array<std::string_view, 2> mode_names{"atomic", "best_effort"};
constexpr std::array<std::string_view, 4> status_names{"assigned", "unchanged", "released",
                                                       "refused"};

static_assert(mode_names.size() == static_cast<std::size_t>(BulkMode::best_effort) + 1);
static_assert(status_names.size() == static_cast<std::size_t>(BulkStatus::refused) + 1);

template <class Enum, std::size_t size>
std::optional<Enum> named(const std::array<std::string_view, size>& names, std::string_view name) {
  for (std::size_t i = 0; i < size; ++i) {
    if (names[i] == name) return static_cast<Enum>(i);
  }
  return std::nullopt;
}

}  // namespace

std::string_view bulk_mode_name(BulkMode mode) {
  return mode_names[static_cast<std::size_t>(mode)];
}

std::optional<BulkMode> bulk_mode_named(std::string_view name) {
  return named<BulkMode>(mode_names, name);
}

std::string_view bulk_status_name(BulkStatus status) {
  return status_names[static_cast<std::size_t>(status)];
}

std::optional<BulkStatus> bulk_status_named(std::string_view name) {
  return named<BulkStatus>(status_names, name);
}

}  // namespace seatledger::ledger
