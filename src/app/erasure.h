// What an erasure does to the files of a data directory: readers no longer see the person once the
// commit is stored, and after this no file holds them either (design section 4).
#pragma once

#include <string>
#include <vector>

#include "api/services.h"
#include "app/view_generations.h"
#include "ledger/log/rocks_ledger.h"
#include "projections/store/rocks_store.h"

namespace seatledger {

class Erasure final : public api::Eraser {
 public:
  // Nothing is owned; all must outlive the erasure. `generations` is changed by nobody else.
  struct Parts {
    ledger::RocksLedger& ledger;
    projections::RocksStore& views;
    ViewGenerations& generations;
  };
  explicit Erasure(const Parts& parts) : parts_(parts) {}

  // Long; a thread of its own, one call at a time. Throws StoreError.
  void erase_files() override;
  // There are no backups yet that could hold anybody.
  std::vector<std::string> backups() const override { return {}; }

  // What a crash kept an earlier run from; logs what fails. As erase_files.
  void make_good();
  // Whatever runs ends soon; any thread.
  void stop();

 private:
  const Parts parts_;
};

}  // namespace seatledger
