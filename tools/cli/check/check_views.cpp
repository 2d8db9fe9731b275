#include "cli/check/check_views.h"

#include <filesystem>
#include <functional>
#include <span>

#include "base/digest.h"
#include "base/store_error.h"
#include "cli/progress.h"
#include "cli/scratch_directory.h"
#include "ledger/write/fold.h"
#include "projections/audit/audit_compare.h"
#include "projections/audit/audit_fold.h"
#include "projections/audit/audit_sums.h"
#include "projections/fold/compare.h"
#include "projections/fold/fold_fast.h"
#include "projections/store/rocks_store.h"
#include "projections/views/view_set.h"
#include "runtime/machine_memory.h"
#include "runtime/operations/view_generations.h"

namespace seatledger::cli {
namespace {

using projections::AuditCheckpoint;
using projections::AuditIndex;
using projections::AuditSums;
using projections::RocksStore;

using Seen = std::function<void(std::span<const ledger::Event>)>;

projections::RocksStoreOptions store_at(const std::filesystem::path& path) {
  projections::RocksStoreOptions options;
  options.directory = path;
  return options;
}

// The directory for the stores that are folded for comparison.
std::filesystem::path scratch_in(const DataDirectory& directory) {
  return directory.path() / "views" / "verify";
}

void fold_fresh(const DataDirectory& directory, RocksStore& fresh, const Seen& seen) {
  Progress progress("views", directory.events().head().value, "events");
  projections::FastFoldOptions options;
  options.rows_bytes = runtime::default_row_cache_bytes();
  options.seen = seen;
  options.progress = [&progress](Position folded) {
    progress.update(folded.value);
    return true;
  };
  const auto add = [&fresh](std::span<const projections::RunRow> rows) { fresh.ingest(rows); };
  projections::fold_fast(directory.events(), fresh, add, options);
}

// Brings the views in use to the log's head first: after a crash their rows may lag behind.
std::optional<std::string> compare_views(const DataDirectory& directory, const Seen& seen) {
  const runtime::ViewGenerations generations(directory.path());
  RocksStore stored(store_at(generations.current()));
  projections::ViewSet stored_views(stored);
  if (stored_views.needs_rebuild()) {
    throw StoreError("another version wrote the views; start the server once to rebuild them");
  }
  ledger::fold(directory.events(), stored_views);
  const ScratchDirectory scratch(scratch_in(directory));
  projections::RocksStoreOptions options = store_at(scratch.path());
  options.files_before_compaction = projections::folded_files_max;
  RocksStore fresh(options);
  fold_fresh(directory, fresh, seen);
  const auto difference = projections::compare(*stored.snapshot(), *fresh.snapshot());
  if (!difference) return std::nullopt;
  return projections::describe(*difference);
}

// Compares the audit index with one that is newly folded to the same position, to name what
// differs. Their rows may be split differently, so their answers are compared.
std::optional<std::string> compare_with_folded(const DataDirectory& directory,
                                               const RocksStore& stored, Position until) {
  const ScratchDirectory scratch(scratch_in(directory));
  RocksStore fresh(store_at(scratch.path()));
  AuditIndex index(fresh);
  Progress progress("audit index", until.value, "events");
  projections::fold_audit(directory.events(), index, until, [&](Position reached) {
    progress.update(reached.value);
    return true;
  });
  const auto difference = projections::compare_audit(*stored.snapshot(), *fresh.snapshot());
  if (!difference) return std::nullopt;
  return projections::describe(*difference);
}

// The audit index, and the sums of what the log says up to where it is folded.
class AuditCheck {
 public:
  AuditCheck(const DataDirectory& directory, const std::filesystem::path& path)
      : directory_(directory), stored_(store_at(path)) {
    checkpoint_ = AuditIndex::checkpoint(stored_);
  }

  void see(std::span<const ledger::Event> events) {
    if (!checkpoint_) return;
    for (const ledger::Event& event : events) {
      if (event.position <= checkpoint_->position) logged_.add(event);
    }
  }

  // After see() of the whole log.
  std::optional<std::string> difference() const {
    if (!checkpoint_) {
      throw StoreError("another version wrote the audit index; start the server once to fold it");
    }
    if (!projections::is_of_log(*checkpoint_, directory_.events())) {
      return "audit index: it is folded up to position " +
             std::to_string(checkpoint_->position.value) + " of another log";
    }
    AuditSums indexed(key_);
    indexed.add(*stored_.snapshot());
    if (indexed.is_equal(logged_)) return std::nullopt;
    return compare_with_folded(directory_, stored_, checkpoint_->position);
  }

 private:
  const DataDirectory& directory_;
  const RocksStore stored_;
  std::optional<AuditCheckpoint> checkpoint_;  // nothing: of another layout
  const Digest key_ = random_digest();
  AuditSums logged_{key_};
};

}  // namespace

ViewsVerdict check_views(const DataDirectory& directory) {
  ViewsVerdict verdict;
  const std::filesystem::path path = directory.path() / "audit";
  std::optional<AuditCheck> audit;
  if (std::filesystem::exists(path / "CURRENT")) audit.emplace(directory, path);
  const Seen seen = [&audit](std::span<const ledger::Event> events) {
    if (audit) audit->see(events);
  };
  verdict.difference = compare_views(directory, seen);
  if (verdict.difference || !audit) return verdict;
  verdict.audit_checked = true;
  verdict.difference = audit->difference();
  return verdict;
}

}  // namespace seatledger::cli
