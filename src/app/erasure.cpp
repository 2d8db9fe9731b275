#include "app/erasure.h"

#include <chrono>
#include <exception>

#include "base/logging.h"
#include "base/store_error.h"

namespace seatledger {

void Erasure::erase_files() {
  const auto begin = std::chrono::steady_clock::now();
  parts_.generations.drop_old();
  // Views name people by their number alone; what callers wrote about them may stand in rows.
  if (!parts_.views.compact()) throw StoreError("the views were not compacted to the end");
  // Last: it clears the mark that an erasure is not done.
  parts_.ledger.purge();
  const auto took = std::chrono::duration_cast<std::chrono::milliseconds>(
      std::chrono::steady_clock::now() - begin);
  log(LogLevel::info, "files rewritten after an erasure", {{"ms", took.count()}});
}

void Erasure::make_good() {
  try {
    if (!parts_.ledger.is_purge_due()) return;
    log(LogLevel::warning, "an erasure did not come to its end and is made good");
    erase_files();
  } catch (const std::exception& problem) {
    log(LogLevel::error, "an erasure is not done: the files still hold deleted rows",
        {{"problem", problem.what()}});
  }
}

void Erasure::stop() {
  parts_.views.stop_compacting();
  parts_.ledger.stop_purging();
}

}  // namespace seatledger
