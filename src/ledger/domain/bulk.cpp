#include "ledger/domain/bulk.h"

namespace seatledger::ledger {
namespace {

static_assert(bulk_mode_names.size() == static_cast<std::size_t>(BulkMode::best_effort) + 1);
static_assert(bulk_status_names.size() == static_cast<std::size_t>(BulkStatus::refused) + 1);

template <class Enum, std::size_t size>
std::optional<Enum> named(const std::array<std::string_view, size>& names, std::string_view name) {
  for (std::size_t i = 0; i < size; ++i) {
    if (names[i] == name) return static_cast<Enum>(i);
  }
  return std::nullopt;
}

}  // namespace

std::string_view bulk_mode_name(BulkMode mode) {
  return bulk_mode_names[static_cast<std::size_t>(mode)];
}

std::optional<BulkMode> bulk_mode_named(std::string_view name) {
  return named<BulkMode>(bulk_mode_names, name);
}

std::string_view bulk_status_name(BulkStatus status) {
  return bulk_status_names[static_cast<std::size_t>(status)];
}

std::optional<BulkStatus> bulk_status_named(std::string_view name) {
  return named<BulkStatus>(bulk_status_names, name);
}

}  // namespace seatledger::ledger
