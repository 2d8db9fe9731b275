#include "projections/fold/fold_fast.h"

#include <chrono>
#include <string>
#include <utility>

#include "base/store_error.h"
#include "projections/fold/decoded_log.h"
#include "projections/views/view_list.h"

namespace seatledger::projections {
namespace {

std::string unread_tables() {
  std::string letters;
  for (const View* view : all_views()) {
    for (const Table table : view->tables) {
      if (!view->is_folded_from(table)) letters += static_cast<char>(table);
    }
  }
  return letters;
}

// How many events of the piece end with a commit, or with the fold.
std::size_t whole_commits(std::span<const ledger::Event> piece, Position until) {
  std::size_t count = piece.size();
  while (count > 0) {
    const ledger::Event& last = piece[count - 1];
    if (last.position == last.commit.last() || last.position == until) break;
    --count;
  }
  return count;
}

void apply_all(std::span<const ledger::Event> events, RowWriter& rows) {
  for (const ledger::Event& event : events) {
    for (const View* view : all_views()) view->apply(event, rows);
  }
}

RunWriter::Options run_options(const FastFoldOptions& options) {
  RunWriter::Options run;
  run.run_bytes = options.run_bytes;
  run.rows_bytes = options.rows_bytes;
  run.unread_tables = unread_tables();
  run.on_thread = options.on_thread;
  return run;
}

}  // namespace

Position fold_fast(const ledger::EventLog& log, const KeyValueStore& store, RunWriter::Add add,
                   const FastFoldOptions& options) {
  using SteadyClock = std::chrono::steady_clock;
  const Position until = options.until.value == 0 ? log.head() : options.until;
  Position folded = stored_checkpoint(store);
  if (folded > until) throw StoreError("the views are ahead of the log");
  if (folded == until) return folded;
  DecodedLog events(log, {folded, until},
                    {options.decoders, options.piece_events, options.on_thread});
  RunWriter runs(store, std::move(add), run_options(options));
  auto run_end = SteadyClock::now() + std::chrono::seconds(options.run_seconds);
  for (auto piece = events.next(); !piece.empty(); piece = events.next()) {
    if (folded.value == 0) put_layouts(runs);
    if (options.seen) options.seen(piece);
    const std::size_t whole = whole_commits(piece, until);
    apply_all(piece.first(whole), runs);
    if (whole != 0) {
      folded = piece[whole - 1].position;
      put_checkpoint(runs, folded);
      runs.commit();
      if (SteadyClock::now() >= run_end) {
        runs.start_flush();
        run_end = SteadyClock::now() + std::chrono::seconds(options.run_seconds);
      }
      // Before the rest of the piece: what is applied is added.
      if (options.progress && !options.progress(folded)) break;
    }
    apply_all(piece.subspan(whole), runs);
  }
  runs.flush();
  return folded;
}

}  // namespace seatledger::projections
