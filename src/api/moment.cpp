#include "api/moment.h"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <string>

#include "api/context.h"
#include "ledger/log/lineage.h"
#include "ledger/log/position_at.h"

namespace seatledger::api {
namespace {

Error above_head(std::string_view name, Position head) {
  Error fault = bad_parameter(name, "is above the head, " + std::to_string(head.value));
  fault.figures.push_back({"head", static_cast<std::int64_t>(head.value)});
  return fault;
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
  return above_head(name, log_head);
}

}  // namespace

bool is_position(std::string_view text) {
  return !text.empty() &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// In a query an unescaped '+' becomes a space; in the zone of a time it is read as '+' again.
std::optional<Timestamp> time_in(std::string_view text) {
  if (is_position(text)) return std::nullopt;
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
  if (is_position(text)) return position_of(call, name, text, head);
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

Result<Position> cursor_of(const Call& call, std::string_view name, std::string_view text,
                           std::uint64_t beyond) {
  if (!is_position(text)) return bad_parameter(name, "must be a whole number from 0 on");
  std::uint64_t number = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
  // Events that the views have not folded yet count too: a reader may have seen their positions.
  const Position head = call.context.events.head();
  if (read.ec != std::errc() || number > head.value + beyond) return above_head(name, head);
  return Position{number};
}

Result<void> check_lineage(const Call& call) {
  const auto given = find_parameter(call.query, "lineage");
  if (!given) return {};
  const ledger::Lineage& lineage = call.context.lineage;
  const auto differs_from = lineage.differs_from(*given);
  if (!differs_from) return {};
  Error fault =
      error(ErrorCode::lineage_changed, "the log was restored or is another one: from position " +
                                            std::to_string(differs_from->value) +
                                            " on it may hold other events than were read before");
  fault.figures.push_back({"differs_from", static_cast<std::int64_t>(differs_from->value)});
  fault.figures.push_back({"head", static_cast<std::int64_t>(call.context.events.head().value)});
  fault.texts.push_back({"lineage", lineage.id()});
  return fault;
}

void add_lineage(const Context& context, HttpResponse& response) {
  response.add_header("Ledger-Lineage", context.lineage.id());
}

}  // namespace seatledger::api
