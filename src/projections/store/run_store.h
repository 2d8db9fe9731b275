// A store that also takes many sorted rows in one step, as files. Views are made so by a rebuild,
// and live by a TieredStore.
#pragma once

#include <filesystem>
#include <span>

#include "projections/store/key_value_store.h"
#include "projections/store/row_run.h"

namespace seatledger::projections {

class RunStore : public KeyValueStore {
 public:
  // Adds rows durably. In a crash or when it throws StoreError, none are added. They replace
  // existing rows and must be sorted by key, each key once. One thread, which is also the only one
  // that writes.
  virtual void ingest(std::span<const RunRow> rows) = 0;
  // A write, flush or ingest failed so that nothing more can be written until recover().
  virtual bool is_broken() const = 0;

  // Copies the store while it is in use: hard links to its files where they are on the same device.
  // The directory must not exist, its parent must. Any thread. Throws StoreError.
  virtual void copy_to(const std::filesystem::path& directory) = 0;

  // Rewrites the whole store, so that no file holds rows deleted or overwritten before the call.
  // Any thread. Returns false if recover() or stop_compacting() interrupted it. Throws StoreError.
  virtual bool compact() = 0;
  // Makes a running or later compact() return soon. Called when the program ends. Any thread.
  virtual void stop_compacting() = 0;
};

}  // namespace seatledger::projections
