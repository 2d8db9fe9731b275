// The store in use, which can be another one from one moment to the next: whatever reads and writes
// through it goes to the new one from then on.
#pragma once

#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "projections/store/key_value_store.h"

namespace seatledger::projections {

// A read sees the old store or the new one, never both; a snapshot stays with the one it is of, and
// keeps it open until it goes.
class SwitchedStore final : public KeyValueStore {
 public:
  explicit SwitchedStore(std::shared_ptr<KeyValueStore> first);

  // Any thread. Who keeps it keeps it open.
  std::shared_ptr<KeyValueStore> current() const;
  // The writer thread's, between two writes; returns the one before. Whoever cached rows must
  // forget them.
  std::shared_ptr<KeyValueStore> switch_to(std::shared_ptr<KeyValueStore> next);

  std::optional<std::string> get(std::string_view key) const override;
  std::unique_ptr<Snapshot> snapshot() const override;
  void write(const std::vector<Change>& changes) override;
  void flush() override;
  void start_flush() override;
  void recover() override;

 private:
  mutable std::mutex mutex_;
  std::shared_ptr<KeyValueStore> current_;  // guarded by mutex_
};

}  // namespace seatledger::projections
