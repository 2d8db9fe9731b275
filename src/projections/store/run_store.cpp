#include "projections/store/run_store.h"

#include <algorithm>
#include <cstdint>
#include <utility>

namespace seatledger::projections {
namespace {

constexpr std::size_t row_bytes = 160;  // of a row's node in a map, beside its texts

// The beginning of a key as numbers that compare like its bytes.
struct KeyOrder {
  std::uint64_t first = 0;
  std::uint64_t second = 0;
  const Change* change = nullptr;
  std::size_t place = 0;  // of two rows with one key the later counts
};

std::uint64_t big_endian(std::string_view bytes) {
  std::uint64_t number = 0;
  for (std::size_t i = 0; i < 8; ++i) {
    number = number << 8U | (i < bytes.size() ? static_cast<std::uint8_t>(bytes[i]) : 0U);
  }
  return number;
}

KeyOrder key_order(const Change& change, std::size_t place) {
  const std::string_view key = change.key;
  return {big_endian(key), key.size() > 8 ? big_endian(key.substr(8)) : 0, &change, place};
}

bool stands_before(const KeyOrder& left, const KeyOrder& right) {
  if (left.first != right.first) return left.first < right.first;
  if (left.second != right.second) return left.second < right.second;
  const int order = left.change->key.compare(right.change->key);
  return order != 0 ? order < 0 : left.place < right.place;
}

std::size_t bytes_of_row(const Change& change) {
  return change.key.size() + (change.value ? change.value->size() : 0) + row_bytes;
}

}  // namespace

RunStore::RunStore(const KeyValueStore& below, Add add, Options options)
    : below_(below),
      add_(std::move(add)),
      options_(std::move(options)),
      run_(std::make_unique<Run>()),
      added_(std::make_unique<Run>()),
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

const Change* RunStore::find(const Run& run, std::string_view key, bool is_unread) {
  if (!is_unread) {
    const auto found = run.rows.find(key);
    return found == run.rows.end() ? nullptr : &found->second;
  }
  for (auto changes = run.writes.rbegin(); changes != run.writes.rend(); ++changes) {
    const auto found = std::find_if(changes->rbegin(), changes->rend(),
                                    [&](const Change& change) { return change.key == key; });
    if (found != changes->rend()) return &*found;
  }
  return nullptr;
}

std::optional<std::string> RunStore::get(std::string_view key) const {
  const bool unread = is_unread(key);
  if (const Change* change = find(*run_, key, unread)) return change->value;
  if (const Change* change = find(*added_, key, unread)) return change->value;
  const auto cached = cache_.find(key);
  if (cached != cache_.end()) return cached->second.value;
  auto value = below_.get(key);
  if (!value || unread) return value;
  Change row{std::string(key), value};
  cache_bytes_ += bytes_of_row(row);
  cache_.emplace(std::string(key), std::move(row));
  return value;
}

void RunStore::take(std::vector<Change> changes) {
  for (Change& change : changes) {
    run_->bytes += bytes_of_row(change);
    if (is_unread(change.key)) continue;
    Change& row = run_->rows[change.key];
    row = std::move(change);
    change.key.clear();
  }
  run_->writes.push_back(std::move(changes));
  if (run_->bytes >= options_.run_bytes) end_run();
}

// Of a run that the store below has.
void RunStore::keep_rows(Rows rows) {
  while (!rows.empty()) {
    auto row = rows.extract(rows.begin());
    cache_bytes_ += bytes_of_row(row.mapped());
    const auto place = cache_.find(row.key());
    if (place == cache_.end()) {
      cache_.insert(std::move(row));
    } else {
      cache_bytes_ -= bytes_of_row(place->second);
      place->second = std::move(row.mapped());
    }
  }
  if (cache_bytes_ <= options_.cache_bytes) return;
  cache_.clear();
  cache_bytes_ = 0;
}

void RunStore::end_run() {
  std::unique_lock lock(mutex_);
  wait_for_adder(lock);
  keep_rows(std::exchange(added_->rows, {}));
  added_ = std::exchange(run_, std::make_unique<Run>());
  is_adding_ = true;
  lock.unlock();
  changed_.notify_all();
}

void RunStore::wait_for_adder(std::unique_lock<std::mutex>& lock) {
  changed_.wait(lock, [this] { return !is_adding_; });
  if (failure_) std::rethrow_exception(failure_);
}

void RunStore::start_flush() {
  if (!run_->empty()) end_run();
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
  *run_ = {};
  *added_ = {};
  cache_.clear();
  cache_bytes_ = 0;
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
      add_run(*added_);
    } catch (...) {
      failure = std::current_exception();
    }
    lock.lock();
    failure_ = failure;
    is_adding_ = false;
    changed_.notify_all();
  }
}

void RunStore::add_run(const Run& run) const {
  std::vector<KeyOrder> rows;
  std::size_t place = 0;
  for (const auto& entry : run.rows) rows.push_back(key_order(entry.second, ++place));
  for (const auto& changes : run.writes) {
    for (const Change& change : changes) {
      if (!change.key.empty()) rows.push_back(key_order(change, ++place));
    }
  }
  std::sort(rows.begin(), rows.end(), stands_before);
  std::vector<const Change*> changes;
  changes.reserve(rows.size());
  for (const KeyOrder& row : rows) {
    if (!changes.empty() && changes.back()->key == row.change->key) changes.pop_back();
    changes.push_back(row.change);
  }
  if (!changes.empty()) add_(changes);
}

}  // namespace seatledger::projections
