// The open batch: changes on top of a store that nobody else sees yet. The writer thread's alone.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "projections/store/key_value_store.h"

namespace seatledger::projections {

class ViewBatch final : public PointReads {
 public:
  // The store must outlive the batch.
  explicit ViewBatch(const KeyValueStore& store) : store_(store) {}

  // The row with the batch's changes; rows that were read stay in memory until the batch ends.
  std::optional<std::string> get(std::string_view key) const override;
  void put(std::string key, std::string value);
  void erase(std::string key);

  // The changes in no particular order, and an empty batch again.
  std::vector<Change> take();
  void clear();
  bool empty() const { return changed_ == 0; }

 private:
  struct Row {
    std::optional<std::string> value;
    bool is_changed = false;
  };
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view key) const {
      return std::hash<std::string_view>{}(key);
    }
  };

  void set(std::string key, std::optional<std::string> value);

  const KeyValueStore& store_;
  mutable std::unordered_map<std::string, Row, Hash, std::equal_to<>> rows_;
  std::size_t changed_ = 0;
};

}  // namespace seatledger::projections
