#include "api/moment.h"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <string>

#include "api/context.h"
#include "ledger/log/position_at.h"

namespace seatledger::api {
namespace {

bool is_all_digits(std::string_view text) {
  return !text.empty() &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

Result<Position> position_of(const Call& call, std::string_view name, std::string_view digits,
                             Position head) {
  std::uint64_t number = 0;
  const char* const end = digits.data() + digits.size();
  const auto read = std::from_chars(digits.data(), end, number);
  const bool is_number = read.ec == std::errc() && read.ptr == end;
  if (is_number && number <= head.value) return Position{number};
  const Position log_head = call.context.events.head();
  if (is_number && number <= log_head.value) {
    return error(ErrorCode::catching_up, "the views are behind the ledger; try again");
  }
  return bad_parameter(name, "is above the head, " + std::to_string(log_head.value));
}

}  // namespace

// In a query an unescaped '+' becomes a space; in the zone of a time it is read as '+' again.
std::optional<Timestamp> time_in(std::string_view text) {
  if (is_all_digits(text)) return std::nullopt;
  if (const auto time = parse_timestamp(text)) return time;
  constexpr std::size_t date_length = 10;
  const std::size_t space = text.rfind(' ');
  if (space == std::string_view::npos || space <= date_length) return std::nullopt;
  std::string mended(text);
  mended[space] = '+';
  return parse_timestamp(mended);
}

Result<Position> moment_of(const Call& call, std::string_view name, std::string_view text,
                           Position head) {
  if (is_all_digits(text)) return position_of(call, name, text, head);
  const auto time = time_in(text);
  if (!time) return bad_parameter(name, "must be a position or a time");
  return std::min(call.context.times.position_at(*time), head);
}

Result<std::optional<Position>> moment_parameter(const Call& call, std::string_view name,
                                                 Position head) {
  const auto text = find_parameter(call.query, name);
  if (!text) return std::optional<Position>();
  return std::optional(TRY(moment_of(call, name, *text, head)));
}

}  // namespace seatledger::api
