// The open batch: changes to a store that no reader sees yet. Only for the writer thread.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "projections/store/row_writer.h"

namespace seatledger::projections {

class ViewBatch final : public RowWriter {
 public:
  // The store must outlive the batch.
  explicit ViewBatch(const KeyValueStore& store) : store_(store) {}

  // The row with the batch's changes. Existing rows stay cached after the batch; they remain valid,
  // because the store has no other writer.
  std::optional<std::string> get(std::string_view key) const override;
  void put(std::string key, std::string value) override;
  void erase(std::string key) override;

  // Returns the changes, in no particular order, and empties the batch.
  std::vector<Change> take();
  // Drops the changes and the cached rows.
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

  template <class Value>
  using Map = std::unordered_map<std::string, Value, Hash, std::equal_to<>>;

  void keep(std::string_view key, const std::string& value) const;
  void rekeep(std::string_view key, const std::optional<std::string>& value);
  void set(std::string key, std::optional<std::string> value);

  const KeyValueStore& store_;
  mutable Map<Row> rows_;  // changed, or not in the store
  std::size_t changed_ = 0;
  mutable Map<std::string> kept_;  // as in the store
  mutable std::size_t kept_bytes_ = 0;
};

}  // namespace seatledger::projections
