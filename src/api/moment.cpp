#include "api/moment.h"

#include <algorithm>
#include <string>

#include "api/context.h"
#include "ledger/log/lineage.h"
#include "ledger/log/position_at.h"
#include "ledger/log/record.h"

namespace seatledger::api {
namespace {

Error above_head(std::string_view name, Position head) {
  Error fault = bad_parameter(name, "is above the head, " + std::to_string(head.value));
  fault.figures.push_back({"head", static_cast<std::int64_t>(head.value)});
  return fault;
}

}  // namespace

Result<Position> position_of(const Call& call, std::string_view name, const Moment& moment,
                             Position head) {
  if (moment.time) return std::min(call.context.times.position_at(*moment.time), head);
  if (*moment.position <= head) return *moment.position;
  const Position log_head = call.context.events.head();
  if (*moment.position <= log_head) {
    return error(ErrorCode::catching_up, "the views are behind the ledger; try again");
  }
  return above_head(name, log_head);
}

Result<Position> cursor_of(const Call& call, std::string_view name, Position position,
                           std::uint64_t beyond) {
  // Events that the views have not folded yet count too: a reader may have seen their positions.
  const Position head = call.context.events.head();
  if (position.value > head.value + beyond) return above_head(name, head);
  return position;
}

Position commit_end_by(const ledger::EventLog& log, Position position) {
  if (position.value == 0) return position;
  const auto records = log.read_after(Position{position.value - 1}, 1);
  const ledger::CommitPart commit = ledger::decode_record(records.at(0).bytes, position).commit;
  return commit.last() == position ? position : Position{commit.id.value - 1};
}

std::optional<Timestamp> recorded_by(const ledger::EventLog& log, Position position) {
  const Position end = commit_end_by(log, position);
  if (end.value == 0) return std::nullopt;
  return ledger::recorded_at(log, end);
}

Result<void> check_lineage(const Call& call) {
  const auto given = call.parameters.get<std::string>("lineage");
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
