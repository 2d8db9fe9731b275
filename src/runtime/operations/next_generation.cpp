#include "runtime/operations/next_generation.h"

#include <filesystem>
#include <string>

#include "base/logging.h"
#include "base/store_error.h"
#include "projections/views/view_list.h"
#include "runtime/operations/open_views.h"

namespace seatledger::runtime {

NextGeneration::NextGeneration(const ViewsOptions& options, ViewGenerations& generations,
                               const ledger::EventLog& log, GenerationUse use)
    : log_(log), number_(generations.begin_next(use).number) {
  const auto directory = generations.directory_of(number_);
  try {
    store_ = open_generation(options, directory, GenerationState::folding);
    if (!can_go_on()) store_.reset();
  } catch (const StoreError& problem) {
    seatledger::log(LogLevel::warning, "an unfinished generation of views is begun again",
                    {{"generation", number_}, {"problem", problem.what()}});
  }
  if (!store_) {
    std::filesystem::remove_all(directory);
    store_ = open_generation(options, directory, GenerationState::folding);
  }
  applied_ = projections::stored_checkpoint(*store_);
}

NextGeneration::NextGeneration(const ViewsOptions& options, const ViewGenerations& generations,
                               const ledger::EventLog& log, std::uint64_t number)
    : log_(log),
      number_(number),
      store_(open_generation(options, generations.directory_of(number), GenerationState::folding)) {
  if (!can_go_on()) {
    throw StoreError("the generation " + std::to_string(number) +
                     " of views was written by another version, or is ahead of the log");
  }
  applied_ = projections::stored_checkpoint(*store_);
}

// It may have been begun by another version of the program, or from a log that was replaced since.
bool NextGeneration::can_go_on() const {
  return projections::outdated_views(*store_).empty() &&
         projections::stored_checkpoint(*store_) <= log_.head();
}

void NextGeneration::fold(const projections::FastFoldOptions& options) {
  const auto add = [this](std::span<const projections::RunRow> rows) { store_->ingest(rows); };
  applied_ = projections::fold_fast(log_, *store_, add, options);
}

}  // namespace seatledger::runtime
