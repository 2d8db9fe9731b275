// The columns of the current licenses (license_columns.h) at the position of a snapshot.
#pragma once

#include <atomic>
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "base/ids.h"
#include "projections/columns/license_columns.h"
#include "projections/store/commit_observer.h"
#include "projections/store/key_value_store.h"

namespace seatledger::projections {

// The writer only puts aside the rows that it writes. Whoever needs the columns first, a list or
// the thread that calls work(), folds them in, up to the position of a snapshot. Columns that
// missed a commit are not lent: they are filled anew from a snapshot, and lists read rows until
// then.
class ListColumns final : public CommitObserver {
 public:
  // With more bytes of memory than `bytes_max` the columns are given up; 0: there are none.
  explicit ListColumns(std::uint64_t bytes_max)
      : bytes_max_(bytes_max), state_(bytes_max == 0 ? State::off : State::missing) {}

  struct Moment {
    std::unique_ptr<Snapshot> snapshot;
    Position position;  // of the snapshot
    // The licenses of the snapshot; null: not now.
    std::shared_ptr<const LicenseColumns> columns;
    // Rises when the columns are filled anew, which may be because rows were damaged. Within one,
    // a license of equal id and version has an equal row.
    std::uint64_t filling = 0;
  };
  // Any thread. Throws StoreError.
  Moment now(const KeyValueStore& store);

  void committing(Position from, Position to, const std::vector<Change>& changes) override;
  void discarding() override;
  void discarded() override;

  // Waits until there is something to do, and does it: fills the columns, or folds in what was put
  // aside. One thread. Throws StoreError.
  enum class Done : std::uint8_t { filled, folded, given_up, stopped };
  Done work(const KeyValueStore& store);
  // Ends a running or later work(). Any thread.
  void stop();

  bool are_filled() const { return state_ == State::filled; }
  // Whether now() has next to nothing to fold in. Any thread.
  bool are_at_hand() const { return are_filled() && waiting_rows_ <= rows_at_hand; }
  std::size_t bytes() const;  // of memory, about; any thread

 private:
  enum class State : std::uint8_t { missing, filling, filled, too_large, off };
  struct Row {
    LicenseId id;
    std::string value;
  };
  struct Commit {
    Position from, to;
    std::vector<Row> rows;
    std::size_t weight() const { return rows.size() + 1; }
  };

  void fill(const KeyValueStore& store);
  bool fill_from(const Snapshot& snapshot, LicenseColumns& columns);
  void take(LicenseColumns columns, Position position);
  std::optional<Commit> take_commits(Position position);
  bool fold_up_to(Position position);
  bool fold(Commit& commit);
  void drop(State next);
  void forget_commits(State next);
  bool is_interrupted() const { return stopping_ || state_ != State::filling; }

  static constexpr std::size_t rows_at_hand = 64;

  const std::uint64_t bytes_max_;
  std::atomic<State> state_;           // changed under commits_mutex_
  std::atomic<bool> stopping_{false};  // set under commits_mutex_

  mutable std::mutex columns_mutex_;  // guards these; taken before commits_mutex_
  LicenseColumns columns_;
  Position position_;                             // of `columns_`
  std::shared_ptr<const LicenseColumns> shared_;  // a copy of `columns_`; null: not yet
  std::uint64_t filling_ = 0;
  ledger::License license_;  // memory for a row

  std::mutex commits_mutex_;  // guards these
  std::condition_variable changed_;
  std::deque<Commit> commits_;                // that are not folded in
  std::atomic<std::size_t> waiting_rows_{0};  // the weight of `commits_`
};

}  // namespace seatledger::projections
