// A new ledger of which every call comes at the time that a script says.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <vector>

#include "base/digest.h"
#include "base/uuid.h"
#include "cli/demo/stage.h"

namespace seatledger::cli::demo {

class DemoLedger {
 public:
  // Makes the ledger in a directory that is empty. `entropy` must outlive it. Throws StoreError.
  DemoLedger(const std::filesystem::path& directory, Entropy& entropy);
  ~DemoLedger();
  DemoLedger(const DemoLedger&) = delete;
  DemoLedger& operator=(const DemoLedger&) = delete;

  // After the calls that were run.
  const ledger::State& state() const;
  Position head() const;
  Digest key_digest(std::string_view key) const;

  // Runs the calls in the order of their times, at these times. Throws std::logic_error when a call
  // is refused, or a repeat is not recognised; StoreError.
  void run(std::vector<Call> calls);
  // Signs what there is, and changes the key that signs from then on. Throws StoreError.
  void change_signing_key();
  // Deletes what erased people left in files, signs everything and writes all views. Last.
  void finish();

 private:
  struct Stores;
  void run_batch(std::vector<Call>& batch);

  std::unique_ptr<Stores> stores_;
};

}  // namespace seatledger::cli::demo
