// The generation of views that is folded from the log while another one is in use.
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
  // Opens the generation that a killed process left, if it can be continued, else an empty one. The
  // arguments must outlive it. Throws StoreError or std::filesystem::filesystem_error.
  NextGeneration(const ViewsOptions& options, ViewGenerations& generations,
                 const ledger::EventLog& log, GenerationUse use);
  // Opens a finished generation, to use it again. Also throws when it cannot be continued.
  NextGeneration(const ViewsOptions& options, const ViewGenerations& generations,
                 const ledger::EventLog& log, std::uint64_t number);

  std::uint64_t number() const { return number_; }
  Position applied() const { return applied_; }
  const std::shared_ptr<projections::RocksStore>& store() const { return store_; }

  // Closes the store, so that its directory can be deleted. No other call is allowed afterwards.
  void close() { store_.reset(); }

  // Continues to fold from where it is, and makes the result durable. Throws as fold_fast.
  void fold(const projections::FastFoldOptions& options);

 private:
  bool can_go_on() const;

  const ledger::EventLog& log_;
  std::uint64_t number_ = 0;
  std::shared_ptr<projections::RocksStore> store_;
  Position applied_;
};

}  // namespace seatledger::runtime
