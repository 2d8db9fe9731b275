#include "projections/store/run_writer.h"

#include <utility>

namespace seatledger::projections {
namespace {

constexpr std::size_t row_bytes = 120;  // of a row in the map, without its value

std::size_t bytes_of(const std::optional<std::string>& value) {
  return row_bytes + (value ? value->size() : 0);
}

}  // namespace

RunWriter::RunWriter(const PointReads& below, Add add, Options options)
    : below_(below),
      add_(std::move(add)),
      options_(std::move(options)),
      run_(std::make_unique<RowRun>()),
      added_(std::make_unique<RowRun>()),
      adder_([this] { add_runs(); }) {}

RunWriter::~RunWriter() {
  {
    const std::lock_guard lock(mutex_);
    is_ending_ = true;
  }
  changed_.notify_all();
  adder_.join();
}

bool RunWriter::is_unread(std::string_view key) const {
  return !key.empty() && options_.unread_tables.find(key.front()) != std::string_view::npos;
}

std::optional<std::string> RunWriter::get(std::string_view key) const {
  const auto kept = rows_.find(key);
  if (kept != rows_.end()) return kept->second.value;
  if (is_unread(key)) {
    if (const auto row = run_->find(key)) {
      return row->value ? std::optional<std::string>(*row->value) : std::nullopt;
    }
    {
      std::unique_lock lock(mutex_);
      wait_for_adder(lock);
    }
    return below_.get(key);
  }
  auto value = below_.get(key);
  if (!value) return value;
  rows_bytes_ += bytes_of(value);
  rows_.emplace(std::string(key), Row{value, false});
  return value;
}

void RunWriter::put(std::string key, std::string value) {
  if (is_unread(key)) {
    run_->put(key, value);
  } else {
    set(std::move(key), std::move(value));
  }
}

void RunWriter::erase(std::string key) {
  if (is_unread(key)) {
    run_->put(key, std::nullopt);
  } else {
    set(std::move(key), std::nullopt);
  }
}

void RunWriter::set(std::string key, std::optional<std::string> value) {
  const auto [place, is_new] = rows_.try_emplace(std::move(key));
  Row& row = place->second;
  if (!is_new) rows_bytes_ -= bytes_of(row.value);
  row.value = std::move(value);
  rows_bytes_ += bytes_of(row.value);
  if (!std::exchange(row.is_changed, true)) changed_bytes_ += bytes_of(row.value);
}

void RunWriter::commit() {
  if (run_->bytes() + changed_bytes_ >= options_.run_bytes) end_run();
}

void RunWriter::end_run() {
  {
    std::unique_lock lock(mutex_);
    wait_for_adder(lock);
  }
  // Rows of earlier runs are in the store below and may be dropped; changed rows are kept.
  if (rows_bytes_ > options_.rows_bytes) forget_rows();
  for (auto& [key, row] : rows_) {
    if (std::exchange(row.is_changed, false)) run_->put(key, row.value);
  }
  changed_bytes_ = 0;
  added_->clear();
  run_.swap(added_);
  {
    const std::lock_guard lock(mutex_);
    is_adding_ = true;
  }
  changed_.notify_all();
}

void RunWriter::forget_rows() {
  boost::unordered::erase_if(rows_, [&](const auto& entry) {
    if (entry.second.is_changed) return false;
    rows_bytes_ -= bytes_of(entry.second.value);
    return true;
  });
}

void RunWriter::wait_for_adder(std::unique_lock<std::mutex>& lock) const {
  changed_.wait(lock, [this] { return !is_adding_; });
  if (failure_) std::rethrow_exception(failure_);
}

void RunWriter::start_flush() {
  if (!run_->empty() || changed_bytes_ > 0) end_run();
}

void RunWriter::flush() {
  start_flush();
  std::unique_lock lock(mutex_);
  wait_for_adder(lock);
}

void RunWriter::add_runs() {
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
