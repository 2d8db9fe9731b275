// What a fold of a whole log writes to: changes gather in memory as a run, which a thread of its
// own sorts and adds to the store below as one step, while the next run gathers.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <thread>
#include <unordered_map>
#include <utility>
#include <vector>

#include "projections/store/key_value_store.h"
#include "projections/store/row_run.h"

namespace seatledger::projections {

// Of one thread. Snapshots show what the store below has.
class RunStore final : public KeyValueStore {
 public:
  // Makes rows durable: all of them or, in a crash or when it throws StoreError, none. They are in
  // the order of their keys, each key once.
  using Add = std::function<void(std::span<const RunRow> rows)>;

  struct Options {
    std::size_t run_bytes = std::size_t{64} << 20U;   // of one run's keys and values
    std::size_t rows_bytes = std::size_t{96} << 20U;  // of rows that are kept to be read again
    // The tables (row_key.h) that nothing reads which writes here: looked for slowly.
    std::string_view unread_tables;
    std::function<void()> on_thread = [] {};  // run first on the thread that adds
  };

  // `below` must outlive the store; nobody else writes to it meanwhile.
  RunStore(const KeyValueStore& below, Add add, Options options);
  // What was not flushed is lost.
  ~RunStore() override;
  RunStore(const RunStore&) = delete;
  RunStore& operator=(const RunStore&) = delete;

  std::optional<std::string> get(std::string_view key) const override;
  std::unique_ptr<Snapshot> snapshot() const override { return below_.snapshot(); }
  // As write, without copying.
  void take(std::vector<Change> changes);
  // Throws StoreError, also of an earlier run that could not be added.
  void write(const std::vector<Change>& changes) override { take(changes); }
  // Ends the run; returns when everything is in the store below.
  void flush() override;
  // Ends the run.
  void start_flush() override;
  // Forgets what is not in the store below, and why.
  void recover() override;

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view key) const {
      return std::hash<std::string_view>{}(key);
    }
  };
  // As the newest run has it.
  struct Row {
    std::optional<std::string> value;
    bool is_changed = false;  // in the run that gathers
  };
  using Rows = std::unordered_map<std::string, Row, Hash, std::equal_to<>>;

  bool is_unread(std::string_view key) const;
  void put_row(Change change);
  void end_run();
  void forget_rows();
  void wait_for_adder(std::unique_lock<std::mutex>& lock);
  void add_runs();

  const KeyValueStore& below_;
  const Add add_;
  const Options options_;

  // The caller's.
  mutable Rows rows_;  // of tables that are read; all that the store below may miss
  mutable std::size_t rows_bytes_ = 0;
  std::vector<Rows::value_type*> changed_rows_;
  std::size_t changed_bytes_ = 0;
  std::unique_ptr<RowRun> run_;  // of the others

  // In the adder's hands while `is_adding_`, then still what the store below has.
  std::unique_ptr<RowRun> added_;

  std::mutex mutex_;
  std::condition_variable changed_;
  bool is_adding_ = false;      // guarded by mutex_
  bool is_ending_ = false;      // guarded by mutex_
  std::exception_ptr failure_;  // guarded by mutex_

  std::thread adder_;
};

}  // namespace seatledger::projections
