#include "projections/store/switched_store.h"

#include <utility>

namespace seatledger::projections {
namespace {

class KeptSnapshot final : public Snapshot {
 public:
  explicit KeptSnapshot(std::shared_ptr<KeyValueStore> store)
      : store_(std::move(store)), snapshot_(store_->snapshot()) {}

  std::optional<std::string> get(std::string_view key) const override {
    return snapshot_->get(key);
  }
  void scan(std::string_view prefix, std::string_view from, const Visit& visit) const override {
    snapshot_->scan(prefix, from, visit);
  }
  void scan_down(std::string_view prefix, std::string_view from,
                 const Visit& visit) const override {
    snapshot_->scan_down(prefix, from, visit);
  }

 private:
  const std::shared_ptr<KeyValueStore> store_;
  const std::unique_ptr<Snapshot> snapshot_;  // goes before its store
};

}  // namespace

SwitchedStore::SwitchedStore(std::shared_ptr<KeyValueStore> first) : current_(std::move(first)) {}

std::shared_ptr<KeyValueStore> SwitchedStore::current() const {
  const std::lock_guard lock(mutex_);
  return current_;
}

std::shared_ptr<KeyValueStore> SwitchedStore::switch_to(std::shared_ptr<KeyValueStore> next) {
  const std::lock_guard lock(mutex_);
  return std::exchange(current_, std::move(next));
}

std::optional<std::string> SwitchedStore::get(std::string_view key) const {
  return current()->get(key);
}

std::unique_ptr<Snapshot> SwitchedStore::snapshot() const {
  return std::make_unique<KeptSnapshot>(current());
}

void SwitchedStore::write(const std::vector<Change>& changes) { current()->write(changes); }

void SwitchedStore::flush() { current()->flush(); }

void SwitchedStore::start_flush() { current()->start_flush(); }

void SwitchedStore::recover() { current()->recover(); }

}  // namespace seatledger::projections
