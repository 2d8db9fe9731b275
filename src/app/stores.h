// The stores on the disk, opened and recovered, in the order of opening; with the sequencer and the
// notary over them.
#pragma once

#include <cstdint>
#include <memory>

#include "app/process.h"
#include "app/settings.h"
#include "app/shared_entropy.h"
#include "app/shared_side.h"
#include "base/digest.h"
#include "base/time.h"
#include "base/uuid.h"
#include "ledger/proof/notary.h"
#include "ledger/rocks/disk_space.h"
#include "ledger/store/ledger_store.h"
#include "ledger/write/sequencer.h"
#include "runtime/operations/open_views.h"
#include "runtime/operations/view_generations.h"

namespace seatledger {

struct Stores {
  // Throws StoreError.
  Stores(Settings given, const DescriptorBudget& budget);

  bool is_damaged() const { return notary.damage().has_value(); }

  const Settings settings;
  const DescriptorBudget descriptors;
  SystemClock clock;
  SystemEntropy writer_entropy;              // sequencer thread only
  SharedEntropy shared_entropy;              // of handlers, on any io thread
  const std::unique_ptr<SharedSide> shared;  // null: this server has a ledger of its own
  const std::unique_ptr<ledger::LedgerStore> ledger;
  ledger::DiskSpaceWatch disk;  // declared before all that writes to the ledger by itself
  ledger::EventLog& events;
  const ledger::People& people;
  ledger::Notary notary;
  runtime::ViewGenerations generations;
  runtime::OpenViews opened;
  ledger::Sequencer sequencer;
  const Digest key_secret;

 private:
  void disk_changed(bool refusing, std::uint64_t free_bytes);
  void catch_up();
  void check_clock();
};

}  // namespace seatledger
