#include "projections/store/run_store.h"

#include <utility>

namespace seatledger::projections {
namespace {

constexpr std::size_t row_bytes = 120;  // of a row in the map, beside its value

std::size_t bytes_of(const std::optional<std::string>& value) {
  return row_bytes + (value ? value->size() : 0);
}

}  // namespace

RunStore::RunStore(const KeyValueStore& below, Add add, Options options)
    : below_(below),
      add_(std::move(add)),
      options_(std::move(options)),
      run_(std::make_unique<RowRun>()),
      added_(std::make_unique<RowRun>()),
      adder_([this] { add_runs(); }) {}

RunStore::~RunStore() {
  {
    const std::lock_guard lock(mutex_);
    is_ending_ = true;
  }
  changed_.notify_all();
  adder_.join();
}

bool RunStore::is_unread(std::string_view key) const {
  return !key.empty() && options_.unread_tables.find(key.front()) != std::string_view::npos;
}

std::optional<std::string> RunStore::get(std::string_view key) const {
  const auto kept = rows_.find(key);
  if (kept != rows_.end()) return kept->second.value;
  if (is_unread(key)) {
    for (const RowRun* run : {run_.get(), added_.get()}) {
      const auto row = run->find(key);
      if (!row) continue;
      return row->value ? std::optional<std::string>(*row->value) : std::nullopt;
    }
    return below_.get(key);
  }
  auto value = below_.get(key);
  if (!value) return value;
  rows_bytes_ += bytes_of(value);
  rows_.emplace(std::string(key), Row{value, false});
  return value;
}

void RunStore::put_row(Change change) {
  const auto [place, is_new] = rows_.try_emplace(std::move(change.key));
  Row& row = place->second;
  if (!is_new) rows_bytes_ -= bytes_of(row.value);
  row.value = std::move(change.value);
  rows_bytes_ += bytes_of(row.value);
  if (std::exchange(row.is_changed, true)) return;
  changed_rows_.push_back(&*place);
  changed_bytes_ += bytes_of(row.value);
}

void RunStore::take(std::vector<Change> changes) {
  for (Change& change : changes) {
    if (is_unread(change.key)) {
      run_->put(change.key, change.value);
    } else {
      put_row(std::move(change));
    }
  }
  if (run_->bytes() + changed_bytes_ >= options_.run_bytes) end_run();
}

void RunStore::end_run() {
  {
    std::unique_lock lock(mutex_);
    wait_for_adder(lock);
  }
  // What was added before is in the store below; what is changed is not, and stays.
  if (rows_bytes_ > options_.rows_bytes) forget_rows();
  for (Rows::value_type* row : changed_rows_) {
    run_->put(row->first, row->second.value);
    row->second.is_changed = false;
  }
  changed_rows_.clear();
  changed_bytes_ = 0;
  added_->clear();
  run_.swap(added_);
  {
    const std::lock_guard lock(mutex_);
    is_adding_ = true;
  }
  changed_.notify_all();
}

void RunStore::forget_rows() {
  std::erase_if(rows_, [&](const auto& entry) {
    if (entry.second.is_changed) return false;
    rows_bytes_ -= bytes_of(entry.second.value);
    return true;
  });
}

void RunStore::wait_for_adder(std::unique_lock<std::mutex>& lock) {
  changed_.wait(lock, [this] { return !is_adding_; });
  if (failure_) std::rethrow_exception(failure_);
}

void RunStore::start_flush() {
  if (!run_->empty() || !changed_rows_.empty()) end_run();
}

void RunStore::flush() {
  start_flush();
  std::unique_lock lock(mutex_);
  wait_for_adder(lock);
}

void RunStore::recover() {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [this] { return !is_adding_; });
  failure_ = nullptr;
  run_->clear();
  added_->clear();
  changed_rows_.clear();
  changed_bytes_ = 0;
  rows_.clear();
  rows_bytes_ = 0;
}

void RunStore::add_runs() {
  options_.on_thread();
  std::unique_lock lock(mutex_);
  for (;;) {
    changed_.wait(lock, [this] { return is_adding_ || is_ending_; });
    if (!is_adding_) return;
    lock.unlock();
    std::exception_ptr failure;
    try {
      add_(added_->sort());
    } catch (...) {
      failure = std::current_exception();
    }
    lock.lock();
    failure_ = failure;
    is_adding_ = false;
    changed_.notify_all();
  }
}

}  // namespace seatledger::projections
