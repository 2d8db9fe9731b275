// The writer for a fold of a whole log: it collects changes in memory as a run. A separate thread
// sorts each run and adds it to the store below in one step, while the next run is collected.
#pragma once

#include <boost/unordered/unordered_flat_map.hpp>
#include <condition_variable>
#include <cstddef>
#include <exception>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <thread>

#include "projections/store/row_run.h"
#include "projections/store/row_writer.h"

namespace seatledger::projections {

// One thread.
class RunWriter final : public RowWriter {
 public:
  // Makes rows durable; in a crash or when it throws StoreError, none. They are sorted by key, each
  // key once.
  using Add = std::function<void(std::span<const RunRow> rows)>;

  struct Options {
    std::size_t run_bytes = std::size_t{64} << 20U;   // of one run's keys and values
    std::size_t rows_bytes = std::size_t{96} << 20U;  // of rows that are cached for reading
    // First bytes of keys of rows that are written but rarely read: get() is slow for them.
    std::string unread_tables;
    std::function<void()> on_thread = [] {};  // called first on the adding thread
  };

  // `below` must outlive the writer and have no other writer meanwhile.
  RunWriter(const PointReads& below, Add add, Options options);
  // Loses what was not flushed.
  ~RunWriter() override;
  RunWriter(const RunWriter&) = delete;
  RunWriter& operator=(const RunWriter&) = delete;

  // Throws StoreError.
  std::optional<std::string> get(std::string_view key) const override;
  void put(std::string key, std::string value) override;
  void erase(std::string key) override;

  // Everything written since the last call is added as a whole; ends the run if it is full. Throws
  // StoreError, also for an earlier run that could not be added.
  void commit();
  // The same, and ends the run.
  void start_flush();
  // The same, and waits until everything is in the store below.
  void flush();

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view key) const {
      return std::hash<std::string_view>{}(key);
    }
  };
  // A row as in the newest run.
  struct Row {
    std::optional<std::string> value;
    bool is_changed = false;  // in the run being collected
  };
  using Rows = boost::unordered_flat_map<std::string, Row, Hash, std::equal_to<>>;

  bool is_unread(std::string_view key) const;
  void set(std::string key, std::optional<std::string> value);
  void end_run();
  void forget_rows();
  void wait_for_adder(std::unique_lock<std::mutex>& lock) const;
  void add_runs();

  const PointReads& below_;
  const Add add_;
  const Options options_;

  // Used only by the caller's thread.
  mutable Rows rows_;  // of tables that are read; all rows that the store below may lack
  mutable std::size_t rows_bytes_ = 0;
  std::size_t changed_bytes_ = 0;
  std::unique_ptr<RowRun> run_;  // rows of the other tables

  // Used by the adding thread while `is_adding_`; afterwards the store below has its rows.
  std::unique_ptr<RowRun> added_;

  mutable std::mutex mutex_;
  mutable std::condition_variable changed_;
  bool is_adding_ = false;      // guarded by mutex_
  bool is_ending_ = false;      // guarded by mutex_
  std::exception_ptr failure_;  // guarded by mutex_

  std::thread adder_;
};

}  // namespace seatledger::projections
