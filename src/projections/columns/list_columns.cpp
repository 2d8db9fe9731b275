#include "projections/columns/list_columns.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "base/store_error.h"
#include "projections/rows/row_key.h"
#include "projections/views/license_view.h"
#include "projections/views/view_list.h"

namespace seatledger::projections {
namespace {

// With so many rows put aside, the thread folds them in; a list that comes first does it in a few
// milliseconds.
constexpr std::size_t rows_aside = 2048;
// While columns are filled, more commits than this make the filling begin anew.
constexpr std::size_t rows_aside_max = 2'000'000;

bool is_license_key(std::string_view key) {
  return !key.empty() && key.front() == static_cast<char>(Table::license);
}

}  // namespace

void ListColumns::committing(Position from, Position to, const std::vector<Change>& changes) {
  if (state_ != State::filling && state_ != State::filled) return;
  Commit commit{from, to, {}};
  for (const Change& change : changes) {
    if (!is_license_key(change.key)) continue;
    // No event deletes a license: a missing row is noticed when it is folded in.
    commit.rows.push_back({LicenseId{last_number(change.key)}, change.value.value_or("")});
  }
  bool is_much = false;
  {
    const std::lock_guard lock(commits_mutex_);
    if (state_ == State::filling && waiting_rows_ > rows_aside_max) forget_commits(State::missing);
    if (state_ != State::filling && state_ != State::filled) return;
    waiting_rows_ += commit.weight();
    commits_.push_back(std::move(commit));
    is_much = waiting_rows_ >= rows_aside;
  }
  if (is_much) changed_.notify_one();
}

void ListColumns::discarding() {
  const std::lock_guard lock(columns_mutex_);
  if (bytes_max_ != 0) drop(State::off);
}

void ListColumns::discarded() {
  const std::lock_guard lock(columns_mutex_);
  if (bytes_max_ != 0) drop(State::missing);
}

// Under commits_mutex_.
void ListColumns::forget_commits(State next) {
  state_ = next;
  commits_.clear();
  waiting_rows_ = 0;
}

// Under columns_mutex_.
void ListColumns::drop(State next) {
  {
    const std::lock_guard lock(commits_mutex_);
    forget_commits(next);
  }
  shared_.reset();
  columns_ = LicenseColumns();
  position_ = {};
  changed_.notify_one();
}

ListColumns::Moment ListColumns::now(const KeyValueStore& store) {
  if (state_ != State::filled) {
    Moment moment{store.snapshot(), {}, nullptr, 0};
    moment.position = stored_checkpoint(*moment.snapshot);
    return moment;
  }
  // Under the lock, so that nobody folds in what is newer than this snapshot.
  const std::lock_guard lock(columns_mutex_);
  Moment moment{store.snapshot(), {}, nullptr, filling_};
  moment.position = stored_checkpoint(*moment.snapshot);
  if (state_ != State::filled || !fold_up_to(moment.position)) return moment;
  if (!shared_) shared_ = columns_.share();
  moment.columns = shared_;
  return moment;
}

// Under columns_mutex_. Takes the commits up to `position` as one; nothing: one is missing.
std::optional<ListColumns::Commit> ListColumns::take_commits(Position position) {
  Commit taken{position_, position_, {}};
  const std::lock_guard lock(commits_mutex_);
  for (; !commits_.empty() && commits_.front().to <= position; commits_.pop_front()) {
    Commit& next = commits_.front();
    waiting_rows_ -= next.weight();
    if (next.to <= position_) continue;
    if (next.from != taken.to) return std::nullopt;
    taken.to = next.to;
    std::move(next.rows.begin(), next.rows.end(), std::back_inserter(taken.rows));
  }
  return taken;
}

// Under columns_mutex_. False: the columns are of another position, or of none.
bool ListColumns::fold_up_to(Position position) {
  auto commit = take_commits(position);
  if (!commit || !fold(*commit)) {
    drop(State::missing);
    return false;
  }
  if (columns_.bytes() > bytes_max_) {
    drop(State::too_large);
    return false;
  }
  if (columns_.is_wasteful()) {
    drop(State::missing);
    return false;
  }
  return position_ == position;
}

// False: the columns do not fit the rows.
bool ListColumns::fold(Commit& commit) {
  if (commit.to == position_) return true;
  shared_.reset();
  // New licenses must be added in their order; of the rows of one license the last counts.
  std::stable_sort(commit.rows.begin(), commit.rows.end(),
                   [](const Row& left, const Row& right) { return left.id < right.id; });
  try {
    for (std::size_t i = 0; i < commit.rows.size(); ++i) {
      const Row& row = commit.rows[i];
      if (i + 1 < commit.rows.size() && commit.rows[i + 1].id == row.id) continue;
      LicenseView::unpack_row(row.id, row.value, license_);
      if (!columns_.put(license_, license_.terms_changed > position_)) return false;
    }
  } catch (const StoreError&) {
    return false;  // the list reads rows, and says what is wrong with them
  }
  position_ = commit.to;
  return true;
}

ListColumns::Done ListColumns::work(const KeyValueStore& store) {
  {
    std::unique_lock lock(commits_mutex_);
    changed_.wait(lock, [this] {
      const State state = state_;
      return stopping_ || state == State::missing || state == State::too_large ||
             (state == State::filled && waiting_rows_ >= rows_aside);
    });
    if (stopping_) return Done::stopped;
    if (state_ == State::too_large) {
      state_ = State::off;
      return Done::given_up;
    }
    if (state_ == State::missing) state_ = State::filling;
  }
  if (state_ == State::filling) {
    fill(store);
    return Done::filled;
  }
  now(store);
  return Done::folded;
}

void ListColumns::stop() {
  {
    const std::lock_guard lock(commits_mutex_);
    stopping_ = true;
  }
  changed_.notify_one();
}

void ListColumns::fill(const KeyValueStore& store) {
  try {
    const auto snapshot = store.snapshot();
    LicenseColumns columns;
    if (fill_from(*snapshot, columns)) take(std::move(columns), stored_checkpoint(*snapshot));
  } catch (...) {
    const std::lock_guard lock(columns_mutex_);
    if (state_ == State::filling) drop(State::missing);
    throw;
  }
}

bool ListColumns::fill_from(const Snapshot& snapshot, LicenseColumns& columns) {
  ledger::License license;
  bool is_whole = true;
  snapshot.scan(RowKey(Table::license), {}, [&](std::string_view key, std::string_view row) {
    LicenseView::unpack_row(LicenseId{last_number(key)}, row, license);
    is_whole = !is_interrupted() && columns.bytes() <= bytes_max_ && columns.put(license, true);
    return is_whole;
  });
  if (is_whole || is_interrupted()) return is_whole;
  const std::lock_guard lock(columns_mutex_);
  if (state_ == State::filling) drop(State::too_large);
  return false;
}

void ListColumns::take(LicenseColumns columns, Position position) {
  const std::lock_guard columns_lock(columns_mutex_);
  const std::lock_guard lock(commits_mutex_);
  if (state_ != State::filling) return;
  columns_ = std::move(columns);
  position_ = position;
  ++filling_;
  state_ = State::filled;
}

std::size_t ListColumns::bytes() const {
  const std::lock_guard lock(columns_mutex_);
  return columns_.bytes();
}

}  // namespace seatledger::projections
