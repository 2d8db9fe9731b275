// A store that can be replaced while in use: after the switch all reads and writes go to the new
// one.
#pragma once

#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "projections/store/key_value_store.h"

namespace seatledger::projections {

// A read uses the old store or the new one, never both; a snapshot keeps its store open. `Store` is
// a KeyValueStore.
template <class Store>
class SwitchedStore final : public KeyValueStore {
 public:
  explicit SwitchedStore(std::shared_ptr<Store> first) : current_(std::move(first)) {}

  // Any thread. The store stays open as long as the caller keeps the pointer.
  std::shared_ptr<Store> current() const {
    const std::lock_guard lock(mutex_);
    return current_;
  }
  // Only for the writer thread, between two writes; returns the previous store. Cached rows must be
  // dropped.
  std::shared_ptr<Store> switch_to(std::shared_ptr<Store> next) {
    const std::lock_guard lock(mutex_);
    return std::exchange(current_, std::move(next));
  }

  std::optional<std::string> get(std::string_view key) const override {
    return current()->get(key);
  }
  std::unique_ptr<Snapshot> snapshot() const override {
    return std::make_unique<KeptSnapshot>(current());
  }
  void write(const std::vector<Change>& changes) override { current()->write(changes); }
  void flush() override { current()->flush(); }
  void start_flush() override { current()->start_flush(); }
  void recover() override { current()->recover(); }

 private:
  class KeptSnapshot final : public Snapshot {
   public:
    explicit KeptSnapshot(std::shared_ptr<Store> store)
        : store_(std::move(store)), snapshot_(store_->snapshot()) {}

    std::optional<std::string> get(std::string_view key) const override {
      return snapshot_->get(key);
    }
    bool warm(std::string_view key, std::string_view value) const override {
      return snapshot_->warm(key, value);
    }
    void scan(std::string_view prefix, std::string_view from, const Visit& visit) const override {
      snapshot_->scan(prefix, from, visit);
    }
    void scan_down(std::string_view prefix, std::string_view from,
                   const Visit& visit) const override {
      snapshot_->scan_down(prefix, from, visit);
    }

   private:
    const std::shared_ptr<Store> store_;
    const std::unique_ptr<Snapshot> snapshot_;  // destroyed before its store
  };

  mutable std::mutex mutex_;
  std::shared_ptr<Store> current_;  // guarded by mutex_
};

}  // namespace seatledger::projections
