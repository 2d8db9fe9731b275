#include "cli/moment_flag.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <stdexcept>

#include "base/time.h"
#include "ledger/log/position_at.h"

namespace seatledger::cli {
namespace {

std::optional<Position> position_in(const std::string& text) {
  std::uint64_t number = 0;
  const char* const end = text.data() + text.size();
  const auto [stop, fault] = std::from_chars(text.data(), end, number);
  if (fault != std::errc{} || stop != end) return std::nullopt;
  return Position{number};
}

Timestamp time_in(const std::string& flag, const std::string& text) {
  const auto time = parse_timestamp(text);
  if (time) return *time;
  throw std::invalid_argument(flag + ": " + text +
                              " is neither a position nor a time as 2026-11-24T08:00:00Z");
}

}  // namespace

Position last_until(const std::string& flag, const std::string& text, const ledger::EventLog& log) {
  if (const auto position = position_in(text)) return std::min(*position, log.head());
  return ledger::position_at(log, time_in(flag, text));
}

Position first_from(const std::string& flag, const std::string& text, const ledger::EventLog& log) {
  if (const auto position = position_in(text)) return std::max(*position, Position{1});
  const Timestamp time = time_in(flag, text);
  return Position{ledger::position_at(log, Timestamp{time.micros - 1}).value + 1};
}

}  // namespace seatledger::cli
