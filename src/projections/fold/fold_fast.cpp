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
    for (const ledger::Event& event : piece) {
      for (const View* view : all_views()) view->apply(event, runs);
    }
    folded = piece.back().position;
    put_checkpoint(runs, folded);
    runs.commit();
    if (SteadyClock::now() >= run_end) {
      runs.start_flush();
      run_end = SteadyClock::now() + std::chrono::seconds(options.run_seconds);
    }
    if (options.progress && !options.progress(folded)) break;
  }
  runs.flush();
  return folded;
}

}  // namespace seatledger::projections
