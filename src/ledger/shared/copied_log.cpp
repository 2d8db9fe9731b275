#include "ledger/shared/copied_log.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "base/store_error.h"
#include "ledger/shared/copied_people.h"

namespace seatledger::ledger {
namespace {

// What is fetched at once to bring a copy up.
constexpr std::size_t piece_bytes = std::size_t{8} << 20U;

}  // namespace

CopiedLog::CopiedLog(Parts parts)
    : parts_(std::move(parts)), cursor_(cursor_of(parts_.copy.cursor().value_or(""))) {
  if (cursor_.chunk.head != parts_.copy.head()) {
    throw StoreError(cursor_.origin.empty()
                         ? "the data directory holds the ledger of a single server"
                         : "the copy does not end where its cursor says");
  }
}

AppendStatus CopiedLog::append(Position expected_head, std::span<const std::string> records,
                               std::span<const PersonWrite> people) {
  if (pending_ || copy_doubtful_ || parts_.refuses()) return AppendStatus::unavailable;
  if (!term_ || expected_head != head()) return AppendStatus::conflict;
  if (records.empty()) return people.empty() ? AppendStatus::stored : AppendStatus::unavailable;
  const std::string id = uuid_v7(parts_.clock.now(), parts_.entropy.next());
  const std::vector<PersonRow> rows = rows_of(people);
  may_be_visible_ = expected_head.value + records.size();
  switch (parts_.shared.append(*term_, cursor_.chunk, {id, records, rows})) {
    case SharedAppend::stored: return keep(id, records, people);
    case SharedAppend::not_sent: may_be_visible_ = 0; return AppendStatus::unavailable;
    case SharedAppend::no_standby:
      parts_.report("the shared ledger has no synchronous standby: nothing is appended");
      may_be_visible_ = 0;
      return AppendStatus::unavailable;
    case SharedAppend::not_leader: set_term(std::nullopt); return AppendStatus::conflict;
    case SharedAppend::other_head:
      parts_.report("the shared ledger does not end where this copy does: the lead is given up");
      set_term(std::nullopt);
      return AppendStatus::conflict;
    case SharedAppend::unknown: break;
  }
  pending_ = Pending{*term_, id, {records.begin(), records.end()}, {people.begin(), people.end()}};
  try {
    return settle();
  } catch (const StoreError& problem) {
    parts_.report(problem.what());
    return AppendStatus::outcome_unknown;
  }
}

AppendStatus CopiedLog::settle() {
  const Settled settled = parts_.shared.settle(pending_->term, cursor_.chunk, pending_->id);
  const Pending pending = std::move(*pending_);
  if (!settled.stored) may_be_visible_ = 0;
  pending_.reset();
  if (!settled.leads) {
    set_term(std::nullopt);
  } else if (term_) {
    set_term(pending.term);
  }
  if (settled.stored) return keep(pending.id, pending.records, pending.people);
  return settled.leads ? AppendStatus::unavailable : AppendStatus::conflict;
}

AppendStatus CopiedLog::keep(const std::string& id, std::span<const std::string> records,
                             std::span<const PersonWrite> people) {
  const Cursor next = cursor_behind(cursor_, id, records.size());
  if (parts_.copy.append_copied(head(), records, people, cursor_text(next)) !=
      AppendStatus::stored) {
    parts_.report("events are in the shared ledger, but cannot be written to this copy");
    copy_doubtful_ = true;
    return AppendStatus::outcome_unknown;
  }
  cursor_ = next;
  return AppendStatus::stored;
}

void CopiedLog::follow(Piece piece) {
  if (copy_doubtful_) throw StoreError("the copy is to be opened again");
  if (piece.from != cursor_ || piece.next == cursor_ || !piece.continues) return;
  // The place of an append whose outcome is unknown is taken: by that append, or by another one.
  if (!piece.chunks.empty()) pending_.reset();
  std::vector<std::string> records;
  for (Chunk& chunk : piece.chunks) {
    std::move(chunk.records.begin(), chunk.records.end(), std::back_inserter(records));
  }
  const auto people = writes_of(piece.people, parts_.people);
  switch (parts_.copy.append_copied(head(), records, people, cursor_text(piece.next))) {
    case AppendStatus::stored: cursor_ = std::move(piece.next); return;
    case AppendStatus::unavailable: throw StoreError("the copy takes no records now");
    case AppendStatus::conflict:
    case AppendStatus::outcome_unknown: break;
  }
  copy_doubtful_ = true;
  throw StoreError("the copy cannot be written");
}

void CopiedLog::recover() {
  if (copy_doubtful_) {
    parts_.copy.recover();
    cursor_ = cursor_of(parts_.copy.cursor().value_or(""));
    copy_doubtful_ = false;
    // What this server stored, and could not write to its copy.
    if (!bring_up()) throw StoreError("the shared ledger lost events that this copy holds");
  }
  if (pending_ && settle() == AppendStatus::outcome_unknown) recover();
}

bool CopiedLog::bring_up() {
  for (;;) {
    Piece piece = parts_.shared.follow(cursor_, piece_bytes);
    if (!piece.continues) return false;
    const bool at_head = piece.at_head;
    follow(std::move(piece));
    if (at_head) return true;
  }
}

}  // namespace seatledger::ledger
