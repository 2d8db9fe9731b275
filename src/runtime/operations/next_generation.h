// The generation of views that is folded from the log beside the one in use.
#pragma once

#include <cstdint>
#include <memory>

#include "ledger/log/event_log.h"
#include "projections/fold/fold_fast.h"
#include "projections/store/rocks_store.h"
#include "runtime/operations/open_views.h"
#include "runtime/operations/view_generations.h"

namespace seatledger::runtime {

// One thread at a time.
class NextGeneration {
 public:
  // Opens what a killed process has done of it, when that can be continued, else an empty one. All
  // must outlive it. Throws StoreError or std::filesystem::filesystem_error.
  NextGeneration(const ViewsOptions& options, ViewGenerations& generations,
                 const ledger::EventLog& log, GenerationUse use);
  // A finished one, to be used again. Throws also when it cannot be continued.
  NextGeneration(const ViewsOptions& options, const ViewGenerations& generations,
                 const ledger::EventLog& log, std::uint64_t number);

  std::uint64_t number() const { return number_; }
  Position applied() const { return applied_; }
  const std::shared_ptr<projections::RocksStore>& store() const { return store_; }

  // Closes the store, so that its directory may go; nothing else may be asked then.
  void close() { store_.reset(); }

  // Goes on where it is, durably. Throws as fold_fast.
  void fold(const projections::FastFoldOptions& options);

 private:
  bool can_go_on() const;

  const ledger::EventLog& log_;
  std::uint64_t number_ = 0;
  std::shared_ptr<projections::RocksStore> store_;
  Position applied_;
};

}  // namespace seatledger::runtime
